import { quantileOfSorted } from './quantile.ts';

/**
 * Expected calibration error over equal-mass bins (edges at quantiles of the probabilities): the mean gap between mean
 * probability and share of positives, weighted by the rows of each bin.
 */
export function calibrationError(labels: ArrayLike<number>, probabilities: ArrayLike<number>, bins = 10): number {
  const sorted = Float64Array.from(probabilities).sort();
  const edges = new Float64Array(bins + 1);
  for (let i = 0; i < bins; i++) edges[i] = quantileOfSorted(sorted, i * (1 / bins));
  edges[bins] = sorted[sorted.length - 1] as number;
  const count = new Float64Array(bins);
  const positives = new Float64Array(bins);
  const expected = new Float64Array(bins);
  for (let i = 0; i < labels.length; i++) {
    const p = probabilities[i] as number;
    // The last bin whose lower edge is not above p: equal edges (many equal scores) leave the earlier bins empty.
    let bin = bins - 1;
    while (bin > 0 && (edges[bin] as number) > p) bin--;
    count[bin] = (count[bin] as number) + 1;
    positives[bin] = (positives[bin] as number) + (labels[i] as number);
    expected[bin] = (expected[bin] as number) + p;
  }
  let total = 0;
  for (let bin = 0; bin < bins; bin++)
    total += Math.abs((positives[bin] as number) - (expected[bin] as number)) / labels.length;
  return total;
}
