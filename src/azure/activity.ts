import { defineTable } from '../kernel/table.ts';
import { dayOf, type SimTime } from '../kernel/time.ts';
import type { Tx } from '../kernel/tx.ts';
import type { World } from '../kernel/world.ts';

/** One change of the estate, as the activity log of Azure keeps it. Entries are only ever added. */
export interface Activity {
  readonly at: SimTime;
  readonly actor: string; // 'oncall', 'checkout-ds'
  readonly operation: string; // 'Microsoft.MachineLearningServices/workspaces/jobs/write'
  readonly resource: string; // 'mlw-kst-prod/jobs/brave_onion_x1'
  readonly detail: string; // what changed, in one line; '' when the operation says it all
}

/** Activities by day, so that a new one copies little. */
const days = defineTable<{ readonly entries: readonly Activity[] }>('activity');

const dayId = (at: SimTime): string => String(dayOf(at)).padStart(6, '0');

export function recordActivity(tx: Tx, activity: Omit<Activity, 'at'>): void {
  const at = tx.world.now;
  const entries = days.get(tx.world, dayId(at))?.entries ?? [];
  days.put(tx, dayId(at), { entries: [...entries, { at, ...activity }] });
}

/** What happened in `[from, to]`, oldest first. */
export const activities = (world: World, from: SimTime, to: SimTime): Activity[] =>
  days.all(world).flatMap((day) => day.entries.filter(({ at }) => at >= from && at <= to));
