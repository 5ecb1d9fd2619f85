import type { EndpointPulse } from '../../session/views/endpoint-pulse-view.ts';
import type { IncidentView } from '../../session/views/incident-view.ts';

export type StepId = 'acknowledge' | 'investigate' | 'declare' | 'repair' | 'report' | 'resolve';

/** One step of handling an incident. */
export interface Step {
  readonly id: StepId;
  readonly state: 'done' | 'now' | 'later';
  readonly at: number | null; // when it was done, where that is one instant
}

/** What is done and what comes next, from the state of the incident and of the endpoint. */
export function checklist(incident: IncidentView, pulse: EndpointPulse | null | undefined): Step[] {
  const said = (kind: string): number | null => incident.notes.find((note) => note.kind === kind)?.at ?? null;
  const found = incident.hypotheses
    .flatMap(({ beliefs }) => beliefs.filter(({ state }) => state === 'confirmed'))
    .map(({ at }) => at);
  const declared = said('declare');
  const done: readonly (readonly [StepId, boolean, number | null])[] = [
    ['acknowledge', incident.acknowledgedAt !== null, incident.acknowledgedAt],
    ['investigate', found.length > 0 || declared !== null, null],
    ['declare', declared !== null, declared],
    ['repair', pulse?.now.isKept ?? false, null],
    ['report', said('report') !== null, said('report')],
    ['resolve', incident.resolvedAt !== null, incident.resolvedAt],
  ];
  const next = done.find(([, isDone]) => !isDone)?.[0];
  return done.map(([id, isDone, at]) => ({ id, at, state: isDone ? 'done' : id === next ? 'now' : 'later' }));
}
