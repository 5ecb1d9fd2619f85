import { type Incident, type IncidentNote, incidents } from '../../company/on-call/incident.ts';
import { isoTime } from '../../kernel/time.ts';
import { notify } from '../../kernel/waits.ts';
import { defineShellCommand, type ShellCall } from '../shell-command.ts';

const USAGE = `usage: pager                       show the open page
       pager ack                   acknowledge it
       pager declare <text>        say what is wrong and what is hit
       pager update <text>         tell others how it stands
       pager report <text>         hand in the report: cause, evidence, prevention
       pager resolve [<text>]      say that it is over; the watch goes on without you
`;

const answer = (out: string) => ({ out });
const refuse = (message: string, code = 1) => ({ err: `pager: ${message}\n`, code });

/** The on-call engineer's pager: the same acts as the buttons of the incident panel. */
export const pager = defineShellCommand({
  name: 'pager',
  summary: 'show and handle the open incident (ack, declare, update, report, resolve)',
  run(call) {
    const [verb = 'show', ...words] = call.args;
    const text = (words.length > 0 ? words.join(' ') : call.stdin).trim();
    const open = latest(call);
    if (verb === '--help' || verb === 'help') return answer(USAGE);
    if (!open) return verb === 'show' ? answer('No incident.\n') : refuse('no incident is open');
    switch (verb) {
      case 'show':
        return answer(describe(open));
      case 'ack':
      case 'acknowledge':
        return acknowledge(call, open);
      case 'declare':
      case 'update':
      case 'report':
        if (text === '') return refuse(`${verb} needs a text`, 2);
        if (open.resolvedAt !== null) return refuse(`${open.id} is resolved already`);
        note(call, open, verb, text);
        return answer(
          `${open.id}: ${verb === 'declare' ? 'declared' : verb === 'update' ? 'updated' : 'report filed'}.\n`,
        );
      case 'resolve':
        return resolve(call, open, text);
      default:
        return { err: `pager: '${verb}' is not a pager command\n${USAGE}`, code: 2 };
    }
  },
});

const latest = (call: ShellCall): Incident | undefined => incidents.all(call.tx.world).at(-1);

function note(call: ShellCall, incident: Incident, kind: IncidentNote['kind'], text: string): void {
  const row = incidents.edit(call.tx, incident.id);
  row.notes = [...row.notes, { at: call.tx.world.now, actor: call.actor, kind, text }];
  notify(call.tx, 'incident');
}

function acknowledge(call: ShellCall, incident: Incident) {
  if (incident.acknowledgedAt !== null)
    return answer(`${incident.id} was acknowledged at ${isoTime(incident.acknowledgedAt)}.\n`);
  note(call, incident, 'acknowledge', '');
  incidents.edit(call.tx, incident.id).acknowledgedAt = call.tx.world.now;
  return answer(`${incident.id} acknowledged at ${isoTime(call.tx.world.now)}.\n`);
}

function resolve(call: ShellCall, incident: Incident, text: string) {
  if (incident.acknowledgedAt === null) return refuse(`acknowledge ${incident.id} first: pager ack`);
  if (incident.resolvedAt !== null) return refuse(`${incident.id} is resolved already`);
  note(call, incident, 'resolve', text);
  incidents.edit(call.tx, incident.id).resolvedAt = call.tx.world.now;
  return answer(`${incident.id} resolved at ${isoTime(call.tx.world.now)}. What you left behind is now watched.\n`);
}

function describe(incident: Incident): string {
  const state =
    incident.resolvedAt !== null
      ? `resolved ${isoTime(incident.resolvedAt)}`
      : incident.acknowledgedAt !== null
        ? `acknowledged ${isoTime(incident.acknowledgedAt)}`
        : 'not acknowledged';
  const lines = [
    `${incident.id}  sev ${incident.severity}  ${incident.title}`,
    `paged ${isoTime(incident.pagedAt)}, ${state}`,
    '',
    incident.text.trim(),
    ...incident.notes
      .filter((said) => said.text !== '')
      .map((said) => `\n${isoTime(said.at)} ${said.kind}: ${said.text}`),
  ];
  return `${lines.join('\n')}\n`;
}
