import * as v from 'valibot';
import { alertRules } from '../../azure/alert/alert-rule.ts';
import { endpoints } from '../../azure/online-endpoint/endpoint.ts';
import {
  addCounts,
  combineLatencies,
  type DeploymentMinute,
  type MinuteRow,
} from '../../azure/online-endpoint/minute-row.ts';
import { telemetry } from '../../azure/online-endpoint/telemetry.ts';
import type { Context } from '../../kernel/context.ts';
import { MINUTE } from '../../kernel/time.ts';
import type { World } from '../../kernel/world.ts';
import { type Release, releasesOf } from './releases.ts';
import { intervalsOf, type TimeRange, timeRange } from './time-range.ts';
import { defineView } from './view.ts';

type Values = readonly (number | null)[]; // one for each of the times

/** What one deployment did in each interval. */
export interface DeploymentSeries {
  readonly name: string;
  readonly calls: Values; // per minute
  readonly p95: Values; // ms
  readonly cpu: Values; // percent, of all its instances
  readonly memory: Values; // percent, per instance
  readonly inProgress: Values; // most calls inside at once
  readonly admissionLimit: number; // newest: more calls inside than this are answered 429
}

/** An endpoint over time in arrays that charts draw as they are. */
export interface EndpointSeries {
  readonly from: number;
  readonly to: number;
  readonly stepMs: number;
  readonly times: readonly number[]; // when each interval begins
  readonly latency: { readonly p50: Values; readonly p95: Values; readonly p99: Values }; // ms
  readonly statuses: readonly { readonly code: string; readonly values: Values }[]; // calls per minute
  readonly deployments: readonly DeploymentSeries[]; // with containers at some time of the range, by name
  readonly releases: readonly Release[];
  readonly alerts: readonly { readonly name: string; readonly metric: string; readonly threshold: number }[];
}

/** Latency, answers, CPU, memory and crowding of an endpoint over a time; latency and answers of one deployment if told. */
export const endpointSeriesView = defineView(
  'endpoint-series',
  v.strictObject({ endpoint: v.string(), range: timeRange, deployment: v.nullable(v.string()) }),
  ({ world, context, params }): EndpointSeries | null =>
    endpoints.get(world, params.endpoint)
      ? endpointSeries(world, context, params.endpoint, params.range, params.deployment)
      : null,
  { everyMs: 1000 },
);

function endpointSeries(
  world: World,
  context: Context,
  endpoint: string,
  range: TimeRange,
  deployment: string | null,
): EndpointSeries {
  const { from, to, stepMs, starts } = intervalsOf(range, world.now);
  const rows = telemetry(world, context, endpoint, from, Math.min(to, world.now));
  const groups = grouped(rows, from, stepMs, starts.length);
  const answers = groups.map((group) => (deployment === null ? group : group.map((row) => only(row, deployment))));
  const statuses = answers.map((group) => addCounts(group.map((row) => row.statuses)));
  const latencies = answers.map((group) => combineLatencies(group.map(reached)));
  const codes = [...new Set(statuses.flatMap((counts) => Object.keys(counts)))].sort();
  return {
    from,
    to,
    stepMs,
    times: starts,
    latency: {
      p50: latencies.map((one) => tenth(one?.p50)),
      p95: latencies.map((one) => tenth(one?.p95)),
      p99: latencies.map((one) => tenth(one?.p99)),
    },
    statuses: codes.map((code) => ({
      code,
      values: statuses.map((counts, i) => perMinute(counts[code] ?? 0, groups[i])),
    })),
    deployments: deploymentSeries(groups),
    releases: releasesOf(world, endpoint, from, Math.min(to, world.now)),
    alerts: alertRules
      .all(world)
      .filter((rule) => rule.endpoint === endpoint)
      .map(({ name, metric, threshold }) => ({ name, metric, threshold })),
  };
}

/** Minutes by interval. */
function grouped(rows: readonly MinuteRow[], from: number, stepMs: number, count: number): MinuteRow[][] {
  const groups: MinuteRow[][] = Array.from({ length: count }, () => []);
  for (const row of rows) groups[Math.floor((row.minute * MINUTE - from) / stepMs)]?.push(row);
  return groups;
}

type Answered = Pick<MinuteRow, 'calls' | 'statuses' | 'latency'>;

const NO_CALLS: Answered = { calls: 0, statuses: {}, latency: null };

const only = (row: MinuteRow, deployment: string): Answered =>
  row.deployments.find(({ name }) => name === deployment) ?? NO_CALLS;

/** Percentiles weigh by the calls that they are of: refusals at the door have none. */
const reached = ({ calls, statuses, latency }: Answered): Pick<Answered, 'calls' | 'latency'> => ({
  calls: calls - (statuses['429'] ?? 0) - (statuses['404'] ?? 0),
  latency,
});

function deploymentSeries(groups: readonly (readonly MinuteRow[])[]): DeploymentSeries[] {
  const names = [
    ...new Set(groups.flatMap((group) => group.flatMap((row) => row.deployments.map(({ name }) => name)))),
  ];
  return names.sort().map((name) => {
    const minutes = groups.map((group) => group.flatMap((row) => row.deployments.filter((one) => one.name === name)));
    return {
      name,
      calls: minutes.map((some) =>
        perMinute(
          sum(some, ({ calls }) => calls),
          some,
        ),
      ),
      p95: minutes.map((some) => tenth(combineLatencies(some.map(reached))?.p95)),
      cpu: minutes.map((some) => mean(some, ({ cpuPercent }) => cpuPercent)),
      memory: minutes.map((some) => mean(some, ({ memoryPercent }) => memoryPercent)),
      inProgress: minutes.map((some) => (some.length === 0 ? null : Math.max(...some.map((one) => one.maxInProgress)))),
      admissionLimit: minutes.findLast((some) => some.length > 0)?.at(-1)?.admissionLimit ?? 0,
    };
  });
}

const sum = (some: readonly DeploymentMinute[], of: (minute: DeploymentMinute) => number): number =>
  some.reduce((total, minute) => total + of(minute), 0);

const mean = (some: readonly DeploymentMinute[], of: (minute: DeploymentMinute) => number): number | null =>
  some.length === 0 ? null : tenth(sum(some, of) / some.length);

const perMinute = (count: number, minutes: readonly unknown[] | undefined): number | null =>
  !minutes || minutes.length === 0 ? null : tenth(count / minutes.length);

/** Charts show no more than tenths; shorter numbers make a shorter message to the page. */
const tenth = <Value extends number | undefined>(value: Value): number | null =>
  value === undefined ? null : Math.round(value * 10) / 10;
