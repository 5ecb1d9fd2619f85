import { describe, expect, it } from 'vitest';
import { RandomStream } from '../../src/kernel/random.ts';
import { fitLogistic, type LogisticOptions } from '../../src/ml/logistic-regression.ts';
import { normalQuantile } from '../../src/ml/normal-quantile.ts';
import { sigmoid } from '../../src/ml/sigmoid.ts';
import { readGolden } from './golden/read-golden.ts';

interface LogisticCase {
  readonly name: string;
  readonly C: number;
  readonly fitIntercept: boolean;
  readonly columns: number;
  readonly x: readonly number[];
  readonly labels: string;
  readonly sampleWeight?: readonly number[];
  readonly coefficients: readonly number[];
  readonly intercept: number;
}

describe('logistic regression', () => {
  it.each(readGolden<LogisticCase[]>('logistic.json'))('agrees with scikit-learn within 1e-6: $name', (one) => {
    const options: LogisticOptions = {
      C: one.C,
      fitIntercept: one.fitIntercept,
      ...(one.sampleWeight ? { sampleWeight: one.sampleWeight } : {}),
    };
    const fit = fitLogistic(Float64Array.from(one.x), Uint8Array.from(one.labels, Number), options);
    expect(fit.converged).toBe(true);
    expect(Math.abs(fit.intercept - one.intercept)).toBeLessThan(1e-6);
    expect(fit.coefficients).toHaveLength(one.columns);
    one.coefficients.forEach((want, j) => {
      expect(Math.abs((fit.coefficients[j] ?? Number.NaN) - want)).toBeLessThan(1e-6);
    });
  });

  it('says when it ran out of iterations', () => {
    const fit = fitLogistic(Float64Array.of(-1, 0, 1, 2), [0, 1, 0, 1], { maxIterations: 1 });
    expect(fit).toMatchObject({ iterations: 1, converged: false });
  });

  it('gives a row of weight 2 what two rows give', () => {
    const twice = fitLogistic(Float64Array.of(-1, 0, 1, 1, 2), [0, 1, 0, 0, 1]);
    const weighted = fitLogistic(Float64Array.of(-1, 0, 1, 2), [0, 1, 0, 1], { sampleWeight: [1, 1, 2, 1] });
    expect(weighted.coefficients[0]).toBeCloseTo(twice.coefficients[0] ?? Number.NaN, 12);
    expect(weighted.intercept).toBeCloseTo(twice.intercept, 12);
  });

  it('refuses data that are no numbers or no matrix', () => {
    expect(() => fitLogistic(Float64Array.of(-1, Number.NaN, 1), [0, 1, 0])).toThrow(/not finite/);
    expect(() => fitLogistic(Float64Array.of(-1, 0, 1), [0, 1])).toThrow(/3 cells in 2 rows/);
  });

  it('survives collinear columns without a penalty', () => {
    const x = Float64Array.from([-2, -1, 0, 1, 2, 3].flatMap((v) => [v, 2 * v]));
    const fit = fitLogistic(x, [0, 1, 0, 1, 0, 1], { C: Number.POSITIVE_INFINITY });
    expect(Number.isFinite(fit.intercept)).toBe(true);
    const alone = fitLogistic(Float64Array.of(-2, -1, 0, 1, 2, 3), [0, 1, 0, 1, 0, 1], { C: Number.POSITIVE_INFINITY });
    const slope = (fit.coefficients[0] ?? 0) + 2 * (fit.coefficients[1] ?? 0);
    expect(slope).toBeCloseTo(alone.coefficients[0] ?? Number.NaN, 6);
  });

  it('finds the coefficients that made 24,000 rows of 31 columns, in few iterations', () => {
    const rows = 24_000;
    const columns = 31;
    const random = new RandomStream('test/logistic');
    const x = Float64Array.from({ length: rows * columns }, () => normalQuantile(random.uniform()));
    const truth = Float64Array.from({ length: columns }, (_, j) => (j % 5) / 10 - 0.2);
    const y = Uint8Array.from({ length: rows }, (_, row) => {
      let z = -2;
      for (let j = 0; j < columns; j++) z += (x[row * columns + j] ?? 0) * (truth[j] ?? 0);
      return random.uniform() < sigmoid(z) ? 1 : 0;
    });
    const fit = fitLogistic(x, y);
    expect(fit.iterations).toBeLessThanOrEqual(10);
    // Standard error of a coefficient: 1/√(n·E[p(1−p)]) ≈ .02; 31 of them, so 4 standard errors.
    truth.forEach((want, j) => {
      expect(Math.abs((fit.coefficients[j] ?? Number.NaN) - want)).toBeLessThan(0.08);
    });
  });
});
