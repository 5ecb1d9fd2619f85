import * as v from 'valibot';
import { alertRules } from '../../azure/alert/alert-rule.ts';
import { type MetricFilter, parseFilter } from '../../azure/metrics/metric-filter.ts';
import { INTERVALS, type MetricFacts, metricSeries, metricsOf, samplesIn } from '../../azure/metrics/metric-query.ts';
import {
  AGGREGATIONS,
  type Aggregation,
  type MetricSpan,
  type SampledMinute,
} from '../../azure/metrics/metric-series.ts';
import { deploymentId, deployments } from '../../azure/online-endpoint/deployment.ts';
import { endpoints } from '../../azure/online-endpoint/endpoint.ts';
import type { MinuteRow } from '../../azure/online-endpoint/minute-row.ts';
import { telemetry } from '../../azure/online-endpoint/telemetry.ts';
import type { Context } from '../../kernel/context.ts';
import { MINUTE, type SimTime } from '../../kernel/time.ts';
import type { World } from '../../kernel/world.ts';
import { type Release, releasesOf } from './releases.ts';
import { type TimeRange, timeRange } from './time-range.ts';
import { defineView } from './view.ts';

const askedLine = v.strictObject({
  endpoint: v.string(),
  deployment: v.nullable(v.string()),
  metric: v.string(),
  aggregation: v.picklist(AGGREGATIONS),
  filter: v.string(), // "deployment eq '*' and statusCodeClass eq '5xx'"; '' for none
});
type AskedLine = v.InferOutput<typeof askedLine>;

/** One series of a line: all of it, or one value of the dimensions it is split by. */
export interface MetricPlot {
  readonly dimensions: { readonly [name: string]: string };
  readonly values: readonly (number | null)[]; // one for each of the chart's times
}

/** One asked line of the chart. */
export interface MetricLine {
  readonly title: string; // 'Request Latency P95'
  readonly unit: string; // 'Milliseconds'
  readonly plots: readonly MetricPlot[]; // at most ten
  readonly more: number; // plots that are left out
  readonly known: { readonly [dimension: string]: readonly string[] }; // values that occur in the range
  readonly thresholds: readonly { readonly label: string; readonly value: number }[]; // of alert rules on this metric
  readonly problem: string | null; // why there is nothing
}

/** Several metrics over one time. */
export interface MetricChart {
  readonly from: SimTime;
  readonly to: SimTime; // where the last interval ends, which may be later than now
  readonly interval: string; // 'PT5M'
  readonly possible: readonly string[]; // intervals that do not make more points than a chart can draw
  readonly times: readonly SimTime[]; // when the intervals begin
  readonly lines: readonly MetricLine[]; // as they were asked
  readonly releases: readonly Release[]; // of the endpoints that are asked for
}

/** As many as a chart draws fast, and as many series as `az monitor metrics list` answers. */
const MOST_POINTS = 120;
const MOST_PLOTS = 10;

export const metricChartView = defineView(
  'metric-chart',
  v.strictObject({
    lines: v.pipe(v.array(askedLine), v.maxLength(8)),
    range: timeRange,
    interval: v.nullable(v.string()), // null: the finest that a chart can draw
  }),
  ({ world, context, params }) => metricChart(world, context, params.lines, params.range, params.interval),
  { everyMs: 1000 },
);

function metricChart(
  world: World,
  context: Context,
  asked: readonly AskedLine[],
  range: TimeRange,
  wanted: string | null,
): MetricChart {
  const length = 'lastMs' in range ? range.lastMs : range.to - range.from;
  const possible = Object.keys(INTERVALS).filter((name) => length / (INTERVALS[name] as number) <= MOST_POINTS);
  const interval = possible.find((name) => name === wanted) ?? possible[0] ?? 'P1D';
  const span = spanOf(world, range, INTERVALS[interval] as number);
  const rows = new Map<string, readonly MinuteRow[]>();
  const rowsOf = (endpoint: string): readonly MinuteRow[] => {
    const known = rows.get(endpoint) ?? telemetry(world, context, endpoint, span.from, span.to);
    rows.set(endpoint, known);
    return known;
  };
  const slots = Math.ceil((Math.min(span.to, world.now) - span.from) / span.intervalMs);
  return {
    from: span.from,
    to: span.from + Math.ceil((span.to - span.from) / span.intervalMs) * span.intervalMs,
    interval,
    possible,
    times: Array.from({ length: Math.max(0, slots) }, (_, slot) => span.from + slot * span.intervalMs),
    releases: [...new Set(asked.map(({ endpoint }) => endpoint))].flatMap((endpoint) =>
      releasesOf(world, endpoint, span.from, span.to),
    ),
    lines: asked.map((line) => lineOf(world, line, span, () => rowsOf(line.endpoint))),
  };
}

