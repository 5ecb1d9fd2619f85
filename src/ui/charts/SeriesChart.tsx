import { lazy, type ReactNode, Suspense, useId, useMemo, useRef } from 'react';
import { chartTexts as texts } from '../texts/charts.ts';
import { ChartFigure, type ChartRow } from './ChartFigure.tsx';
import { useChartPointer } from './chart-pointer.ts';
import type { ChartData } from './chart-series.ts';
import { PlotPointer } from './PlotPointer.tsx';
import { PLOT } from './plot-frame.ts';
import { SeriesLegend } from './SeriesLegend.tsx';
import { valueScale } from './scales.ts';
import { rowTime } from './tick-time.ts';
import { useCalm } from './use-calm.ts';
import { useHeld } from './use-held.ts';
import { useInSight } from './use-in-sight.ts';
import { useWidth } from './use-width.ts';

const SeriesPlot = lazy(() => import('./SeriesPlot.tsx'));

interface SeriesChartProps {
  readonly caption: string;
  readonly unit: string; // 'ms', '%', 'requests/min'; '' for bare numbers
  /** Keep its identity while nothing changed (useMemo over parts of a view): that is what decides about drawing. */
  readonly data: ChartData;
  readonly kind?: 'lines' | 'stacked';
  readonly about?: string; // one sentence below the caption
  readonly end?: number; // natural end of the value axis: 100 for percents
  readonly actions?: ReactNode; // beside the caption: pin, open elsewhere
  /** Called with a part of the time axis that was dragged over. */
  readonly onRange?: (from: number, to: number) => void;
}

/**
 * Values over time as lines or stacked layers, with legend, pointer, markers, thresholds and the same numbers as a table.
 * Live charts take turns: one is drawn per frame, none out of sight, and none while somebody points at one of them.
 */
export function SeriesChart({ caption, unit, data, kind = 'lines', about, end, actions, onRange }: SeriesChartProps) {
  const id = useId();
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  const isInSight = useInSight(place);
  const isHeld = useChartPointer((state) => state.heldBy !== null);
  const held = useHeld(id);
  // A change of width draws all charts of a page again: that takes turns as well.
  const wanted = useMemo(() => (width === null ? null : { data, width }), [data, width]);
  const shown = useCalm(wanted, { isInSight, isHeld });
  const isStacked = kind === 'stacked';
  const drawn = shown?.data;
  const scale = useMemo(() => valueScale(drawn ? highest(drawn, isStacked) : 0, end), [drawn, isStacked, end]);
  return (
    <div className="series-chart" {...held}>
      <ChartFigure
        caption={unit === '' ? caption : `${caption} (${unit})`}
        about={about}
        columns={data.series.map(({ label }) => label)}
        rows={() => rowsOf(drawn ?? data)}
        actions={actions}
        legend={
          drawn ? (
            <SeriesLegend data={drawn} unit={unit} isHeld={isHeld && drawn !== data} />
          ) : (
            <p className="chart-legend meta">{texts.waiting}</p>
          )
        }
      >
        <div ref={place} className="plot" style={{ height: PLOT.height }}>
          {shown ? (
            <Suspense fallback={null}>
              <SeriesPlot data={shown.data} scale={scale} isStacked={isStacked} width={shown.width} />
              <PlotPointer data={shown.data} width={shown.width} onRange={onRange} />
            </Suspense>
          ) : null}
        </div>
      </ChartFigure>
    </div>
  );
}

/** Newest first: who reads a live table looks at its top. */
const rowsOf = ({ from, to, times, series }: ChartData): ChartRow[] =>
  times.map((at, i): ChartRow => [rowTime(at, to - from), ...series.map(({ values }) => values[i] ?? null)]).reverse();

function highest({ times, series, thresholds }: ChartData, isStacked: boolean): number {
  let most = 0;
  for (let i = 0; i < times.length; i++) {
    const values = series.map((one) => one.values[i] ?? 0);
    most = Math.max(most, isStacked ? values.reduce((sum, value) => sum + value, 0) : Math.max(0, ...values));
  }
  // A threshold is worth showing when the values come near it; far below it would press them flat.
  const near = thresholds.map(({ value }) => value).filter((value) => most >= value / 2);
  return Math.max(most, ...near);
}
