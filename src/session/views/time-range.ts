import * as v from 'valibot';
import { DAY, HOUR, MINUTE, type SimTime } from '../../kernel/time.ts';

/** What a chart shows: the last so many milliseconds, which moves on with the clock, or a time that stands still. */
export const timeRange = v.union([
  v.strictObject({ lastMs: v.pipe(v.number(), v.integer(), v.minValue(MINUTE)) }),
  v.pipe(
    v.strictObject({ from: v.pipe(v.number(), v.integer(), v.minValue(0)), to: v.pipe(v.number(), v.integer()) }),
    v.check(({ from, to }) => from < to),
  ),
]);
export type TimeRange = v.InferOutput<typeof timeRange>;

/** A range cut into equal intervals. */
export interface Intervals {
  readonly from: SimTime;
  readonly to: SimTime; // where the last interval ends, which may be later than now
  readonly stepMs: number;
  readonly starts: readonly SimTime[]; // of every interval that has begun, oldest first
}

const STEPS = [MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 15 * MINUTE, 30 * MINUTE].concat(
  [1, 2, 3, 4, 6, 12].map((hours) => hours * HOUR),
);

/** At most so many intervals: a chart gets slow with more points than pixels can tell apart anyway. */
const MOST = 96;

/** Cuts a range at round times: the finest step that makes no more intervals than a chart draws fast. */
export function intervalsOf(range: TimeRange, now: SimTime, most = MOST): Intervals {
  const length = 'lastMs' in range ? range.lastMs : range.to - range.from;
  const stepMs = STEPS.find((step) => length / step <= most) ?? Math.ceil(length / most / DAY) * DAY;
  // A live range ends with the interval under way: what happens now is what one looks for.
  const to = Math.ceil(('lastMs' in range ? now : range.to) / stepMs) * stepMs;
  const from = Math.max(0, 'lastMs' in range ? to - Math.ceil(length / stepMs) * stepMs : floor(range.from, stepMs));
  const starts: SimTime[] = [];
  for (let start = from; start < to && start < now; start += stepMs) starts.push(start);
  return { from, to, stepMs, starts };
}

const floor = (at: SimTime, stepMs: number): SimTime => Math.floor(at / stepMs) * stepMs;
