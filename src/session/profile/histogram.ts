/**
 * Counts of numbers in bins of one width, a power of two, at multiples of it. Histograms of several files add up
 * exactly: the finer one is made as coarse as the other.
 */
export interface Histogram {
  readonly width: number;
  readonly first: number; // index of the first bin: it begins at first × width
  readonly counts: readonly number[];
}

const BINS = 64;

/** The histogram of these numbers; undefined when there are none. */
export function histogramOf(values: readonly number[]): Histogram | undefined {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let isWhole = true;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
    isWhole &&= Number.isInteger(value);
  }
  if (low > high) return undefined;
  const width = widthFor(low, high, BINS, isWhole);
  const first = Math.floor(low / width);
  const counts = new Array<number>(Math.floor(high / width) - first + 1).fill(0);
  for (const value of values)
    counts[Math.floor(value / width) - first] = (counts[Math.floor(value / width) - first] ?? 0) + 1;
  return { width, first, counts };
}

/** The narrowest power of two that needs at most so many bins; whole numbers are never told apart further. */
function widthFor(low: number, high: number, bins: number, isWhole: boolean): number {
  let width = 1;
  const needs = (w: number): number => Math.floor(high / w) - Math.floor(low / w) + 1;
  while (needs(width) > bins) width *= 2;
  if (isWhole) return width;
  // Below a billionth of the size of the numbers there is nothing to tell apart.
  const least = Math.max(Math.abs(low), Math.abs(high)) * 1e-9;
  while (width / 2 > least && needs(width / 2) <= bins) width /= 2;
  return width;
}

/** Both together, in at most `bins` bins. */
export function addHistograms(a: Histogram, b: Histogram, bins = BINS): Histogram {
  const width = Math.max(a.width, b.width);
  return coarsen(sum(widen(a, width), widen(b, width)), bins);
}

/** The same in at most `bins` bins. */
export function coarsen(histogram: Histogram, bins: number): Histogram {
  let made = histogram;
  while (made.counts.length > bins) made = widen(made, made.width * 2);
  return made;
}

function widen(histogram: Histogram, width: number): Histogram {
  if (histogram.width === width) return histogram;
  const factor = width / histogram.width;
  const first = Math.floor(histogram.first / factor);
  const last = Math.floor((histogram.first + histogram.counts.length - 1) / factor);
  const counts = new Array<number>(last - first + 1).fill(0);
  histogram.counts.forEach((count, index) => {
    const bin = Math.floor((histogram.first + index) / factor) - first;
    counts[bin] = (counts[bin] ?? 0) + count;
  });
  return { width, first, counts };
}

function sum(a: Histogram, b: Histogram): Histogram {
  const first = Math.min(a.first, b.first);
  const last = Math.max(a.first + a.counts.length, b.first + b.counts.length);
  // Far apart numbers would need a bin for every gap between them.
  if (last - first > 4 * BINS) return sum(widen(a, a.width * 2), widen(b, b.width * 2));
  const counts = new Array<number>(last - first).fill(0);
  for (const { first: from, counts: some } of [a, b])
    some.forEach((count, index) => {
      counts[from - first + index] = (counts[from - first + index] ?? 0) + count;
    });
  return { width: a.width, first, counts };
}
