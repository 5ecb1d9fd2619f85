import { type Incident, incidents } from '../../company/on-call/incident.ts';
import type { World } from '../../kernel/world.ts';

export type IncidentView = Incident;

/** The incident the pager shows: the newest one. */
export const incidentView = (world: World): IncidentView | null => incidents.all(world).at(-1) ?? null;
