import { MINUTE, type SimTime } from '../../kernel/time.ts';
import type { Sample } from './metric-definitions.ts';
import type { MetricFilter } from './metric-filter.ts';

export const AGGREGATIONS = ['Average', 'Count', 'Maximum', 'Minimum', 'Total'] as const;
export type Aggregation = (typeof AGGREGATIONS)[number];

/** The samples of one minute of a resource. */
export interface SampledMinute {
  readonly minute: number;
  readonly samples: readonly Sample[];
}

/** One time series of the answer: values of its dimensions, and one entry per interval. */
export interface MetricSeries {
  readonly dimensions: { readonly [name: string]: string };
  readonly data: readonly { readonly at: SimTime; readonly values: { readonly [aggregation: string]: number } }[];
}

/** A time and the length of its intervals. */
export interface MetricSpan {
  readonly from: SimTime;
  readonly to: SimTime;
  readonly intervalMs: number;
}

interface Bucket {
  sum: number;
  count: number;
  low: number;
  high: number;
}

/**
 * Puts samples into intervals from `from` on. Within a minute, series that the query does not split are added up for
 * counts and averaged for everything else, as Azure Monitor does; intervals without a value have none.
 */
export function seriesOf(
  minutes: readonly SampledMinute[],
  filter: MetricFilter,
  query: MetricSpan,
  aggregations: readonly Aggregation[],
  isCount: boolean,
): MetricSeries[] {
  const groups = new Map<string, { dimensions: { [name: string]: string }; buckets: Map<number, Bucket> }>();
  if (filter.dimensions.length === 0) groups.set('', { dimensions: {}, buckets: new Map() });
  for (const { minute, samples } of minutes) {
    const slot = Math.floor((minute * MINUTE - query.from) / query.intervalMs);
    for (const [key, group] of grouped(samples, filter)) {
      const known = groups.get(key) ?? { dimensions: group.dimensions, buckets: new Map<number, Bucket>() };
      groups.set(key, known);
      const value = isCount ? group.sum : group.sum / group.weight;
      const bucket = known.buckets.get(slot) ?? { sum: 0, count: 0, low: value, high: value };
      known.buckets.set(slot, {
        sum: bucket.sum + value,
        count: bucket.count + 1,
        low: Math.min(bucket.low, value),
        high: Math.max(bucket.high, value),
      });
    }
  }
  const slots = Math.ceil((query.to - query.from) / query.intervalMs);
  return [...groups.keys()].sort().map((key) => {
    const { dimensions, buckets } = groups.get(key) as NonNullable<ReturnType<typeof groups.get>>;
    return {
      dimensions,
      data: Array.from({ length: slots }, (_, slot) => {
        const bucket = buckets.get(slot);
        const values = bucket ? valuesOf(bucket, aggregations) : {};
        return { at: query.from + slot * query.intervalMs, values };
      }),
    };
  });
}

function grouped(
  samples: readonly Sample[],
  filter: MetricFilter,
): Map<string, { dimensions: { [name: string]: string }; sum: number; weight: number }> {
  const groups = new Map<string, { dimensions: { [name: string]: string }; sum: number; weight: number }>();
  for (const sample of samples) {
    if (!filter.matches(sample.dimensions)) continue;
    const dimensions: { [name: string]: string } = {};
    for (const name of filter.dimensions) dimensions[name] = sample.dimensions[name] ?? '';
    const key = filter.dimensions.map((name) => dimensions[name]).join('\0');
    const known = groups.get(key) ?? { dimensions, sum: 0, weight: 0 };
    const weight = sample.weight ?? 1;
    groups.set(key, { dimensions, sum: known.sum + sample.value * weight, weight: known.weight + weight });
  }
  return groups;
}

function valuesOf(bucket: Bucket, aggregations: readonly Aggregation[]): { [aggregation: string]: number } {
  const all: { readonly [Name in Aggregation]: number } = {
    Average: bucket.sum / bucket.count,
    Count: bucket.count,
    Maximum: bucket.high,
    Minimum: bucket.low,
    Total: bucket.sum,
  };
  const values: { [aggregation: string]: number } = {};
  for (const name of aggregations) values[name.toLowerCase()] = all[name];
  return values;
}
