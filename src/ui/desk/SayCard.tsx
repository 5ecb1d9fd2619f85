import { Button, Radio, RadioGroup, Textarea } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import type { IncidentView } from '../../session/views/incident-view.ts';
import { CommandLine } from '../kit/CommandLine.tsx';
import { quote } from '../kit/quote.ts';
import { sayingTexts as texts } from '../texts/desk.ts';
import { Failed } from './Failed.tsx';
import { useAct } from './use-act.ts';
import { useDraft } from './use-draft.ts';

type Saying = 'declare' | 'update';

/** Declare what is wrong, tell others how it stands. */
export function SayCard({ incident }: { readonly incident: IncidentView }) {
  const isDeclared = incident.notes.some(({ kind }) => kind === 'declare');
  const [chosen, choose] = useState<Saying | null>(null);
  const saying = chosen ?? (isDeclared ? 'update' : 'declare');
  const [text, write] = useDraft('say');
  const { act, isBusy, isBlocked, failed } = useAct();
  const line = `pager ${saying} ${quote(text.trim())}`;
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!(await act(line))) return;
    write('');
    choose(null);
  };
  return (
    <section className="panel" aria-labelledby="say-title">
      <h2 id="say-title">{texts.title}</h2>
      <form className="stack" onSubmit={(event) => void send(event)}>
        <RadioGroup
          layout="horizontal"
          aria-label={texts.kind}
          value={saying}
          onChange={(_, { value }) => choose(value as Saying)}
        >
          <Radio value="declare" label={texts.declare} />
          <Radio value="update" label={texts.update} />
        </RadioGroup>
        <label htmlFor="say">{texts.text[saying]}</label>
        <Textarea
          id="say"
          rows={3}
          value={text}
          aria-describedby="say-hint"
          onChange={(_, { value }) => write(value)}
        />
        <p id="say-hint" className="hint">
          {saying === 'declare' ? texts.declareHint : texts.updateHint}
        </p>
        {text.trim() === '' ? null : <CommandLine line={line} />}
        <div className="buttons">
          <Button
            type="submit"
            appearance={isDeclared ? 'secondary' : 'primary'}
            disabled={isBusy || isBlocked || text.trim() === ''}
          >
            {texts.send[saying]}
          </Button>
        </div>
        <Failed text={failed} />
      </form>
    </section>
  );
}
