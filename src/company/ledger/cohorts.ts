import type { Context } from '../../kernel/context.ts';
import { DAY, type SimTime } from '../../kernel/time.ts';
import { seedAt, type World } from '../../kernel/world.ts';
import { auc } from '../../ml/auc.ts';
import type { Confusion } from '../../ml/confusion.ts';
import { sigmoid } from '../../ml/sigmoid.ts';
import { decisionCost } from '../decisions.ts';
import { dayOrders } from '../gateway.ts';
import { chosenValue, type EnumField, sentValue } from '../order-service/order-form.ts';
import { formIn, formsOfDay, plainForms } from '../order-service/release.ts';
import { ORDER_WEIGHT, type OrderColumns } from '../orders.ts';
import { decisionsOfDay, type LedgerEntry } from './decision-ledger.ts';

/**
 * What is known, by an instant, of orders that were placed together: a point of a chart by day of the order, never by day
 * of the label. Counts are sampled orders, each of which stands for ORDER_WEIGHT; money is that of all of them.
 */
export interface Cohort {
  readonly orders: number; // that were decided
  readonly known: number; // whose label is known; known / orders is the coverage
  readonly losses: number; // known to have ended in a loss; losses / known is the loss rate
  readonly approved: number;
  readonly approvedKnown: number;
  readonly approvedLosses: number;
  readonly approvedLossCost: number; // micro-euros that approved orders are known to have cost
  readonly scored: number; // with a score and a known label: what confusion and AUC stand on
  readonly confusion: Confusion; // flagged: reviewed or declined by their score
  readonly auc: number | null; // null: one of the classes is missing
}

/** How cohorts are cut: by what is true of an order, and by what was sent for it. */
export const COHORT_GROUPS = [
  'payment_method',
  'payment_code', // sent for the payment method
  'customer_segment',
  'segment_sent',
  'channel',
  'channel_sent',
] as const;
export type CohortGroup = (typeof COHORT_GROUPS)[number];

export interface CohortTable {
  readonly from: number; // days of the orders since the epoch, both included
  readonly to: number;
  readonly asOf: SimTime;
  readonly all: Cohort;
  readonly groups: { readonly [group in CohortGroup]: { readonly [value: string]: Cohort } };
}

/** One decided order. */
interface Row {
  readonly entry: LedgerEntry;
  readonly basketEur: number;
  readonly isLoss: boolean;
  readonly labelAt: SimTime;
  readonly values: { readonly [group in CohortGroup]: string };
}

const KEPT_DAYS = 120;

/** The decided orders of a day; none when nothing is written about it. */
function rowsOfDay(world: World, { content, memo }: Context, day: number): readonly Row[] {
  const written = decisionsOfDay(world, content, day);
  if (!written) return [];
  const forms = formsOfDay(world, day);
  const key = JSON.stringify([seedAt(world, day * DAY), day, written.key, plainForms(forms)]);
  return memo.part('cohort-days', KEPT_DAYS).get(key, () => {
    const orders = dayOrders(world, day);
    const first = orders.hour.findIndex((hour) => hour >= written.firstHour);
    return written.entries.flatMap((entry, i): Row[] => {
      const row = first + i;
      if (!entry) return [];
      const form = formIn(forms, orders.at[row] as number);
      const chosen = (field: EnumField): string => chosenValue(form, orders, row, field);
      const sent = (field: EnumField): string => String(sentValue(form, orders, row, field));
      return [
        {
          entry,
          basketEur: orders.basketEur[row] as number,
          isLoss: orders.isLoss[row] === 1,
          labelAt: orders.labelAt[row] as number,
          values: {
            payment_method: chosen('payment_method'),
            payment_code: sent('payment_method'),
            customer_segment: chosen('customer_segment'),
            segment_sent: sent('customer_segment'),
            channel: chosen('channel'),
            channel_sent: sent('channel'),
          },
        },
      ];
    });
  });
}

