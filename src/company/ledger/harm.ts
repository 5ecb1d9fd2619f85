import { HOUR, type SimTime } from '../../kernel/time.ts';
import type { World } from '../../kernel/world.ts';
import { type BusinessHour, businessHours, costOf, sumOf } from './business-hour.ts';

/**
 * What a world cost the company more than its healthy twin over some whole hours, as both have them in their books. Money
 * is expected cost in micro-euros, so that no luck with drawn labels is in it; negative: less than the twin.
 */
export interface Harm {
  readonly from: SimTime; // full hours
  readonly to: SimTime;
  readonly total: number; // of the four that follow
  readonly loss: number; // goods and money gone
  readonly review: number; // reviewers' work
  readonly goodDeclined: number; // honest customers turned away
  readonly overflow: number; // orders that wait for reviewers
  readonly days: readonly { readonly day: number; readonly total: number }[]; // since the epoch; the first and last may be cut
}

/** The harm from the hour that holds `from` up to the full hour before `to`. */
export function harmOver(world: World, twin: World, from: SimTime, to: SimTime): Harm {
  const first = Math.floor(from / HOUR);
  const end = Math.max(first, Math.floor(to / HOUR));
  const more = (rowsOf: (rows: readonly BusinessHour[]) => number, a = first, b = end): number =>
    rowsOf(businessHours(world, a, b)) - rowsOf(businessHours(twin, a, b));
  const total = (rows: readonly BusinessHour[]): number => rows.reduce((sum, row) => sum + costOf(row), 0);
  const days: { day: number; total: number }[] = [];
  for (let day = Math.floor(first / 24); day * 24 < end; day++)
    days.push({ day, total: more(total, Math.max(first, day * 24), Math.min(end, (day + 1) * 24)) });
  return {
    from: first * HOUR,
    to: end * HOUR,
    total: more(total),
    loss: more((rows) => sumOf(rows, 'lossCost')),
    review: more((rows) => sumOf(rows, 'reviewCost')),
    goodDeclined: more((rows) => sumOf(rows, 'goodDeclinedCost')),
    overflow: more((rows) => sumOf(rows, 'overflowCost')),
    days,
  };
}
