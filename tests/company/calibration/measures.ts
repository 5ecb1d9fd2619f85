// What the states of a replicate come to: the quantities of the reference, by the product's own decisions and metrics.
import {
  type Decision,
  decide,
  decideWithoutScore,
  decisionCost,
  overflowCost,
  totalCost,
} from '../../../src/company/decisions.ts';
import { PAYMENTS } from '../../../src/company/order-population.ts';
import { ORDER_WEIGHT, ORDERS_PER_DAY, type OrderColumns } from '../../../src/company/orders.ts';
import { ln } from '../../../src/kernel/math.ts';
import { auc } from '../../../src/ml/auc.ts';
import { averagePrecision } from '../../../src/ml/average-precision.ts';
import { calibrationError } from '../../../src/ml/calibration-error.ts';
import { accuracy, confusionAt, falsePositiveRate, precision, recall } from '../../../src/ml/confusion.ts';
import { quantileOfSorted } from '../../../src/ml/quantile.ts';
import { sigmoid } from '../../../src/ml/sigmoid.ts';
import type { Replicate } from './replicate.ts';

export type Measures = { readonly [name: string]: number };
export type States = { readonly [state: string]: Measures };

const PER_DAY = ORDERS_PER_DAY * ORDER_WEIGHT;
const REVIEW = 0.08;
/** What the reference takes a review rule for when it ranks orders. */
const RULED = 0.2;

/** Expected euros of an average day, and what goes to review and is declined. Without the overflow of reviewers. */
function business(orders: OrderColumns, decisionOf: (row: number) => Decision): Measures {
  let micro = 0;
  const counts = { approve: 0, review: 0, decline: 0 };
  for (let row = 0; row < orders.length; row++) {
    const decision = decisionOf(row);
    counts[decision]++;
    micro += totalCost(decisionCost(decision, orders.basketEur[row] as number, sigmoid(orders.z[row] as number)));
  }
  return {
    reviewsPerDay: (counts.review / orders.length) * PER_DAY,
    declineShare: counts.decline / orders.length,
    euroPerDay: (micro / 1e6 / orders.length) * PER_DAY,
  };
}

function measure(orders: OrderColumns, scores: Float64Array, reference?: Float64Array): Measures {
  const counts = confusionAt(orders.isLoss, scores, REVIEW);
  return {
    auc: auc(orders.isLoss, scores) ?? Number.NaN,
    averagePrecision: averagePrecision(orders.isLoss, scores) ?? Number.NaN,
    recall: recall(counts),
    precision: precision(counts),
    accuracy: accuracy(counts),
    calibrationError: calibrationError(orders.isLoss, scores),
    meanScore: scores.reduce((sum, p) => sum + p, 0) / scores.length,
    ...business(orders, (row) => decide(scores[row] as number)),
    ...(reference ? { scorePsi: quantilePsi(reference, scores) } : {}),
  };
}

/** The same of the orders of one payment method. */
function ofMethod(orders: OrderColumns, scores: Float64Array, method: (typeof PAYMENTS)[number]) {
  const rows = Array.from(orders.payment.keys()).filter((row) => PAYMENTS[orders.payment[row] as number] === method);
  return confusionAt(
    rows.map((row) => orders.isLoss[row] as number),
    rows.map((row) => scores[row] as number),
    REVIEW,
  );
}

const byMethod = (orders: OrderColumns, scores: Float64Array): Measures => ({
  instalmentRecall: recall(ofMethod(orders, scores, 'instalment')),
  walletFpr: falsePositiveRate(ofMethod(orders, scores, 'wallet')),
});

/** Population stability over ten quantile bins of the reference: the index of the tables, not the one Azure shows. */
export function quantilePsi(reference: ArrayLike<number>, current: ArrayLike<number>): number {
  const sorted = Float64Array.from(reference).sort();
  const inner = [...new Set(Array.from({ length: 9 }, (_, i) => quantileOfSorted(sorted, (i + 1) / 10)))];
  const shares = (values: ArrayLike<number>): number[] => {
    const counts = new Float64Array(inner.length + 1);
    for (const value of Array.from(values)) {
      const bin = inner.filter((edge) => edge <= value).length;
      counts[bin] = (counts[bin] as number) + 1;
    }
    return Array.from(counts, (count) => Math.max(1e-4, count / values.length));
  };
  return stability(shares(reference), shares(current));
}

