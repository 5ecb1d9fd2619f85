import type { Json } from './json.ts';
import type { HourBucket, QueuedEvent } from './queued-event.ts';
import { HOUR, type SimTime } from './time.ts';
import type { Tx } from './tx.ts';
import type { World } from './world.ts';

/** Queues an event; `at` may not lie before now. Returns its sequence number. */
export function pushEvent(tx: Tx, at: SimTime, type: string, data: Json): number {
  const { world } = tx;
  if (!Number.isInteger(at)) throw new Error(`queue: ${type} at ${at} is no integer time`);
  if (at < world.now) throw new Error(`queue: ${type} at ${at} lies before now (${world.now})`);
  const seq = world.seq++;
  const queue = tx.own(world, 'queue') as HourBucket[];
  const hour = Math.floor(at / HOUR);
  let i = queue.length;
  while (i > 0 && (queue[i - 1] as HourBucket).hour > hour) i--;
  if (i === 0 || (queue[i - 1] as HourBucket).hour !== hour) {
    queue.splice(i, 0, tx.adopt({ hour, events: tx.adopt([]) }));
    i++;
  }
  const events = tx.own(tx.own(queue, i - 1), 'events') as QueuedEvent[];
  let j = events.length;
  while (j > 0 && (events[j - 1] as QueuedEvent).at > at) j--;
  events.splice(j, 0, { at, seq, type, data });
  return seq;
}

export const nextEvent = (world: World): QueuedEvent | undefined => world.queue[0]?.events[0];

/** Takes the next event out of the queue. @throws on an empty queue. */
export function popEvent(tx: Tx): QueuedEvent {
  const queue = tx.own(tx.world, 'queue') as HourBucket[];
  const events = tx.own(tx.own(queue, 0), 'events') as QueuedEvent[];
  const event = events.shift();
  if (!event) throw new Error('queue: empty');
  if (events.length === 0) queue.shift();
  return event;
}

/** Takes a pending event out by its sequence number (a cancelled timer); unknown numbers are already gone. */
export function cancelEvent(tx: Tx, seq: number): void {
  const at = tx.world.queue.findIndex((bucket) => bucket.events.some((event) => event.seq === seq));
  if (at < 0) return;
  const queue = tx.own(tx.world, 'queue') as HourBucket[];
  const events = tx.own(tx.own(queue, at), 'events') as QueuedEvent[];
  events.splice(
    events.findIndex((event) => event.seq === seq),
    1,
  );
  if (events.length === 0) queue.splice(at, 1);
}
