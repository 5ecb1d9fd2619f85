import { Alert20Filled, CheckmarkCircle20Regular } from '@fluentui/react-icons';
import { formatSpan } from '../kit/format-time.ts';
import { href } from '../routing/route.ts';
import { useSession } from '../store/session-context.ts';
import { frameTexts } from '../texts/frame.ts';

/** The open incident and how long it has been; leads to the desk. */
export function IncidentChip() {
  const incident = useSession((state) => state.frame?.incident ?? null);
  const minute = useSession((state) => Math.floor((state.frame?.now ?? 0) / 60_000));
  if (!incident)
    return (
      <a className="chip" href={href(['desk'])}>
        <CheckmarkCircle20Regular aria-hidden="true" /> {frameTexts.noIncident}
      </a>
    );
  const isOpen = incident.resolvedAt === null;
  const since = formatSpan((incident.resolvedAt ?? minute * 60_000) - incident.pagedAt).replace(/ \d+ s$/, '');
  const state = isOpen
    ? incident.acknowledgedAt === null
      ? frameTexts.unacknowledged
      : frameTexts.open
    : frameTexts.resolved;
  return (
    <a className={isOpen ? 'chip chip-alarm' : 'chip'} href={href(['desk'])} title={incident.title}>
      {isOpen ? <Alert20Filled aria-hidden="true" /> : <CheckmarkCircle20Regular aria-hidden="true" />}
      <span>
        {incident.id} · sev {incident.severity} · {state} · <span className="numbers">{since}</span>
      </span>
    </a>
  );
}
