import type { OrderColumns } from '../../../src/company/orders.ts';
import { ln, log1p } from '../../../src/kernel/math.ts';
import { fitLogistic } from '../../../src/ml/logistic-regression.ts';
import { sigmoid } from '../../../src/ml/sigmoid.ts';

const known = (value: number | undefined, otherwise: number): number =>
  value === undefined || Number.isNaN(value) ? otherwise : value;

/** The features of the reference model: nine numbers and six categories as dummies, 31 columns, row-major. */
export function checkoutFeatures(o: OrderColumns): Float64Array {
  const x = new Float64Array(o.length * 31);
  const categories = [
    [o.payment, 4],
    [o.segment, 4],
    [o.channel, 3],
    [o.delivery, 3],
    [o.device, 3],
    [o.region, 5],
  ] as const;
  for (let i = 0; i < o.length; i++) {
    x.set(
      [
        ln(o.basketEur[i] ?? 0),
        log1p(o.items[i] ?? 0),
        log1p((o.accountAgeDays[i] ?? 0) / 30),
        log1p(o.orders90d[i] ?? 0),
        log1p(o.failedPayments30d[i] ?? 0),
        known(o.hoursSincePasswordChange[i], 720) < 24 ? 1 : 0,
        1 - (o.addressMatch[i] ?? 0),
        log1p(known(o.distanceKm[i], 13)),
        (o.hour[i] ?? 0) < 6 ? 1 : 0,
      ],
      i * 31,
    );
    let column = i * 31 + 9;
    for (const [values, size] of categories) {
      x[column + (values[i] ?? 0)] = 1;
      column += size;
    }
  }
  return x;
}

/** A fitted scorer: standardises as in training, then L2 logistic regression (penalty 1). */
export function trainChampion(orders: OrderColumns): (test: OrderColumns) => Float64Array {
  const x = checkoutFeatures(orders);
  const mean = new Float64Array(31);
  const sd = new Float64Array(31);
  for (let i = 0; i < x.length; i++) mean[i % 31] = (mean[i % 31] ?? 0) + (x[i] ?? 0) / orders.length;
  for (let i = 0; i < x.length; i++) {
    const d = (x[i] ?? 0) - (mean[i % 31] ?? 0);
    sd[i % 31] = (sd[i % 31] ?? 0) + (d * d) / orders.length;
  }
  const standardise = (cells: Float64Array): Float64Array =>
    cells.map((value, i) => (value - (mean[i % 31] ?? 0)) / Math.sqrt(sd[i % 31] ?? 1));
  const { coefficients, intercept } = fitLogistic(standardise(x), orders.isLoss);
  return (test) => {
    const cells = standardise(checkoutFeatures(test));
    return Float64Array.from(test.isLoss, (_, row) => {
      let z = intercept;
      for (let j = 0; j < 31; j++) z += (coefficients[j] ?? 0) * (cells[row * 31 + j] ?? 0);
      return sigmoid(z);
    });
  };
}
