import { incidents } from '../company/on-call/incident.ts';
import type { World } from '../kernel/world.ts';

/** What the pager went off for so far, oldest first. */
export const pagedFor = (world: World): string[] => incidents.all(world).map(({ title }) => title);
