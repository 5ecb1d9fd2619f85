import type { Context } from '../../kernel/context.ts';
import { MINUTE, type SimTime } from '../../kernel/time.ts';
import type { World } from '../../kernel/world.ts';
import type { EndpointQueueState } from '../../ml/endpoint-queue.ts';
import { hourMinutes, hourRows } from './hour-minutes.ts';
import type { MinuteRow, QueueFate } from './minute-row.ts';
import { checkpointAt } from './queue-checkpoints.ts';

const MINUTES = 60;

/**
 * The minutes of an endpoint in `[from, to)` as far as they are over. Computed hour by hour from what was in progress
 * when the hour began; a change of configuration inside a minute splits it at that instant. Looking changes nothing.
 */
export function telemetry(world: World, context: Context, endpoint: string, from: SimTime, to: SimTime): MinuteRow[] {
  const rows: MinuteRow[] = [];
  const last = Math.min(Math.ceil(to / MINUTE), Math.floor(world.now / MINUTE));
  let minute = Math.floor(from / MINUTE);
  while (minute < last) {
    const hour = Math.floor(minute / MINUTES);
    const end = Math.min(last, (hour + 1) * MINUTES);
    for (const row of hourRows(world, context, endpoint, hour, end)) if (row.minute >= minute) rows.push(row);
    minute = end;
  }
  return rows;
}

/**
 * Fates of the sampled requests of one hour, as far as its minutes are over, by id: each request's own, then those of
 * the requests that it stands for.
 */
export function queueFates(
  world: World,
  context: Context,
  endpoint: string,
  hour: number,
): ReadonlyMap<string, readonly QueueFate[]> {
  const end = Math.min((hour + 1) * MINUTES, Math.floor(world.now / MINUTE));
  const fates = new Map<string, readonly QueueFate[]>();
  for (const minute of hourMinutes(world, context, endpoint, hour, end))
    for (const [id, each] of minute.fates) fates.set(id, each);
  return fates;
}

/** What is in progress when an hour that is over ends. */
export function queueAfterHour(world: World, context: Context, endpoint: string, hour: number): EndpointQueueState {
  const last = hourMinutes(world, context, endpoint, hour, (hour + 1) * MINUTES).at(-1);
  return last?.state ?? checkpointAt(world, endpoint, hour);
}
