import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { IncidentView } from '../../session/views/incident-view.ts';
import { Brief } from '../kit/Brief.tsx';
import { CommandDialog } from '../kit/CommandDialog.tsx';
import { Time } from '../kit/Time.tsx';
import { useSession } from '../store/session-context.ts';
import { hintTexts as texts } from '../texts/desk.ts';

interface HintsCardProps {
  readonly incident: IncidentView;
  readonly isOver: boolean;
}

/** The ladder of hints: what was revealed and when, and the next one after a question. */
export function HintsCard({ incident: { hints, hintsLeft }, isOver }: HintsCardProps) {
  const [isAsking, setAsking] = useState(false);
  const isReadOnly = useSession((state) => state.isReadOnly);
  const all = hints.length + hintsLeft;
  const kindOf = (n: number): string =>
    n === 1 ? texts.kinds.first : n === all ? texts.kinds.last : texts.kinds.between;
  const next = hints.length + 1;
  return (
    <section className="panel" aria-labelledby="hints-title">
      <h2 id="hints-title">{texts.title}</h2>
      <p className="meta">{all === 0 ? texts.none : texts.about(hintsLeft)}</p>
      <ol className="hints">
        {hints.map(({ at, text }, index) => (
          <li key={text}>
            <h3>{texts.heading(index + 1, kindOf(index + 1))}</h3>
            <Brief text={text} />
            <p className="hint">
              <Time at={at} />
            </p>
          </li>
        ))}
      </ol>
      {hintsLeft === 0 || isOver ? null : (
        <Button disabled={isReadOnly} onClick={() => setAsking(true)}>
          {texts.reveal(next)}
        </Button>
      )}
      {isAsking ? (
        <CommandDialog
          title={texts.ask(next, all)}
          command="pager hint"
          confirm={texts.confirm}
          onClose={() => setAsking(false)}
        >
          <p>
            {texts.says(kindOf(next))} {texts.recorded}
          </p>
        </CommandDialog>
      ) : null}
    </section>
  );
}
