import { Button } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { Status } from '../../scenario/status.ts';
import type { PlayIdentity } from '../../session/play.ts';
import type { ScenarioCard } from '../../session/scenario-card.ts';
import { ContinueCard } from '../home/ContinueCard.tsx';
import '../home/home.css';
import { OpenRecording } from '../home/OpenRecording.tsx';
import { ReplaceDialog } from '../home/ReplaceDialog.tsx';
import { ScenarioChoice } from '../home/ScenarioChoice.tsx';
import { isWorthAsking, type KeptHere, readKept, useKept } from '../home/use-kept.ts';
import { useScenarioCards } from '../home/use-scenario-cards.ts';
import { go } from '../routing/go.ts';
import { href } from '../routing/route.ts';
import { bestResults } from '../storage/results.ts';
import { useSession } from '../store/session-context.ts';
import { commonTexts } from '../texts/common.ts';
import { homeTexts as texts } from '../texts/home.ts';

/** Where one begins: go on with a play, take the pager of a scenario, or open a recording. */
export default function HomePage() {
  const cards = useScenarioCards();
  const results = useResults();
  const { kept, isElsewhere, discard } = useKept();
  const { begin, question } = useBegin();
  const stage = useSession((state) => state.stage);
  const start = useSession((state) => state.start);
  const resume = useSession((state) => state.resume);
  const known = Array.isArray(cards) ? (cards as readonly ScenarioCard[]) : [];
  const titleOf = (id: string): string => known.find((card) => card.id === id)?.title ?? id;
  const first = known.find(({ level }) => level !== null);
  const isDisabled = stage === 'loading' || isElsewhere;
  const take = (card: ScenarioCard, identity: PlayIdentity): void =>
    void begin(() => {
      start(identity);
      go(href([card.level === null ? 'workspace' : 'desk']));
    });
  const open = (text: string): void =>
    void begin(() => {
      resume(text);
      go(href(['desk']));
    });
  return (
    <section aria-labelledby="home-title" className="home">
      <h1 id="home-title">{texts.heading}</h1>
      <p className="meta">{texts.about}</p>
      {isElsewhere ? <Elsewhere /> : null}
      {stage === 'playing' ? <Running /> : null}
      {kept && stage === 'idle' && !isElsewhere ? (
        <ContinueCard title={titleOf(kept.kept.recording.scenario)} kept={kept} onDiscard={discard} />
      ) : null}
      {cards === null ? <p role="status">{commonTexts.loading}</p> : null}
      {typeof cards === 'string' ? (
        <p role="alert">
          {texts.cards}: {cards}
        </p>
      ) : null}
      {known.map((card) => (
        <ScenarioChoice
          key={card.id}
          card={card}
          best={results.get(card.id)}
          isFirst={card === first && !kept && stage !== 'playing'}
          isDisabled={isDisabled}
          onTake={(identity) => take(card, identity)}
        />
      ))}
      <OpenRecording isDisabled={isDisabled} onText={open} />
      {question(titleOf)}
    </section>
  );
}

/** Begins a play, after asking when another one would be lost by it. */
function useBegin() {
  const [asking, setAsking] = useState<{ readonly kept: KeptHere; readonly run: () => void } | null>(null);
  const close = (): void => setAsking(null);
  return {
    begin: async (run: () => void): Promise<void> => {
      const kept = await readKept();
      if (kept && isWorthAsking(kept)) setAsking({ kept, run });
      else run();
    },
    question: (titleOf: (scenario: string) => string) =>
      asking ? (
        <ReplaceDialog
          kept={asking.kept}
          title={titleOf(asking.kept.kept.recording.scenario)}
          onReplace={() => {
            close();
            asking.run();
          }}
          onClose={close}
        />
      ) : null,
  };
}

function Running() {
  return (
    <article className="panel card" aria-labelledby="running-title">
      <h2 id="running-title">{texts.running}</h2>
      <div className="buttons">
        <Button as="a" appearance="primary" href={href(['desk'])}>
          {texts.back}
        </Button>
      </div>
    </article>
  );
}

function Elsewhere() {
  const follow = useSession((state) => state.follow);
  const watch = (): void => {
    follow();
    go(href(['desk']));
  };
  return (
    <article className="panel card" aria-labelledby="elsewhere-title">
      <h2 id="elsewhere-title">{texts.elsewhere}</h2>
      <p className="meta">{texts.elsewhereHint}</p>
      <div className="buttons">
        <Button appearance="primary" onClick={watch}>
          {texts.watch}
        </Button>
      </div>
    </article>
  );
}

function useResults(): ReadonlyMap<string, Status> {
  const [results, setResults] = useState<ReadonlyMap<string, Status>>(new Map());
  useEffect(() => {
    // Where nothing can be kept there are no results to show.
    bestResults().then(setResults, () => undefined);
  }, []);
  return results;
}
