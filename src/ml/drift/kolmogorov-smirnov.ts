/** Two samples that are as different as these, or more: largest gap of their distribution functions, and its p-value. */
export interface KolmogorovSmirnov {
  readonly statistic: number; // 0..1
  readonly p: number; // exact, two-sided
}

/** The size from which Azure's component refuses to compute. */
export const KS_ROW_LIMIT = 10_000;

/**
 * Two-sample Kolmogorov–Smirnov test with the exact p-value: the share of all orders of the pooled rows in which the gap
 * is at least as large. Time grows with the product of the sizes divided by their common factor.
 * @throws when a sample has 10,000 rows or more, as the component of Azure does
 */
export function kolmogorovSmirnov(baseline: Float64Array, production: Float64Array): KolmogorovSmirnov {
  const n = baseline.length;
  const m = production.length;
  if (n >= KS_ROW_LIMIT || m >= KS_ROW_LIMIT) throw new Error(`two-sample KS: ${Math.max(n, m)} rows are too many`);
  const factor = gcd(n, m);
  const gap = largestGap(baseline, production, n / factor, m / factor); // in units of 1 / lcm(n, m)
  return { statistic: (gap * factor) / (n * m), p: shareOutside(n, m, n / factor, m / factor, gap) };
}

/** max |i/n − j/m| over the pooled values, times lcm(n, m): an integer, so that ties compare exactly. */
function largestGap(a: Float64Array, b: Float64Array, stepB: number, stepA: number): number {
  const x = Float64Array.from(a).sort();
  const y = Float64Array.from(b).sort();
  let i = 0;
  let j = 0;
  let gap = 0;
  while (i < x.length && j < y.length) {
    const at = Math.min(x[i] as number, y[j] as number);
    while (i < x.length && x[i] === at) i++;
    while (j < y.length && y[j] === at) j++;
    gap = Math.max(gap, Math.abs(i * stepA - j * stepB));
  }
  return gap;
}

/**
 * The share of lattice paths from (0,0) to (n,m) that somewhere reach |i·stepA − j·stepB| ≥ gap. A random path comes to
 * (i,j) from the left with probability i/(i+j), whatever happened before, so the share left so far is a weighted mean of
 * its two neighbours. Shares, not counts: nothing overflows and small p-values keep their digits.
 */
function shareOutside(n: number, m: number, stepB: number, stepA: number, gap: number): number {
  if (gap === 0) return 1;
  const left = new Float64Array(m + 1); // row i − 1, then row i
  for (let j = 0; j <= m; j++) left[j] = j * stepB >= gap ? 1 : 0;
  for (let i = 1; i <= n; i++) {
    if (i * stepA >= gap) left[0] = 1;
    // Outside the band everything has left; only the band and its rim must be computed.
    const from = Math.max(1, Math.floor((i * stepA - gap) / stepB));
    const to = Math.min(m, Math.ceil((i * stepA + gap) / stepB));
    for (let j = from; j <= to; j++) {
      const isOutside = Math.abs(i * stepA - j * stepB) >= gap;
      left[j] = isOutside ? 1 : (i * (left[j] as number) + j * (left[j - 1] as number)) / (i + j);
    }
  }
  return Math.min(1, left[m] as number);
}

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));
