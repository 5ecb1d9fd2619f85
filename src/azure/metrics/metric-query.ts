import type { Context } from '../../kernel/context.ts';
import { DAY, HOUR, MINUTE } from '../../kernel/time.ts';
import type { World } from '../../kernel/world.ts';
import type { MinuteRow } from '../online-endpoint/minute-row.ts';
import { telemetry } from '../online-endpoint/telemetry.ts';
import { deploymentMetrics, endpointMetrics, type MetricDefinition, type Sample } from './metric-definitions.ts';
import type { MetricFilter } from './metric-filter.ts';
import { type Aggregation, type MetricSeries, type MetricSpan, type SampledMinute, seriesOf } from './metric-series.ts';

/** Whose metrics: an endpoint's, or those of one of its deployments. */
export interface MetricScope {
  readonly endpoint: string;
  readonly deployment: string | null;
}

/** What is known of a metric without its values. */
export type MetricFacts = Pick<MetricDefinition<never>, 'name' | 'title' | 'unit' | 'dimensions'>;

/** Lengths of an interval, by Azure's names. */
export const INTERVALS: { readonly [name: string]: number } = {
  PT1M: MINUTE,
  PT5M: 5 * MINUTE,
  PT15M: 15 * MINUTE,
  PT30M: 30 * MINUTE,
  PT1H: HOUR,
  PT6H: 6 * HOUR,
  PT12H: 12 * HOUR,
  P1D: DAY,
};

/** The metrics a scope has. */
export const metricsOf = ({ deployment }: Pick<MetricScope, 'deployment'>): readonly MetricFacts[] =>
  deployment === null ? endpointMetrics : deploymentMetrics;

/** The minutes of a metric, each with its samples. */
export const sampledMinutes = (
  world: World,
  context: Context,
  scope: MetricScope,
  metric: string,
  { from, to }: Pick<MetricSpan, 'from' | 'to'>,
): SampledMinute[] => samplesIn(telemetry(world, context, scope.endpoint, from, to), scope, metric);

/** The same from minutes of the endpoint that are at hand. */
export const samplesIn = (rows: readonly MinuteRow[], scope: MetricScope, metric: string): SampledMinute[] =>
  rows.map((row) => ({ minute: row.minute, samples: samplesOf(metric, scope, row) }));

function samplesOf(metric: string, { deployment }: MetricScope, row: MinuteRow): readonly Sample[] {
  if (deployment === null) return endpointMetrics.find(({ name }) => name === metric)?.samples(row) ?? [];
  const minute = row.deployments.find(({ name }) => name === deployment);
  return minute ? (deploymentMetrics.find(({ name }) => name === metric)?.samples(minute) ?? []) : [];
}

/** The series of a metric over a span: one, or one for each value of the dimensions that the filter splits by. */
export const metricSeries = (
  minutes: readonly SampledMinute[],
  metric: string,
  filter: MetricFilter,
  span: MetricSpan,
  aggregations: readonly Aggregation[],
): MetricSeries[] =>
  seriesOf(minutes, filter, span, aggregations, metric === 'RequestsPerMinute' || metric === 'DeploymentCapacity');
