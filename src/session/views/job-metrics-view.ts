import * as v from 'valibot';
import { type Job, jobs } from '../../azure/job/job.ts';
import { defineView } from './view.ts';

/** What a run told MLflow. */
export interface JobMetrics {
  readonly isKnown: boolean; // false while its process has not ended
  readonly metrics: readonly MetricSeries[]; // by name
  readonly params: { readonly [key: string]: string };
}

export interface MetricSeries {
  readonly key: string; // 'auc'
  readonly last: number | null;
  readonly count: number; // values logged
  readonly points: readonly { readonly step: number; readonly value: number }[]; // at most 120 of them
}

const MAX_POINTS = 120;

export const jobMetricsView = defineView(
  'job-metrics',
  v.strictObject({ name: v.string() }),
  ({ world, params }): JobMetrics | null => {
    const job = jobs.get(world, params.name);
    return job ? metricsOf(job) : null;
  },
  { everyMs: 500 },
);

const metricsOf = (job: Job): JobMetrics => ({
  isKnown: job.process !== null && job.history.some(({ status }) => AFTER_EXIT.includes(status)),
  metrics: Object.entries(job.tracked.metrics)
    .map(([key, values]) => ({
      key,
      last: values.at(-1)?.value ?? null,
      count: values.length,
      points: thinned(values),
    }))
    .sort((a, b) => (a.key < b.key ? -1 : 1)),
  params: job.tracked.params,
});

const AFTER_EXIT: readonly string[] = ['Finalizing', 'Completed', 'Failed', 'Canceled'];

/** Lowest and highest value of every stretch, so that a spike of one step survives. */
function thinned<Point extends { readonly value: number }>(points: readonly Point[]): readonly Point[] {
  if (points.length <= MAX_POINTS) return points;
  const length = Math.ceil(points.length / (MAX_POINTS / 2));
  const kept: Point[] = [];
  for (let from = 0; from < points.length; from += length) {
    const stretch = points.slice(from, from + length);
    const low = stretch.reduce((a, b) => (b.value < a.value ? b : a));
    const high = stretch.reduce((a, b) => (b.value > a.value ? b : a));
    kept.push(...(low === high ? [low] : stretch.filter((point) => point === low || point === high)));
  }
  return kept;
}
