import { Button } from '@fluentui/react-components';
import type { ScenarioCard } from '../../session/scenario-card.ts';
import { Brief } from '../kit/Brief.tsx';
import { go } from '../routing/go.ts';
import { href } from '../routing/route.ts';
import { useSession } from '../store/session-context.ts';
import { commonTexts } from '../texts/common.ts';
import { homeTexts as texts } from '../texts/home.ts';
import { useScenarioCards } from './use-scenario-cards.ts';

/** Where one begins: go on with a play, or take the pager of a scenario. */
export default function HomePage() {
  const cards = useScenarioCards();
  if (typeof cards === 'string')
    return (
      <p role="alert">
        {texts.cards}: {cards}
      </p>
    );
  return (
    <section aria-labelledby="home-title" className="home">
      <h1 id="home-title">{texts.heading}</h1>
      <p className="meta">{texts.about}</p>
      {cards === null ? <p role="status">{commonTexts.loading}</p> : null}
      {(cards ?? []).map((card) => (
        <Card key={card.id} card={card} />
      ))}
    </section>
  );
}

function Card({ card }: { readonly card: ScenarioCard }) {
  const stage = useSession((state) => state.stage);
  const start = useSession((state) => state.start);
  const take = (): void => {
    start({ scenario: card.id, seed: '1', variant: card.variants[0] ?? 'A' });
    go(href([card.level === null ? 'workspace' : 'desk']));
  };
  return (
    <article className="panel card" aria-labelledby={`card-${card.id}`}>
      <h2 id={`card-${card.id}`}>{card.title}</h2>
      <p className="meta">
        {card.level !== null ? texts.level(card.level) : texts.noIncident}
        {card.minutes !== null ? ` · ${texts.minutes(card.minutes)}` : ''}
      </p>
      <Brief text={card.brief} />
      <Button
        appearance={card.level === null ? 'secondary' : 'primary'}
        disabled={stage === 'loading'}
        aria-describedby={`card-${card.id}`}
        onClick={take}
      >
        {card.level === null ? texts.explore : texts.take}
      </Button>
    </article>
  );
}
