import { upperGamma } from '../upper-gamma.ts';

/**
 * p-value of Pearson's χ² that production counts follow the baseline's shares. The baseline counts as exact, so a value
 * it never held gives 0. Counts of the same categories in the same order.
 */
export function chiSquaredP(baseline: ArrayLike<number>, production: ArrayLike<number>): number {
  let before = 0;
  let now = 0;
  for (let i = 0; i < baseline.length; i++) {
    before += baseline[i] as number;
    now += production[i] as number;
  }
  let statistic = 0;
  for (let i = 0; i < baseline.length; i++) {
    const expected = ((baseline[i] as number) / before) * now;
    const miss = (production[i] as number) - expected;
    if (expected === 0 && miss > 0) return 0;
    if (expected > 0) statistic += (miss * miss) / expected;
  }
  const freedom = baseline.length - 1;
  return freedom === 0 ? 1 : upperGamma(freedom / 2, statistic / 2);
}
