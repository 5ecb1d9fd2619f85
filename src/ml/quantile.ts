/** The q-quantile of ascending values, linear between neighbours, with NumPy's rounding; values must not be empty. */
export function quantileOfSorted(sorted: ArrayLike<number>, q: number): number {
  const position = q * (sorted.length - 1);
  const below = Math.floor(position);
  const low = sorted[below] as number;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] as number;
  const t = position - below;
  // From whichever neighbour is nearer: keeps the result between the two and equal to NumPy's to the last bit.
  return t < 0.5 ? low + (high - low) * t : high - (high - low) * (1 - t);
}

/** The q-quantile of values in any order. */
export const quantile = (values: ArrayLike<number>, q: number): number =>
  quantileOfSorted(Float64Array.from(values).sort(), q);