/** Whole intervals from a round time on, so that a live chart moves by intervals and not by minutes. */
function spanOf(world: World, range: TimeRange, intervalMs: number): MetricSpan {
  const to = 'lastMs' in range ? Math.floor(world.now / MINUTE) * MINUTE : range.to;
  const from = 'lastMs' in range ? to - range.lastMs : range.from;
  return { from: Math.max(0, Math.floor(from / intervalMs) * intervalMs), to, intervalMs };
}

function lineOf(world: World, line: AskedLine, span: MetricSpan, rows: () => readonly MinuteRow[]): MetricLine {
  const facts = metricsOf(line).find(({ name }) => name === line.metric);
  const nothing = {
    title: facts?.title ?? line.metric,
    unit: facts?.unit ?? '',
    plots: [],
    more: 0,
    known: {},
    thresholds: [],
  };
  if (!isThere(world, line)) return { ...nothing, problem: 'This resource does not exist.' };
  if (!facts) return { ...nothing, problem: `It has no metric ${line.metric}.` };
  const filter = line.filter === '' ? { value: EVERYTHING } : parseFilter(line.filter, facts.dimensions);
  if (filter.error) return { ...nothing, problem: filter.error.message };
  const minutes = samplesIn(rows(), line, line.metric);
  const series = metricSeries(minutes, line.metric, filter.value, span, [line.aggregation]);
  return {
    ...nothing,
    plots: series.slice(0, MOST_PLOTS).map(({ dimensions, data }) => ({
      dimensions,
      values: data
        .filter(({ at }) => at < world.now)
        .map(({ at, values }) =>
          valueAt(at, values[line.aggregation.toLowerCase()], line.aggregation, span, world.now),
        ),
    })),
    more: Math.max(0, series.length - MOST_PLOTS),
    known: knownValues(minutes, facts),
    thresholds: thresholdsOf(world, line),
    problem: null,
  };
}

const EVERYTHING: MetricFilter = { dimensions: [], matches: () => true };

const isThere = (world: World, { endpoint, deployment }: AskedLine): boolean =>
  endpoints.get(world, endpoint) !== undefined &&
  (deployment === null || deployments.get(world, deploymentId(endpoint, deployment)) !== undefined);

/** An interval that is not over has an average, but no sum yet. */
function valueAt(
  at: SimTime,
  value: number | undefined,
  aggregation: Aggregation,
  { intervalMs }: MetricSpan,
  now: SimTime,
): number | null {
  const isOver = at + intervalMs <= now;
  return value === undefined || (!isOver && (aggregation === 'Total' || aggregation === 'Count')) ? null : value;
}

function knownValues(minutes: readonly SampledMinute[], { dimensions }: MetricFacts): MetricLine['known'] {
  const known: { [dimension: string]: string[] } = {};
  for (const dimension of dimensions) {
    const values = new Set(
      minutes.flatMap(({ samples }) => samples.map((sample) => sample.dimensions[dimension] ?? '')),
    );
    known[dimension] = [...values].filter((value) => value !== '').sort();
  }
  return known;
}

const thresholdsOf = (world: World, line: AskedLine): MetricLine['thresholds'] =>
  alertRules
    .all(world)
    .filter(({ endpoint, metric }) => line.deployment === null && endpoint === line.endpoint && metric === line.metric)
    .map(({ name, threshold }) => ({ label: name, value: threshold }));
