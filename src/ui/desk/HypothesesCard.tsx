import { Button, Input } from '@fluentui/react-components';
import type { FormEvent } from 'react';
import type { Hypothesis } from '../../session/views/incident-view.ts';
import { quote } from '../kit/quote.ts';
import { evidenceTexts as texts } from '../texts/desk.ts';
import { Failed } from './Failed.tsx';
import { HypothesisRow } from './HypothesisRow.tsx';
import { useAct } from './use-act.ts';
import { useDraft } from './use-draft.ts';

interface HypothesesCardProps {
  readonly hypotheses: readonly Hypothesis[];
  readonly isOver: boolean;
}

/** What could be the cause, and how sure somebody is of each. */
export function HypothesesCard({ hypotheses, isOver }: HypothesesCardProps) {
  const [text, write] = useDraft('hypothesis');
  const { act, isBusy, isBlocked, failed } = useAct();
  const add = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (await act(`pager hypothesis ${quote(text.trim())}`)) write('');
  };
  return (
    <section className="panel" aria-labelledby="hypotheses-title">
      <h2 id="hypotheses-title">{texts.hypotheses}</h2>
      <p className="meta">{texts.hypothesesAbout}</p>
      {hypotheses.length === 0 ? <p className="empty">{texts.noHypotheses}</p> : null}
      <ol className="hypotheses">
        {hypotheses.map((hypothesis) => (
          <HypothesisRow key={hypothesis.n} hypothesis={hypothesis} isOver={isOver} />
        ))}
      </ol>
      {isOver ? null : (
        <form className="one-line" onSubmit={(event) => void add(event)}>
          <Input
            id="new-hypothesis"
            aria-label={texts.newHypothesis}
            placeholder={texts.newHypothesis}
            value={text}
            onChange={(_, { value }) => write(value)}
          />
          <Button type="submit" disabled={isBusy || isBlocked || text.trim() === ''} title="pager hypothesis …">
            {texts.add}
          </Button>
        </form>
      )}
      <Failed text={failed} />
    </section>
  );
}
