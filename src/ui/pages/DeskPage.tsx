import { Button } from '@fluentui/react-components';
import { IncidentSayings } from '../desk/IncidentSayings.tsx';
import { Brief } from '../kit/Brief.tsx';
import { formatMinute } from '../kit/format-time.ts';
import { PageHeader } from '../kit/PageHeader.tsx';
import { useSession } from '../store/session-context.ts';
import { useCommand } from '../store/use-command.ts';
import { useView } from '../store/use-view.ts';
import { commonTexts } from '../texts/common.ts';
import { deskTexts as texts } from '../texts/desk.ts';

/** The page and everything said about it. Buttons and `pager` are the same acts. */
export default function DeskPage() {
  const incident = useView('incident', {});
  const briefing = useSession((state) => state.briefing);
  const run = useCommand();
  const type = (line: string): void => void run(line);
  if (incident === undefined) return <p role="status">{commonTexts.loading}</p>;
  return (
    <>
      <PageHeader title={texts.title}>
        {incident ? (
          <Button
            appearance="primary"
            title="pager ack"
            disabled={incident.acknowledgedAt !== null}
            onClick={() => type('pager ack')}
          >
            {texts.acknowledge}
          </Button>
        ) : null}
      </PageHeader>
      <section className="panel" aria-labelledby="incident-title">
        {incident ? (
          <>
            <h2 id="incident-title">
              {incident.id} · sev {incident.severity} · {incident.title}
            </h2>
            <p className="meta">
              {texts.paged} {formatMinute(incident.pagedAt)}
              {incident.acknowledgedAt === null ? ` · ${texts.notAcknowledged}` : ''}
              {incident.resolvedAt === null ? '' : ` · ${texts.resolved}`}
            </p>
            <p className="page-text">{incident.text.trim()}</p>
            <ul className="notes">
              {incident.notes.map((note, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: notes are only ever appended
                <li key={index}>
                  {formatMinute(note.at)} {note.kind}
                  {note.text ? `: ${note.text}` : ''}
                </li>
              ))}
            </ul>
            <IncidentSayings incident={incident} onLine={type} />
          </>
        ) : (
          <h2 id="incident-title">{texts.noIncident}</h2>
        )}
      </section>
      {briefing ? (
        <section className="panel" aria-labelledby="briefing-title">
          <h2 id="briefing-title">
            {texts.briefing}: {briefing.title}
          </h2>
          <Brief text={briefing.brief} />
        </section>
      ) : null}
    </>
  );
}
