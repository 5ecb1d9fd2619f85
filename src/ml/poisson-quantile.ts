import { exp } from '../kernel/math.ts';

/**
 * Smallest k with P(Poisson(mean) ≤ k) ≥ u: one uniform makes one draw. For means up to 700, where e^−mean is still a
 * number.
 */
export function poissonQuantile(mean: number, u: number): number {
  if (!(mean >= 0 && mean <= 700)) throw new Error(`poissonQuantile: mean ${mean} is outside 0..700`);
  let k = 0;
  let probability = exp(-mean);
  let cumulative = probability;
  // Terms far beyond the mean no longer move the sum; without this bound a u just below 1 would loop for ever.
  const last = mean + 40 * Math.sqrt(mean + 1) + 40;
  while (cumulative < u && k < last) {
    k++;
    probability *= mean / k;
    cumulative += probability;
  }
  return k;
}
