const LEAST_DEVIATION = 0.001;

/** First Wasserstein distance of two samples, divided by the baseline's standard deviation (ddof 1, at least 0.001). */
export function normalizedWasserstein(baseline: Float64Array, production: Float64Array): number {
  return wasserstein(baseline, production) / Math.max(deviation(baseline), LEAST_DEVIATION);
}

/** Area between the two empirical distribution functions. */
function wasserstein(a: Float64Array, b: Float64Array): number {
  const x = Float64Array.from(a).sort();
  const y = Float64Array.from(b).sort();
  let i = 0;
  let j = 0;
  let at = Math.min(x[0] as number, y[0] as number);
  let area = 0;
  while (i < x.length || j < y.length) {
    const next = Math.min(x[i] ?? Number.POSITIVE_INFINITY, y[j] ?? Number.POSITIVE_INFINITY);
    area += (next - at) * Math.abs(i / x.length - j / y.length);
    at = next;
    while (i < x.length && x[i] === at) i++;
    while (j < y.length && y[j] === at) j++;
  }
  return area;
}

function deviation(sample: Float64Array): number {
  if (sample.length < 2) return 0;
  let mean = 0;
  for (const value of sample) mean += value;
  mean /= sample.length;
  let squares = 0;
  for (const value of sample) squares += (value - mean) * (value - mean);
  return Math.sqrt(squares / (sample.length - 1));
}
