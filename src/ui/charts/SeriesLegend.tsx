import { chartTexts as texts } from '../texts/charts.ts';
import { chartNumber } from './chart-number.ts';
import { useChartPointer } from './chart-pointer.ts';
import { type ChartData, lookOf, newestIndex } from './chart-series.ts';
import { rowTime } from './tick-time.ts';

interface SeriesLegendProps {
  readonly data: ChartData;
  readonly unit: string;
  readonly isHeld: boolean; // something newer waits until nobody points here
}

/** Names, looks and values: those under the pointer, else the newest. */
export function SeriesLegend({ data, unit, isHeld }: SeriesLegendProps) {
  const at = useChartPointer((state) => state.at);
  const { from, to, times, series } = data;
  const index = at === null ? newestIndex(data) : nearest(times, at);
  const time = times[index];
  return (
    <ul className="chart-legend">
      {series.map((one, place) => {
        const { colour, dash } = lookOf(one, place);
        const value = one.values[index] ?? null;
        return (
          <li key={one.id}>
            <svg width="22" height="8" aria-hidden="true">
              <line x1="0" y1="4" x2="22" y2="4" stroke={colour} strokeWidth="2" strokeDasharray={dash} />
            </svg>
            {one.label} <b className="numbers">{value === null ? texts.nothing : `${chartNumber(value)} ${unit}`}</b>
          </li>
        );
      })}
      {time === undefined ? null : (
        <li className="meta numbers">
          {texts.at(rowTime(time, to - from))}
          {isHeld ? ` · ${texts.held}` : ''}
        </li>
      )}
    </ul>
  );
}

/** The interval that holds an instant: the last that began before it. */
function nearest(times: readonly number[], at: number): number {
  let low = 0;
  for (let high = times.length; high - low > 1; ) {
    const middle = (low + high) >> 1;
    if ((times[middle] as number) <= at) low = middle;
    else high = middle;
  }
  return low;
}
