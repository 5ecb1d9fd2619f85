import type { IncidentView } from '../session/views/incident-view.ts';
import { isoTime } from '../session/views/iso-time.ts';
import { IncidentSayings } from './IncidentSayings.tsx';
import type { SessionStore } from './session-store.ts';
import { texts } from './texts.ts';

/** The terminal behind the panel: every button types the command it names. */
const PANEL_TERMINAL = 'panel';

/** The page and what can be said about it. Buttons and `pager` are the same acts. */
export function IncidentPanel({ useSession }: { readonly useSession: SessionStore }) {
  const incident = useSession((state) => state.view?.incident ?? null);
  const input = useSession((state) => state.input);
  const type = (line: string): void => input({ type: 'line', terminal: PANEL_TERMINAL, line });
  return (
    <section className="panel" aria-labelledby="incident-title">
      <h2 id="incident-title">{texts.incident}</h2>
      <div aria-live="polite">{incident === null ? <p>{texts.noIncident}</p> : <Page incident={incident} />}</div>
      {incident === null ? null : (
        <>
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
          <IncidentSayings incident={incident} onLine={type} />
        </>
      )}
    </section>
  );
}

/** What the pager shows, and what was said since. */
function Page({ incident }: { readonly incident: IncidentView }) {
  return (
    <>
      <h3>
        {incident.id} · sev {incident.severity} · {incident.title}
      </h3>
      <p className="meta">
        {texts.paged} <Minute at={incident.pagedAt} />
        {incident.acknowledgedAt === null ? ` · ${texts.notAcknowledged}` : ''}
        {incident.resolvedAt === null ? '' : ` · ${texts.resolved}`}
      </p>
      <p className="page-text">{incident.text.trim()}</p>
      <ul className="notes">
        {incident.notes.map((note, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: notes are only ever appended
          <li key={index}>
            <Minute at={note.at} /> {note.kind}
            {note.text ? `: ${note.text}` : ''}
          </li>
        ))}
      </ul>
    </>
  );
}

const Minute = ({ at }: { readonly at: number }) => <time dateTime={isoTime(at)}>{isoTime(at).slice(11, 16)}</time>;
