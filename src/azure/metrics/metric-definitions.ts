import type { DeploymentMinute, MinuteRow } from '../online-endpoint/minute-row.ts';

/** One time series of a metric before it is put into intervals. */
export interface Sample {
  readonly dimensions: { readonly [name: string]: string };
  readonly value: number;
  readonly weight?: number; // calls behind an average; 1 otherwise
}

/** A platform metric: how it is named and how a minute of telemetry feeds it. */
export interface MetricDefinition<Source> {
  readonly name: string; // 'RequestLatency_P95'
  readonly title: string;
  readonly unit: string;
  readonly dimensions: readonly string[];
  /** The samples of one minute; a minute without a sample has no value. */
  samples(source: Source): readonly Sample[];
}

const PERCENTILES = ['P50', 'P90', 'P95', 'P99'] as const;
const KEY = { P50: 'p50', P90: 'p90', P95: 'p95', P99: 'p99' } as const;

const statusClass = (status: string): string => `${status[0]}xx`;

/** What the container said behind the status the caller got: a 424 hides a 500, other refusals never reached it. */
const modelStatus = (status: string): string => (status === '200' ? '200' : status === '424' ? '500' : '');

/** Metrics of Microsoft.MachineLearningServices/workspaces/onlineEndpoints that are simulated. */
export const endpointMetrics: readonly MetricDefinition<MinuteRow>[] = [
  {
    name: 'RequestLatency',
    title: 'Request Latency',
    unit: 'Milliseconds',
    dimensions: ['deployment'],
    samples: (row) =>
      row.deployments.flatMap(({ name, calls, latency }) =>
        latency ? [{ dimensions: { deployment: name }, value: latency.mean, weight: calls }] : [],
      ),
  },
  ...PERCENTILES.map(
    (percentile): MetricDefinition<MinuteRow> => ({
      name: `RequestLatency_${percentile}`,
      title: `Request Latency ${percentile}`,
      unit: 'Milliseconds',
      dimensions: ['deployment'],
      samples: (row) =>
        row.deployments.flatMap(({ name, calls, latency }) =>
          latency ? [{ dimensions: { deployment: name }, value: latency[KEY[percentile]], weight: calls }] : [],
        ),
    }),
  ),
  {
    name: 'RequestsPerMinute',
    title: 'Requests Per Minute',
    unit: 'Count',
    dimensions: ['deployment', 'statusCode', 'statusCodeClass', 'modelStatusCode'],
    samples(row) {
      const routed = row.deployments.flatMap(({ name, statuses }) => perStatus(statuses, { deployment: name }));
      const missed =
        (row.statuses['404'] ?? 0) > 0 ? perStatus({ 404: row.statuses['404'] ?? 0 }, { deployment: '' }) : [];
      return [...routed, ...missed];
    },
  },
];

const perStatus = (
  statuses: { readonly [status: string]: number },
  dimensions: { readonly [name: string]: string },
): Sample[] =>
  Object.entries(statuses).map(([status, value]) => ({
    dimensions: {
      ...dimensions,
      statusCode: status,
      statusCodeClass: statusClass(status),
      modelStatusCode: modelStatus(status),
    },
    value,
  }));

/** Metrics of …/onlineEndpoints/deployments that are simulated. */
export const deploymentMetrics: readonly MetricDefinition<DeploymentMinute>[] = [
  {
    name: 'CpuUtilizationPercentage',
    title: 'CPU Utilization Percentage',
    unit: 'Percent',
    dimensions: ['instanceId'],
    samples: (minute) => perInstance(minute, minute.cpuPercent),
  },
  {
    name: 'CpuMemoryUtilizationPercentage',
    title: 'CPU Memory Utilization Percentage',
    unit: 'Percent',
    dimensions: ['instanceId'],
    samples: (minute) => perInstance(minute, minute.memoryPercent),
  },
  {
    name: 'DeploymentCapacity',
    title: 'Deployment Capacity',
    unit: 'Count',
    dimensions: ['instanceId', 'State'],
    samples: (minute) =>
      perInstance(minute, 1).map(({ dimensions, value }) => ({ dimensions: { ...dimensions, State: 'Ready' }, value })),
  },
  ...PERCENTILES.map(
    (percentile): MetricDefinition<DeploymentMinute> => ({
      name: `RequestLatency_${percentile}`,
      title: `Request Latency ${percentile}`,
      unit: 'Milliseconds',
      dimensions: [],
      samples: ({ latency }) => (latency ? [{ dimensions: {}, value: latency[KEY[percentile]] }] : []),
    }),
  ),
  {
    name: 'RequestsPerMinute',
    title: 'Requests Per Minute',
    unit: 'Count',
    dimensions: ['envoy_response_code'],
    samples: ({ statuses }) =>
      Object.entries(statuses).map(([status, value]) => ({ dimensions: { envoy_response_code: status }, value })),
  },
];

/** All calls go through one pool, so its instances are equally busy. */
const perInstance = ({ name, instances }: DeploymentMinute, value: number): Sample[] =>
  Array.from({ length: instances }, (_, i) => ({ dimensions: { instanceId: `${name}-${i}` }, value }));
