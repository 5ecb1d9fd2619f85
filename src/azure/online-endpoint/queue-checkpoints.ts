import { defineTable } from '../../kernel/table.ts';
import { HOUR } from '../../kernel/time.ts';
import type { Tx } from '../../kernel/tx.ts';
import type { World } from '../../kernel/world.ts';
import { type EndpointQueueState, emptyQueue } from '../../ml/endpoint-queue.ts';

/** What was in progress at the full hours of one day. */
interface CheckpointDay {
  readonly hours: readonly (EndpointQueueState | null)[]; // 24; null before the endpoint existed
}

/** How long the minutes of an endpoint can be looked at. */
const RETENTION_DAYS = 14;

const days = defineTable<CheckpointDay>('online-endpoint-queue');
const dayId = (endpoint: string, day: number): string => `${endpoint}/${String(day).padStart(6, '0')}`;

/** What was in progress when an hour began; nothing in the hour in which the endpoint was created. */
export const checkpointAt = (world: World, endpoint: string, hour: number): EndpointQueueState =>
  days.get(world, dayId(endpoint, Math.floor(hour / 24)))?.hours[hour % 24] ?? emptyQueue;

/** Whether the minutes of an hour can still be computed. */
export const isRetained = (world: World, hour: number): boolean =>
  Math.floor(hour / 24) > Math.floor(world.now / HOUR / 24) - RETENTION_DAYS;

/** Keeps what is in progress as an hour begins, and forgets the day that is too old by now. */
export function keepCheckpoint(tx: Tx, endpoint: string, hour: number, state: EndpointQueueState): void {
  const day = Math.floor(hour / 24);
  const hours = days.get(tx.world, dayId(endpoint, day))?.hours ?? new Array<null>(24).fill(null);
  days.put(tx, dayId(endpoint, day), { hours: hours.map((kept, i) => (i === hour % 24 ? rounded(state) : kept)) });
  days.remove(tx, dayId(endpoint, day - RETENTION_DAYS));
}

/** Hundredths of a millisecond are enough to go on from, and print shorter. */
function rounded(state: EndpointQueueState): EndpointQueueState {
  const round = (ms: number): number => Math.round(ms * 100) / 100 + 0;
  return {
    ...state,
    deployments: state.deployments.map(({ name, freeAt, coldWorkers, jobs }) => ({
      name,
      freeAt: freeAt.map(round),
      coldWorkers,
      jobs: jobs.map(([start, end, cpuMs]) => [round(start), Math.max(round(start) + 0.01, round(end)), round(cpuMs)]),
    })),
    retries: state.retries.map(({ at, arrivedAt, calls }) => ({ at: round(at), arrivedAt: round(arrivedAt), calls })),
  };
}
