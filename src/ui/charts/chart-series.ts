/** One line or layer of a chart. */
export interface ChartSeries {
  readonly id: string; // unique in its chart
  readonly label: string; // 'p95', 'blue', '429'
  readonly values: readonly (number | null)[]; // one for each of the chart's times; null: nothing was measured
  readonly look?: number; // which colour and dash, from 0; its place in the list unless told
}

/** Something that happened: a line across the time axis. */
export interface ChartMarker {
  readonly at: number; // simulated milliseconds
  readonly label: string; // short: it stands in the chart
}

/** A value to compare with: a line across the value axis. Drawn only where the values come near it. */
export interface ChartThreshold {
  readonly value: number;
  readonly label: string;
}

/** What one chart shows. Parts must keep their identity while they are equal: they are compared by reference. */
export interface ChartData {
  readonly from: number; // simulated milliseconds
  readonly to: number;
  readonly times: readonly number[]; // ascending, at most 120
  readonly series: readonly ChartSeries[];
  readonly markers: readonly ChartMarker[];
  readonly thresholds: readonly ChartThreshold[];
}

/** The newest time at which anything was measured: an interval that has only begun may have nothing yet. */
export function newestIndex({ times, series }: ChartData): number {
  for (let i = times.length - 1; i > 0; i--) if (series.some(({ values }) => values[i] != null)) return i;
  return 0;
}

const COLOURS = ['var(--series-1)', 'var(--series-2)', 'var(--series-3)', 'var(--series-5)', 'var(--series-4)'];
/** Lines differ by more than colour. */
const DASHES = ['', '6 3', '2 2', '8 2 2 2', '1 3'];

/** Colour and dash of a series: five of each, so twenty-five looks before one comes again. */
export function lookOf(series: ChartSeries, place: number): { readonly colour: string; readonly dash: string } {
  const look = series.look ?? place;
  const colour = look % COLOURS.length;
  const dash = (look + Math.floor(look / COLOURS.length)) % DASHES.length;
  return { colour: COLOURS[colour] as string, dash: DASHES[dash] as string };
}
