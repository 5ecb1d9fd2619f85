import { firstResolved } from '../company/on-call/incident.ts';
import type { SimTime } from '../kernel/time.ts';
import type { World } from '../kernel/world.ts';
import type { ScenarioFile } from '../scenario/scenario-file.ts';

/** When a play ended: the incident was declared over, or its time is up; null while it goes on. Without conditions it never ends. */
export function playEnd(world: World, { oracles, t0, span }: ScenarioFile): SimTime | null {
  if (oracles.length === 0) return null;
  return firstResolved(world)?.resolvedAt ?? (world.now >= t0 + span ? t0 + span : null);
}
