/** Ranks of the two values between which the q-quantile of `length` values lies. */
export function neighbours(length: number, q: number): readonly [below: number, above: number] {
  const below = Math.floor(q * (length - 1));
  return [below, Math.min(below + 1, length - 1)];
}

/** The point at `share` (0 up to 1) of the way, from whichever end is nearer: between the two, and NumPy's to the last bit. */
export const between = (low: number, high: number, share: number): number =>
  share < 0.5 ? low + (high - low) * share : high - (high - low) * (1 - share);

/** The q-quantile of ascending values, linear between neighbours, with NumPy's rounding; values must not be empty. */
export function quantileOfSorted(sorted: ArrayLike<number>, q: number): number {
  const [below, above] = neighbours(sorted.length, q);
  return between(sorted[below] as number, sorted[above] as number, q * (sorted.length - 1) - below);
}

/** The q-quantile of values in any order. */
export const quantile = (values: ArrayLike<number>, q: number): number =>
  quantileOfSorted(Float64Array.from(values).sort(), q);
