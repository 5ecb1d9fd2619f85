import { ln } from '../../kernel/math.ts';

/** Population stability index of two lists of counts, one added to every count: Σ (q − p) ln(q / p). */
export function populationStabilityIndex(baseline: ArrayLike<number>, production: ArrayLike<number>): number {
  const bins = baseline.length;
  let rowsBefore = bins;
  let rowsNow = bins;
  for (let i = 0; i < bins; i++) {
    rowsBefore += baseline[i] as number;
    rowsNow += production[i] as number;
  }
  let index = 0;
  for (let i = 0; i < bins; i++) {
    const p = ((baseline[i] as number) + 1) / rowsBefore;
    const q = ((production[i] as number) + 1) / rowsNow;
    index += (q - p) * ln(q / p);
  }
  return index;
}
