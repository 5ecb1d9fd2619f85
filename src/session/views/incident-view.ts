import * as v from 'valibot';
import { type Incident, incidents } from '../../company/on-call/incident.ts';
import { defineView } from './view.ts';

export type IncidentView = Incident;

/** The incident the pager shows: the newest one. */
export const incidentView = defineView(
  'incident',
  v.strictObject({}),
  ({ world }): IncidentView | null => incidents.all(world).at(-1) ?? null,
);
