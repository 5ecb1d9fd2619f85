const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const TIME_STEPS = [1, 2, 5, 10, 15, 30].map((n) => n * MINUTE).concat([1, 2, 3, 6, 12, 24, 48].map((n) => n * HOUR));

/** Round instants inside a range, at most so many. */
export function timeTicks(from: number, to: number, most: number): number[] {
  const length = to - from;
  const step = TIME_STEPS.find((one) => length / one <= most) ?? Math.ceil(length / most / DAY) * DAY;
  const ticks: number[] = [];
  for (let at = Math.ceil(from / step) * step; at <= to; at += step) ticks.push(at);
  return ticks;
}

export interface ValueScale {
  readonly max: number;
  readonly ticks: readonly number[];
}

/** A scale from zero to a round number above the values; with a natural end (100 %) to that. */
export function valueScale(highest: number, end?: number): ValueScale {
  const top = end ?? highest;
  const step = roundStep((top > 0 ? top : 1) / 4);
  const max = end ?? Math.max(1, Math.ceil(top / step)) * step;
  const ticks: number[] = [];
  for (let i = 0; i * step <= max * 1.0001; i++) ticks.push(i * step);
  return { max, ticks };
}

/** The next of 1, 2, 2.5, 5, 10 … */
function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 2.5, 5, 10].find((one) => one * power >= rough * 0.9999) ?? 10;
  return factor * power;
}
