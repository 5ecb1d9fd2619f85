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
}
