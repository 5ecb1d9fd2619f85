import type { MetricChart, MetricLine, MetricPlot } from '../../session/views/metric-chart-view.ts';
import type { ChartData, ChartSeries, ChartThreshold } from '../charts/chart-series.ts';
import { releaseMarkers } from '../endpoints/release-texts.ts';
import { metricTexts as texts } from '../texts/metrics.ts';
import { resourceKey } from './LineEditor.tsx';
import type { LineAsk } from './metric-lines.ts';

/** The lines that have one unit, ready to be drawn. */
export interface UnitChart {
  readonly unit: string; // 'Milliseconds'
  readonly caption: string;
  readonly short: string; // 'ms'
  readonly end: number | null; // natural end of the value axis
  readonly more: number; // series that are left out
  readonly isEmpty: boolean;
  readonly data: ChartData;
}

interface Asked {
  readonly line: LineAsk;
  readonly got: MetricLine;
}

/** One chart for every unit, in the order in which the units are asked for. */
export function chartsOfLines(lines: readonly LineAsk[], chart: MetricChart): UnitChart[] {
  const asked = lines.flatMap((line, i): Asked[] => {
    const got = chart.lines[i];
    return got && got.problem === null ? [{ line, got }] : [];
  });
  const units = [...new Set(asked.map(({ got }) => got.unit))];
  return units.map((unit) =>
    unitChart(
      unit,
      asked.filter(({ got }) => got.unit === unit),
      chart,
    ),
  );
}

function unitChart(unit: string, asked: readonly Asked[], chart: MetricChart): UnitChart {
  const { from, to, times } = chart;
  const series = asked.flatMap(({ line, got }) =>
    got.plots.map(
      (plot, i): ChartSeries => ({
        id: `${resourceKey(line)} ${line.metric} ${line.aggregation} ${i} ${line.where}${line.is}`,
        label: labelOf(line, got, plot, asked),
        values: plot.values,
      }),
    ),
  );
  return {
    unit,
    caption: texts.captions(asked.map(({ line, got }) => captionOf(line, got))),
    short: texts.units[unit] ?? unit,
    end: unit === 'Percent' ? 100 : null,
    more: asked.reduce((sum, { got }) => sum + got.more, 0),
    isEmpty: series.every(({ values }) => values.every((value) => value === null)),
    data: { from, to, times, series, markers: releaseMarkers(chart.releases), thresholds: thresholdsOf(asked) },
  };
}

const captionOf = (line: LineAsk, { title }: MetricLine): string =>
  texts.caption(texts.short[line.aggregation] ?? line.aggregation, title, resourceKey(line), line.split);

/** What tells a series from the others of its chart: only what differs between them. */
function labelOf(line: LineAsk, { title }: MetricLine, { dimensions }: MetricPlot, asked: readonly Asked[]): string {
  const differs = (of: (one: LineAsk) => string): boolean => new Set(asked.map((one) => of(one.line))).size > 1;
  const values = Object.values(dimensions).map((value) => value || texts.noValue);
  const words = [
    ...(differs(({ metric }) => metric) || values.length === 0 ? [title] : []),
    ...(differs(resourceKey) ? [resourceKey(line)] : []),
    ...(differs(({ aggregation }) => aggregation) ? [texts.short[line.aggregation] ?? line.aggregation] : []),
    ...(differs(({ is }) => is) && line.is !== '' ? [line.is] : []),
    ...values,
  ];
  return words.join(' · ');
}

function thresholdsOf(asked: readonly Asked[]): ChartThreshold[] {
  const byRule = new Map<string, ChartThreshold>();
  for (const { got } of asked)
    for (const { label, value } of got.thresholds) byRule.set(label, { value, label: texts.threshold(label, value) });
  return [...byRule.values()];
}
