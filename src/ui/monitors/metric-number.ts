/** Metrics of drift are small: four figures, and what is tiny is told as such. */
export const metricNumber = (value: number): string =>
  value !== 0 && Math.abs(value) < 0.0001 ? '< 0.0001' : value.toFixed(4);
