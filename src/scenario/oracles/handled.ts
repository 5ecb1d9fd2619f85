import * as v from 'valibot';
import { firstResolved, incidents } from '../../company/on-call/incident.ts';
import { defineOracle } from './oracle.ts';

/** The incident was acknowledged, declared and reported by a person. */
export const handled = defineOracle({
  id: 'handled',
  layer: 'handled',
  parameters: v.strictObject({}),
  judge(_parameters, { end }) {
    const incident = firstResolved(end) ?? incidents.all(end).at(-1);
    if (!incident) return { held: false, reason: 'No incident was open.' };
    const said = (kind: string): boolean => incident.notes.some((note) => note.kind === kind);
    const missing = [
      incident.acknowledgedAt === null ? 'it was never acknowledged' : '',
      said('declare') ? '' : 'nobody was told what was wrong',
      said('report') ? '' : 'no report was handed in',
      incident.resolvedAt === null ? 'it was never declared over' : '',
    ].filter((gap) => gap !== '');
    if (missing.length > 0) return { held: false, reason: `${incident.id}: ${missing.join('; ')}.` };
    const minutes = Math.round(((incident.acknowledgedAt ?? 0) - incident.pagedAt) / 60_000);
    return {
      held: true,
      reason: `${incident.id} was acknowledged after ${minutes} min, declared, reported and closed.`,
    };
  },
});
