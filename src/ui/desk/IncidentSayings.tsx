import { useState } from 'react';
import type { IncidentView } from '../../session/views/incident-view.ts';
import { deskTexts as texts } from '../texts/desk.ts';
import { incidentLine, type Saying } from './incident-line.ts';

const SAYINGS: readonly Saying[] = ['declare', 'update', 'report'];

interface IncidentSayingsProps {
  readonly incident: IncidentView;
  readonly onLine: (line: string) => void;
}

/** Declare, update, report, resolve. A text that was not sent stays. */
export function IncidentSayings({ incident, onLine }: IncidentSayingsProps) {
  const [text, setText] = useState('');
  const isOpen = incident.resolvedAt === null;
  const say = (verb: Saying): void => {
    onLine(incidentLine(verb, text.trim()));
    setText('');
  };
  return (
    <>
      <label htmlFor="say">{texts.say}</label>
      <textarea
        id="say"
        rows={3}
        value={text}
        disabled={!isOpen}
        aria-describedby="say-hint"
        onChange={(event) => setText(event.target.value)}
      />
      <p id="say-hint" className="hint">
        {texts.sayHint}
      </p>
      <div className="buttons">
        {SAYINGS.map((verb) => (
          <button
            key={verb}
            type="button"
            title={`pager ${verb} …`}
            disabled={!isOpen || text.trim() === ''}
            onClick={() => say(verb)}
          >
            {texts[verb]}
          </button>
        ))}
        <button
          type="button"
          title="pager resolve"
          disabled={!isOpen || incident.acknowledgedAt === null}
          onClick={() => onLine('pager resolve')}
        >
          {texts.resolve}
        </button>
      </div>
    </>
  );
}
