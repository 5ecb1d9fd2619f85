import { incidents } from '../../company/on-call/incident.ts';
import { type Objective, objectives } from '../../company/on-call/objective.ts';
import type { World } from '../../kernel/world.ts';

/** What was promised of the endpoint that the first page was about; of the first endpoint when nobody was paged. */
export function judgedObjective(world: World): Objective | null {
  const [incident] = incidents.all(world);
  return objectives.all(world).find(({ endpoint }) => !incident || endpoint === incident.endpoint) ?? null;
}
