import { post } from '../../company/channels/channel.ts';
import { type Incident, type IncidentNote, incidents } from '../../company/on-call/incident.ts';
import { notify } from '../../kernel/waits.ts';
import type { ShellCall } from '../shell-command.ts';

/** Writes down what was said about an incident. */
export function note(
  call: ShellCall,
  { id }: Incident,
  kind: IncidentNote['kind'],
  text: string,
  parts?: IncidentNote['parts'],
): void {
  const row = incidents.edit(call.tx, id);
  const { now: at } = call.tx.world;
  row.notes = [...row.notes, { at, actor: call.actor, kind, text, ...(parts ? { parts } : {}) }];
  notify(call.tx, 'incident');
  post(call.tx, 'ml-oncall', { actor: call.actor, text: saidText(id, kind, text, parts) });
}

/** Who looks after an incident says so where the others read. */
function saidText(id: string, kind: IncidentNote['kind'], text: string, parts: IncidentNote['parts']): string {
  const said = [text, ...(parts ? [`Cause: ${parts.cause}`, `Prevention: ${parts.prevention}`] : [])]
    .filter((line) => line !== '')
    .join('\n');
  return said === '' ? `${id}: ${DONE[kind]}` : `${id}: ${DONE[kind]}\n${said}`;
}

const DONE: { readonly [kind in IncidentNote['kind']]: string } = {
  acknowledge: 'acknowledged.',
  declare: 'declared.',
  update: 'update.',
  report: 'report.',
  resolve: 'resolved.',
};
