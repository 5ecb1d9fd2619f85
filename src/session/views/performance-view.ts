import * as v from 'valibot';
import { lastJoin } from '../../company/feeds/label-join.ts';
import { COHORT_GROUPS, type Cohort, type CohortTable, cohortTable } from '../../company/ledger/cohorts.ts';
import { ledgerKey } from '../../company/ledger/decision-ledger.ts';
import { formsOfDay } from '../../company/order-service/release.ts';
import { ORDER_WEIGHT } from '../../company/orders.ts';
import type { Context } from '../../kernel/context.ts';
import { hashValue } from '../../kernel/hash.ts';
import { DAY, dayOf, type SimTime } from '../../kernel/time.ts';
import { seedAt, type World } from '../../kernel/world.ts';
import { precision, recall } from '../../ml/confusion.ts';
import { defineView } from './view.ts';

/** What is known of orders that were placed together. A share or measure is null where nothing is known to take it of. */
export interface CohortPoint {
  readonly orders: number; // all of them, not only the sampled
  readonly known: number; // whose label is known
  readonly losses: number; // of those
  readonly coverage: number; // known / orders
  readonly isMature: boolean;
  readonly lossRate: number | null; // of the known
  readonly approvedLossRate: number | null; // of the approved and known
  readonly approvedLossCost: number; // micro-euros, so far
  readonly recall: number | null; // flagged by their score, of the losses
  readonly precision: number | null;
  readonly auc: number | null;
}

/** One order day, or some days that end with it. */
export interface CohortDay {
  readonly at: SimTime; // midnight the (last) day begins with
  readonly all: CohortPoint;
  readonly groups: { readonly [value: string]: CohortPoint };
}

export interface PerformanceView {
  readonly asOf: SimTime; // the label join that it stands on
  readonly read: number; // days computed so far, the newest first
  readonly readable: number;
  readonly days: readonly CohortDay[]; // oldest first
  readonly mature: number; // least coverage of a mature cohort
}

/** A cohort with fewer known labels looks better than it is: who loses is known later than who pays. */
const MATURE = 0.95;
const MOST_DAYS = 56;
const KEPT = 500;

/**
 * Performance by day of the order, as far as the company knows it. A page asks for some days more at a time: what was
 * computed before is remembered until the next labels come.
 */
export const performanceView = defineView(
  'performance',
  v.strictObject({
    group: v.picklist(COHORT_GROUPS),
    window: v.picklist([1, 7]), // days in a cohort
    days: v.pipe(v.number(), v.integer(), v.minValue(1)),
  }),
  ({ world, context, params: { group, window, days } }): PerformanceView => {
    const asOf = lastJoin(world.now);
    const last = dayOf(asOf) - 1;
    const booked = daysInBooks(world, last);
    const readable = booked.filter((day) => booked.includes(day - window + 1));
    const read = readable.slice(-days);
    return {
      asOf,
      read: read.length,
      readable: readable.length,
      days: read.map((day) => cohortDay(day, tableOf(world, context, day - window + 1, day, asOf), group)),
      mature: MATURE,
    };
  },
  { everyMs: 2000 },
);

/** The newest days about which decisions are written, oldest first. */
const daysInBooks = (world: World, last: number): number[] =>
  Array.from({ length: MOST_DAYS + 7 }, (_, i) => last - MOST_DAYS - 6 + i).filter(
    (day) => day >= 0 && ledgerKey(world, day)?.firstHour === 0,
  );

function tableOf(world: World, context: Context, from: number, to: number, asOf: SimTime): CohortTable {
  const days = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  const written = days.map((day) => [
    seedAt(world, day * DAY),
    ledgerKey(world, day)?.key ?? '',
    JSON.stringify(formsOfDay(world, day)),
  ]);
  const key = hashValue([from, to, asOf, written]);
  return context.memo.part('cohort-tables', KEPT).get(key, () => cohortTable(world, context, from, to, asOf));
}

const cohortDay = (day: number, table: CohortTable, group: (typeof COHORT_GROUPS)[number]): CohortDay => ({
  at: day * DAY,
  all: pointOf(table.all),
  groups: Object.fromEntries(Object.entries(table.groups[group]).map(([value, cohort]) => [value, pointOf(cohort)])),
});

function pointOf(cohort: Cohort): CohortPoint {
  const { orders, known, losses, approvedKnown, approvedLosses, approvedLossCost, confusion, auc } = cohort;
  const coverage = orders === 0 ? 0 : known / orders;
  const flagged = confusion.truePositives + confusion.falsePositives;
  return {
    orders: orders * ORDER_WEIGHT,
    known: known * ORDER_WEIGHT,
    losses: losses * ORDER_WEIGHT,
    coverage,
    isMature: coverage >= MATURE,
    lossRate: known === 0 ? null : losses / known,
    approvedLossRate: approvedKnown === 0 ? null : approvedLosses / approvedKnown,
    approvedLossCost,
    recall: confusion.truePositives + confusion.falseNegatives === 0 ? null : recall(confusion),
    precision: flagged === 0 ? null : precision(confusion),
    auc,
  };
}
