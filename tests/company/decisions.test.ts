import { beforeAll, describe, expect, it } from 'vitest';
import {
  type Decision,
  decide,
  decideWithoutScore,
  decisionCost,
  overflowCost,
  totalCost,
} from '../../src/company/decisions.ts';
import { ORDER_WEIGHT, ORDERS_PER_DAY, type OrderColumns, panelOrders } from '../../src/company/orders.ts';
import { auc } from '../../src/ml/auc.ts';
import { averagePrecision } from '../../src/ml/average-precision.ts';
import { calibrationError } from '../../src/ml/calibration-error.ts';
import { accuracy, confusionAt, precision, recall } from '../../src/ml/confusion.ts';
import { sigmoid } from '../../src/ml/sigmoid.ts';
import { trainChampion } from './support/checkout-features.ts';

/** Expected euros of an average day under a rule, and its shares of reviews and declines. */
function judge(
  orders: OrderColumns,
  rule: (row: number) => Decision,
): { euro: number; review: number; decline: number } {
  let micro = 0;
  const counts = { approve: 0, review: 0, decline: 0 };
  for (let row = 0; row < orders.length; row++) {
    const decision = rule(row);
    counts[decision]++;
    micro += totalCost(decisionCost(decision, orders.basketEur[row] ?? 0, sigmoid(orders.z[row] ?? 0)));
  }
  const perDay = (ORDERS_PER_DAY * ORDER_WEIGHT) / orders.length;
  const reviews = counts.review * perDay;
  for (let n = 1400; n < reviews; n++) micro += overflowCost(n) / perDay;
  return {
    euro: (micro / 1e6) * perDay,
    review: counts.review / orders.length,
    decline: counts.decline / orders.length,
  };
}

const REPLICATES = 30;

/** What the reference program (NumPy) gave in 40 replicates of 24,000 training and 24,000 test orders: mean, SD. */
const REFERENCE = {
  championEuro: [17_143, 851],
  fallbackEuro: [29_532, 571],
  approveAllEuro: [29_974, 1545],
  auc: [0.88483, 0.00747],
  averagePrecision: [0.3107, 0.01794],
  calibrationError: [0.00262, 0.00079],
  meanScore: [0.0321, 0.00122],
  recall: [0.62724, 0.02291],
  precision: [0.20067, 0.01015],
  accuracy: [0.90709, 0.00448],
  reviews: [0.0914, 0.00477],
  declines: [0.00972, 0.00116],
  fallbackReviews: [0.30141, 0.00249],
} as const satisfies { [name: string]: readonly [number, number] };

function replicate(i: number): { [name in keyof typeof REFERENCE]: number } {
  const champion = trainChampion(panelOrders('test', `train-${i}`, 24_000, 63));
  const test = panelOrders('test', `test-${i}`, 24_000, 63);
  const scores = champion(test);
  const scored = judge(test, (row) => decide(scores[row] ?? 0));
  const fallback = judge(test, (row) => decideWithoutScore(test, row));
  const counts = confusionAt(test.isLoss, scores, 0.08);
  return {
    championEuro: scored.euro,
    fallbackEuro: fallback.euro,
    approveAllEuro: judge(test, () => 'approve').euro,
    auc: auc(test.isLoss, scores) ?? 0,
    averagePrecision: averagePrecision(test.isLoss, scores) ?? 0,
    calibrationError: calibrationError(test.isLoss, scores),
    meanScore: scores.reduce((total, p) => total + p, 0) / scores.length,
    recall: recall(counts),
    precision: precision(counts),
    accuracy: accuracy(counts),
    reviews: scored.review,
    declines: scored.decline,
    fallbackReviews: fallback.review,
  };
}

describe('the business of Kestrand', () => {
  const replicates: { readonly [name in keyof typeof REFERENCE]: number }[] = [];

  beforeAll(() => {
    for (let i = 0; i < REPLICATES; i++) replicates.push(replicate(i));
  });

  it.each(Object.entries(REFERENCE))(
    '%s is what the reference gives, within three standard errors',
    (name, [mean, sd]) => {
      const values = replicates.map((one) => one[name as keyof typeof REFERENCE]);
      const ours = values.reduce((total, value) => total + value, 0) / REPLICATES;
      const variance = values.reduce((total, value) => total + (value - ours) * (value - ours), 0) / (REPLICATES - 1);
      expect(Math.abs(ours - mean)).toBeLessThanOrEqual(3 * Math.sqrt(variance / REPLICATES + (sd * sd) / 40));
    },
  );
});

describe('decisions', () => {
  it('review from .08 and decline from .40', () => {
    expect([0, 0.0799, 0.08, 0.3999, 0.4, 1].map((score) => decide(score))).toEqual([
      'approve',
      'approve',
      'review',
      'review',
      'decline',
      'decline',
    ]);
  });

  it('cost whole micro-euros', () => {
    // Basket 100, risk .1: loss 7.5 when approved; a fifth of it, 2.20 and 5 % of .9 · 22 when reviewed; .9 · 22 declined.
    expect(decisionCost('approve', 100, 0.1)).toEqual({ loss: 7_500_000, review: 0, goodDeclined: 0 });
    expect(decisionCost('review', 100, 0.1)).toEqual({ loss: 1_500_000, review: 2_200_000, goodDeclined: 990_000 });
    expect(decisionCost('decline', 100, 0.1)).toEqual({ loss: 0, review: 0, goodDeclined: 19_800_000 });
    expect(overflowCost(1399)).toBe(0);
    expect(overflowCost(1400)).toBe(3_536_000);
  });

  it('without a score review new customers and baskets from 150 euros', () => {
    const orders = panelOrders('test', 'fallback', 2000, 63);
    for (let row = 0; row < orders.length; row++)
      expect(decideWithoutScore(orders, row) === 'review').toBe(
        orders.segment[row] === 0 || (orders.basketEur[row] ?? 0) >= 150,
      );
  });
});
