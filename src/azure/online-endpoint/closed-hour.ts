import type { Context } from '../../kernel/context.ts';
import { HOUR, type SimTime } from '../../kernel/time.ts';
import type { World } from '../../kernel/world.ts';
import { segmentsOf } from './configuration-segments.ts';
import { checkpointAt } from './queue-checkpoints.ts';
import type { MinuteResult } from './queue-minute.ts';

const numbers = new WeakMap<object, number>();
let given = 0;

/** The same number for the same object. Parts of a committed world never change, so the same object is equal too. */
function numberOf(part: object): number {
  const known = numbers.get(part) ?? ++given;
  numbers.set(part, known);
  return known;
}

/**
 * The minutes of an hour that is over. Found again without a look at their inputs by the parts of the world they follow
 * from: a chart over a day asks for 24 hours every second.
 */
export function closedHour(
  world: World,
  context: Context,
  endpoint: string,
  hour: number,
  compute: () => readonly MinuteResult[],
): readonly MinuteResult[] {
  const [from, to] = [hour * HOUR, (hour + 1) * HOUR];
  const segments = segmentsOf(world, endpoint).filter(
    (segment, i, all) => segment.from < to && ends(all[i + 1]) > from,
  );
  const parts = [world.seeds, checkpointAt(world, endpoint, hour), ...segments].map(numberOf);
  return context.memo.get(`closed-hour/${endpoint}/${hour}/${parts.join('/')}`, compute);
}

const ends = (next: { readonly from: SimTime } | undefined): SimTime => next?.from ?? Number.POSITIVE_INFINITY;
