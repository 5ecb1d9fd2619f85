import { log2 } from '../../kernel/math.ts';

/** Jensen–Shannon distance (root of the divergence, logarithm to base 2) of two lists of counts: 0 equal … 1 disjoint. */
export function jensenShannonDistance(baseline: ArrayLike<number>, production: ArrayLike<number>): number {
  const p = total(baseline);
  const q = total(production);
  let divergence = 0;
  for (let i = 0; i < baseline.length; i++) {
    const a = (baseline[i] as number) / p;
    const b = (production[i] as number) / q;
    const middle = (a + b) / 2;
    if (a > 0) divergence += a * log2(a / middle);
    if (b > 0) divergence += b * log2(b / middle);
  }
  return Math.sqrt(Math.max(0, divergence / 2));
}

function total(counts: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < counts.length; i++) sum += counts[i] as number;
  return sum;
}
