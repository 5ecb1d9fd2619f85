import { useState } from 'react';
import { isoTime } from '../session/views/iso-time.ts';
import type { SessionStore } from './session-store.ts';
import { texts } from './texts.ts';

const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** The terminal behind the panel: every button types the command it names. */
export const PANEL_TERMINAL = 'panel';

/** The page and what can be said about it. Buttons and `pager` are the same acts. */
export function IncidentPanel({ useSession }: { readonly useSession: SessionStore }) {
  const incident = useSession((state) => state.view?.incident ?? null);
  const input = useSession((state) => state.input);
  const [text, setText] = useState('');
  const type = (line: string): void => input({ type: 'line', terminal: PANEL_TERMINAL, line });
  const say = (verb: string): void => {
    type(`pager ${verb} ${quote(text)}`);
    setText('');
  };
  const isOpen = incident !== null && incident.resolvedAt === null;
  const isSilent = !isOpen || text.trim() === '';
  return (
    <section className="panel" aria-labelledby="incident-title">
      <h2 id="incident-title">{texts.incident}</h2>
      {incident === null ? (
        <p>{texts.noIncident}</p>
      ) : (
        <>
          <h3>
            {incident.id} · sev {incident.severity} · {incident.title}
          </h3>
          <p className="page-text">{incident.text}</p>
          <ul className="notes">
            {incident.notes.map((note) => (
              <li key={`${note.at}/${note.kind}/${note.text}`}>
                <time dateTime={isoTime(note.at)}>{isoTime(note.at).slice(11, 16)}</time> {note.kind}
                {note.text ? `: ${note.text}` : ''}
              </li>
            ))}
          </ul>
          <div className="buttons">
            <button
              type="button"
              className="primary"
              title="pager ack"
              disabled={incident.acknowledgedAt !== null}
              onClick={() => type('pager ack')}
            >
              {texts.acknowledge}
            </button>
          </div>
          <label htmlFor="say">{texts.say}</label>
          <textarea id="say" rows={3} value={text} onChange={(event) => setText(event.target.value)} />
          <div className="buttons">
            <button type="button" title="pager declare …" disabled={isSilent} onClick={() => say('declare')}>
              {texts.declare}
            </button>
            <button type="button" title="pager update …" disabled={isSilent} onClick={() => say('update')}>
              {texts.update}
            </button>
            <button type="button" title="pager report …" disabled={isSilent} onClick={() => say('report')}>
              {texts.report}
            </button>
            <button
              type="button"
              title="pager resolve"
              disabled={!isOpen || incident.acknowledgedAt === null}
              onClick={() => type('pager resolve')}
            >
              {texts.resolve}
            </button>
          </div>
        </>
      )}
    </section>
  );
}