/**
 * The cohort of the orders of some days, both ends included, as known at an instant; give `lastJoin(now)` for what the
 * company knows. One day holds some 64 losses: its recall is uncertain by .06; seven days together by .02.
 */
export function cohortTable(world: World, context: Context, from: number, to: number, asOf: SimTime): CohortTable {
  const rows: Row[] = [];
  for (let day = from; day <= to; day++) rows.push(...rowsOfDay(world, context, day));
  const groupBy = (group: CohortGroup): { [value: string]: Cohort } => {
    const values = [...new Set(rows.map((row) => row.values[group]))].sort();
    return Object.fromEntries(
      values.map((value) => [
        value,
        cohortOf(
          rows.filter((row) => row.values[group] === value),
          asOf,
        ),
      ]),
    );
  };
  return {
    from,
    to,
    asOf,
    all: cohortOf(rows, asOf),
    groups: {
      payment_method: groupBy('payment_method'),
      payment_code: groupBy('payment_code'),
      customer_segment: groupBy('customer_segment'),
      segment_sent: groupBy('segment_sent'),
      channel: groupBy('channel'),
      channel_sent: groupBy('channel_sent'),
    },
  };
}

function cohortOf(rows: readonly Row[], asOf: SimTime): Cohort {
  const known = rows.filter(({ labelAt }) => labelAt <= asOf);
  const isApproved = ({ entry }: Row): boolean => entry.decision === 'approve';
  const approvedKnown = known.filter(isApproved);
  const lost = approvedKnown.filter(({ isLoss }) => isLoss);
  const scored = known.filter(({ entry }) => entry.score !== null);
  const labels = scored.map(({ isLoss }) => (isLoss ? 1 : 0));
  return {
    orders: rows.length,
    known: known.length,
    losses: known.filter(({ isLoss }) => isLoss).length,
    approved: rows.filter(isApproved).length,
    approvedKnown: approvedKnown.length,
    approvedLosses: lost.length,
    approvedLossCost: lost.reduce(
      (sum, { basketEur }) => sum + ORDER_WEIGHT * decisionCost('approve', basketEur, 1).loss,
      0,
    ),
    scored: scored.length,
    confusion: confusionOf(scored),
    auc: auc(
      labels,
      scored.map(({ entry }) => entry.score ?? 0),
    ),
  };
}

function confusionOf(scored: readonly Row[]): Confusion {
  const count = (isLoss: boolean, isFlagged: boolean): number =>
    scored.filter((row) => row.isLoss === isLoss && (row.entry.decision !== 'approve') === isFlagged).length;
  return {
    truePositives: count(true, true),
    falsePositives: count(false, true),
    falseNegatives: count(true, false),
    trueNegatives: count(false, false),
  };
}

/** What the decisions on a day's orders cost on average, and what they cost with the labels that were drawn. */
export interface LossesBeside {
  readonly orders: number; // sampled
  readonly expected: number; // micro-euros of goods and money gone, all orders; over the true risk
  readonly sampled: number; // the same over the labels, known yet or not
}

/** Expected and sampled losses of a day side by side: the truth, which nobody inside the world knows. */
export function lossesBeside(world: World, context: Context, day: number): LossesBeside {
  const written = decisionsOfDay(world, context.content, day);
  const orders = dayOrders(world, day);
  const first = written ? orders.hour.findIndex((hour) => hour >= written.firstHour) : 0;
  const sum = { orders: 0, expected: 0, sampled: 0 };
  for (const [i, entry] of (written?.entries ?? []).entries()) {
    if (!entry) continue;
    const loss = (risk: number): number => lossOf(orders, first + i, entry, risk);
    sum.orders++;
    sum.expected += loss(sigmoid(orders.z[first + i] as number));
    sum.sampled += loss(orders.isLoss[first + i] as number);
  }
  return sum;
}

const lossOf = (orders: OrderColumns, row: number, { decision }: LedgerEntry, risk: number): number =>
  ORDER_WEIGHT * decisionCost(decision, orders.basketEur[row] as number, risk).loss;
