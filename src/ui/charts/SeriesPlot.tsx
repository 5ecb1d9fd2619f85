import { memo, useMemo } from 'react';
import { Area, CartesianGrid, ComposedChart, Line, ReferenceLine, XAxis, YAxis } from 'recharts';
import { type ChartData, lookOf } from './chart-series.ts';
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

interface Row {
  readonly at: number;
  readonly values: readonly (number | null)[];
}

const TICK = { fontSize: 12, fill: 'var(--faint)' };
const PIXELS_PER_TICK = 90;

/** Axes, grid, lines or layers. Everything about it is fixed: domains, ticks, size; it is drawn when its data changes. */
export default memo(function SeriesPlot({ data, scale, isStacked, width }: SeriesPlotProps) {
  const { from, to, times, series } = data;
  const rows = useMemo(
    () => times.map((at, i): Row => ({ at, values: series.map(({ values }) => values[i] ?? null) })),
    [times, series],
  );
  const ticks = timeTicks(from, to, Math.max(2, Math.floor(width / PIXELS_PER_TICK)));
  return (
    <ComposedChart width={width} height={PLOT.height} data={rows} margin={PLOT.margin} accessibilityLayer={false}>
      <CartesianGrid stroke="var(--line)" strokeOpacity={0.6} strokeDasharray="2 4" />
      <XAxis
        dataKey="at"
        type="number"
        domain={[from, to]}
        ticks={ticks}
        interval={0}
        tick={TICK}
        stroke="var(--faint)"
        height={PLOT.axisHeight}
        tickFormatter={(at: number) => tickTime(at, to - from)}
        allowDataOverflow
      />
      <YAxis
        type="number"
        domain={[0, scale.max]}
        ticks={[...scale.ticks]}
        interval={0}
        tick={TICK}
        stroke="var(--faint)"
        width={PLOT.axisWidth}
        allowDataOverflow
      />
      {thresholdLines(data)}
      {seriesShapes(data, isStacked)}
      {markerLines(data, width - PLOT.margin.right)}
    </ComposedChart>
  );
});

const thresholdLines = ({ thresholds }: ChartData) =>
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

const seriesShapes = ({ series }: ChartData, isStacked: boolean) =>
  series.map((one, place) => {
    const { colour, dash } = lookOf(one, place);
    const common = {
      dataKey: (row: Row) => row.values[place] ?? null,
      name: one.label,
      type: 'linear' as const,
      stroke: colour,
      strokeWidth: 1.5,
      isAnimationActive: false,
      dot: false,
      activeDot: false,
    };
    return isStacked ? (
      <Area
        key={one.id}
        {...common}
        dataKey={(row: Row) => row.values[place] || null}
        stackId="all"
        fill={colour}
        fillOpacity={0.4}
      />
    ) : (
      <Line key={one.id} {...common} strokeDasharray={dash} />
    );
  });

const markerLines = ({ markers }: ChartData, right: number) =>
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
