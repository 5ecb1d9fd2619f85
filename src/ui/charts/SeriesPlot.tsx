import { memo, useMemo } from 'react';
import { Area, CartesianGrid, ComposedChart, Line, ReferenceLine, XAxis, YAxis } from 'recharts';
import { type ChartData, type ChartMarker, type ChartSeries, type ChartThreshold, lookOf } from './chart-series.ts';
import { MarkerLabel } from './MarkerLabel.tsx';
import { PLOT } from './plot-frame.ts';
import { timeTicks, type ValueScale } from './scales.ts';
import { tickTime } from './tick-time.ts';

interface SeriesPlotProps {
  readonly data: ChartData;
  readonly scale: ValueScale;
  readonly isStacked: boolean;
  readonly width: number;
}

/** One time with a value for every series: 'at', 's0', 's1' … Names, because a function would be another one each time. */
interface Row {
  readonly [name: string]: number | null;
}

const TICK = { fontSize: 12, fill: 'var(--faint)' };
const PIXELS_PER_TICK = 90;

/**
 * Axes, grid, lines or layers. Everything about it is fixed: domains, ticks, size; it is drawn when its data changes.
 * What did not change must be the same object: the library registers every axis and line anew whose properties differ,
 * and draws the whole chart again for each.
 */
export default memo(function SeriesPlot({ data, scale, isStacked, width }: SeriesPlotProps) {
  const { from, to, times, series, markers, thresholds } = data;
  const rows = useMemo(() => rowsOf(times, series, isStacked), [times, series, isStacked]);
  const time = useMemo(() => timeAxis(from, to, width), [from, to, width]);
  const domain = useMemo(() => [0, scale.max], [scale.max]);
  // A scale with the same end has the same ticks.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const ticks = useMemo(() => [...scale.ticks], [scale.max]);
  const lines = useMemo(() => thresholdLines(thresholds), [thresholds]);
  const flags = useMemo(() => markerLines(markers, width - PLOT.margin.right), [markers, width]);
  return (
    <ComposedChart width={width} height={PLOT.height} data={rows} margin={PLOT.margin} accessibilityLayer={false}>
      <CartesianGrid stroke="var(--line)" strokeOpacity={0.6} strokeDasharray="2 4" />
      <XAxis
        dataKey="at"
        type="number"
        {...time}
        interval={0}
        tick={TICK}
        stroke="var(--faint)"
        height={PLOT.axisHeight}
        allowDataOverflow
      />
      <YAxis
        type="number"
        domain={domain}
        ticks={ticks}
        interval={0}
        tick={TICK}
        stroke="var(--faint)"
        width={PLOT.axisWidth}
        allowDataOverflow
      />
      {lines}
      {seriesShapes(series, isStacked)}
      {flags}
    </ComposedChart>
  );
});

/** A layer of nothing is left out: its edge would hide that of the layer below. */
const rowsOf = (times: readonly number[], series: readonly ChartSeries[], isStacked: boolean): Row[] =>
  times.map((at, i) => {
    const row: { [name: string]: number | null } = { at };
    for (const [place, { values }] of series.entries()) {
      const value = values[i] ?? null;
      row[`s${place}`] = isStacked && value === 0 ? null : value;
    }
    return row;
  });

function timeAxis(from: number, to: number, width: number) {
  const ticks = timeTicks(from, to, Math.max(2, Math.floor(width / PIXELS_PER_TICK)));
  return { domain: [from, to], ticks, tickFormatter: (at: number) => tickTime(at, to - from) };
}

const thresholdLines = (thresholds: readonly ChartThreshold[]) =>
  thresholds.map(({ value, label }) => (
    <ReferenceLine
      key={label}
      y={value}
      stroke="var(--bad)"
      strokeDasharray="10 4"
      ifOverflow="hidden"
      label={{ value: label, position: 'insideBottomRight', fill: 'var(--bad)', fontSize: 12 }}
    />
  ));

const seriesShapes = (series: readonly ChartSeries[], isStacked: boolean) =>
  series.map((one, place) => {
    const { colour, dash } = lookOf(one, place);
    const common = {
      dataKey: `s${place}`,
      name: one.label,
      type: 'linear' as const,
      stroke: colour,
      strokeWidth: 1.5,
      isAnimationActive: false,
      dot: false,
      activeDot: false,
    };
    return isStacked ? (
      <Area key={one.id} {...common} stackId="all" fill={colour} fillOpacity={0.4} />
    ) : (
      <Line key={one.id} {...common} strokeDasharray={dash} />
    );
  });

const markerLines = (markers: readonly ChartMarker[], right: number) =>
  markers.map(({ at, label }, place) => (
    <ReferenceLine
      key={`${at} ${label}`}
      x={at}
      stroke="var(--ink)"
      strokeDasharray="3 3"
      ifOverflow="hidden"
      label={<MarkerLabel text={label} place={place} right={right} />}
    />
  ));