const stability = (before: readonly number[], now: readonly number[]): number =>
  before.reduce((sum, a, i) => sum + ((now[i] as number) - a) * ln((now[i] as number) / a), 0);

function categoryPsi(before: ArrayLike<number>, now: ArrayLike<number>): number {
  const shares = (values: ArrayLike<number>): number[] =>
    PAYMENTS.map((_, code) => Math.max(1e-4, Array.from(values).filter((one) => one === code).length / values.length));
  return stability(shares(before), shares(now));
}

/** Every state of the table and what it comes to. */
export function statesOf({ panels, scores }: Replicate): States {
  const { test, shifted, campaign, train } = panels;
  const of = (state: string): Float64Array => scores.get(state) ?? new Float64Array(0);
  const champion = of('champion');
  const states: { [state: string]: Measures } = {
    champion: { ...measure(test, champion), ...byMethod(test, champion) },
    'fallback rule': withOverflow(business(test, (row) => decideWithoutScore(test, row))),
    'approve all': { euroPerDay: business(test, () => 'approve').euroPerDay as number },
    'payment re-sorted': {
      ...measure(test, of('payment re-sorted'), champion),
      ...byMethod(test, of('payment re-sorted')),
      // By the new codes read with the old list: bank transfer 0, card 1, instalment 2, wallet 3.
      paymentPsi: categoryPsi(
        test.payment,
        test.payment.map((code) => [1, 3, 0, 2][code] as number),
      ),
    },
    'leaked feature offline': { auc: auc(test.isLoss, of('leaked feature offline')) ?? Number.NaN },
    'dev-sample model': {
      ...measure(test, of('dev-sample model')),
      instalmentRecall: byMethod(test, of('dev-sample model')).instalmentRecall as number,
    },
    'score x 100': business(test, (row) => decide(100 * (champion[row] as number))),
    'P(class 0)': flipped(test, champion),
    'concept shift': {
      ...measure(shifted, of('concept shift'), champion),
      segmentLossRate: lossRate(shifted, (row) => isAttacked(shifted, row)),
    },
    'concept shift, review rule': measure(
      shifted,
      of('concept shift').map((p, row) => (isAttacked(shifted, row) ? Math.max(p, RULED) : p)),
    ),
    campaign: {
      ...measure(campaign, of('campaign'), champion),
      segmentPsi: categoryPsi(train.segment, campaign.segment),
      agePsi: quantilePsi(train.accountAgeDays, campaign.accountAgeDays),
      lossRate: lossRate(campaign, () => true),
    },
    'campaign, immature retrain': measure(campaign, of('campaign, immature retrain')),
  };
  for (const state of [
    'unknown payment',
    'segment one-hot re-ordered',
    'three one-hots re-ordered',
    'basket in cents',
    'stale v3',
  ])
    states[state] = measure(test, of(state), champion);
  for (const state of ['class-weighted challenger', 'challenger prior-corrected', 'leaked feature in production'])
    states[state] = measure(test, of(state));
  for (const state of ['concept shift, plain retrain', 'concept shift, retrain with interaction'])
    states[state] = measure(shifted, of(state));
  return states;
}

function withOverflow({ reviewsPerDay = 0, euroPerDay = 0 }: Measures): Measures {
  let micro = 0;
  for (let n = 0; n < reviewsPerDay; n++) micro += overflowCost(n);
  return { reviewsPerDay, euroPerDay: euroPerDay + micro / 1e6 };
}

function flipped(orders: OrderColumns, scores: Float64Array): Measures {
  const { declineShare = 0, euroPerDay = 0 } = business(orders, (row) => decide(1 - (scores[row] as number)));
  return {
    auc:
      auc(
        orders.isLoss,
        scores.map((p) => 1 - p),
      ) ?? Number.NaN,
    declineShare,
    euroPerDay,
  };
}

const isAttacked = ({ segment, channel, payment }: OrderColumns, row: number): boolean =>
  (segment[row] === 1 || segment[row] === 2) && channel[row] === 1 && payment[row] === 1;

function lossRate(orders: OrderColumns, is: (row: number) => boolean): number {
  const rows = Array.from(orders.isLoss.keys()).filter(is);
  return rows.filter((row) => orders.isLoss[row] === 1).length / rows.length;
}
