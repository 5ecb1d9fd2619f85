import { describe, expect, it } from 'vitest';
import { auc } from '../../src/ml/auc.ts';
import { averagePrecision } from '../../src/ml/average-precision.ts';
import { brier } from '../../src/ml/brier.ts';
import { calibrationError } from '../../src/ml/calibration-error.ts';
import {
  accuracy,
  confusionAt,
  f1,
  falsePositiveRate,
  precision,
  recall,
  selectionRate,
} from '../../src/ml/confusion.ts';
import { logLoss } from '../../src/ml/log-loss.ts';
import { quantile } from '../../src/ml/quantile.ts';
import { readGolden } from './golden/read-golden.ts';

interface MetricCase {
  readonly name: string;
  readonly labels: string;
  readonly scores: readonly number[];
  readonly auc: number;
  readonly averagePrecision: number;
  readonly logLoss: number;
  readonly brier: number;
  readonly calibrationError: number;
  readonly quantiles: readonly [number, number][];
  readonly at: readonly {
    readonly threshold: number;
    readonly counts: readonly [number, number, number, number];
    readonly precision: number;
    readonly recall: number;
    readonly accuracy: number;
    readonly f1: number;
  }[];
}
const near = (got: number | null, want: number): void =>
  expect(Math.abs((got ?? Number.NaN) - want)).toBeLessThan(1e-9);

describe.each(readGolden<MetricCase[]>('metrics.json'))('metrics of $name', (one) => {
  const labels = Uint8Array.from(one.labels, Number);
  const scores = Float64Array.from(one.scores);

  it('agree with scikit-learn within 1e-9', () => {
    near(auc(labels, scores), one.auc);
    near(averagePrecision(labels, scores), one.averagePrecision);
    near(logLoss(labels, scores), one.logLoss);
    near(brier(labels, scores), one.brier);
    near(calibrationError(labels, scores), one.calibrationError);
    for (const [q, value] of one.quantiles) expect(quantile(scores, q)).toBe(value);
  });

  it('agree at every threshold', () => {
    for (const at of one.at) {
      const counts = confusionAt(labels, scores, at.threshold);
      const { truePositives, falsePositives, falseNegatives, trueNegatives } = counts;
      expect([truePositives, falsePositives, falseNegatives, trueNegatives]).toEqual(at.counts);
      near(precision(counts), at.precision);
      near(recall(counts), at.recall);
      near(accuracy(counts), at.accuracy);
      near(f1(counts), at.f1);
      near(falsePositiveRate(counts), at.counts[1] / (at.counts[1] + at.counts[3]));
      near(selectionRate(counts), (at.counts[0] + at.counts[1]) / labels.length);
    }
  });
});

describe('metrics that are not defined', () => {
  it('are null without both classes', () => {
    expect(auc([1, 1], [0.1, 0.2])).toBeNull();
    expect(auc([0, 0], [0.1, 0.2])).toBeNull();
    expect(averagePrecision([0, 0], [0.1, 0.2])).toBeNull();
  });
});
