import type { DeploymentSeries, EndpointSeries } from '../../session/views/endpoint-series-view.ts';
import type { ChartData, ChartSeries, ChartThreshold } from '../charts/chart-series.ts';
import { endpointTexts as texts } from '../texts/endpoints.ts';
import { releaseMarkers } from './release-texts.ts';

/** One chart of the monitoring tab, ready to be drawn. */
export interface EndpointChart {
  readonly id: 'latency' | 'requests' | 'cpu' | 'in-progress' | 'memory';
  readonly caption: string;
  readonly unit: string;
  readonly kind: 'lines' | 'stacked';
  readonly about: string;
  readonly end: number | null; // natural end of the value axis
  readonly data: ChartData;
}

const PERCENT = { unit: '%', kind: 'lines', about: '', end: 100 } as const;

/** The charts of an endpoint over a time. */
export function chartsOf(series: EndpointSeries, isByDeployment: boolean): EndpointChart[] {
  const { from, to, times, deployments } = series;
  const common = { from, to, times, markers: releaseMarkers(series.releases) };
  const of = (lines: readonly ChartSeries[], thresholds: readonly ChartThreshold[] = []): ChartData => ({
    ...common,
    series: lines,
    thresholds,
  });
  return [
    {
      id: 'latency',
      caption: texts.latency,
      unit: 'ms',
      kind: 'lines',
      about: texts.latencyAbout,
      end: null,
      data: of(percentiles(series), alertLines(series)),
    },
    {
      id: 'requests',
      caption: isByDeployment ? texts.requestsBy : texts.requests,
      unit: texts.perMinute,
      kind: 'stacked',
      about: '',
      end: null,
      data: of(isByDeployment ? lines(deployments, 'calls') : statuses(series)),
    },
    { id: 'cpu', caption: texts.cpu, ...PERCENT, data: of(lines(deployments, 'cpu')) },
    {
      id: 'in-progress',
      caption: texts.inProgress,
      unit: '',
      kind: 'lines',
      about: texts.inProgressAbout,
      end: null,
      data: of(lines(deployments, 'inProgress'), limits(deployments)),
    },
    { id: 'memory', caption: texts.memory, ...PERCENT, data: of(lines(deployments, 'memory')) },
  ];
}

const percentiles = ({ latency: { p50, p95, p99 } }: EndpointSeries): ChartSeries[] => [
  { id: 'p50', label: 'p50', values: p50 },
  { id: 'p95', label: 'p95', values: p95 },
  { id: 'p99', label: 'p99', values: p99 },
];

/** Looks of the answers, the same whichever of them occur. */
const LOOKS: { readonly [code: string]: number } = { '200': 0, '404': 4, '408': 3, '424': 2, '429': 1 };

const statuses = (series: EndpointSeries): ChartSeries[] =>
  series.statuses.map(({ code, values }, i) => ({ id: code, label: code, values, look: LOOKS[code] ?? 5 + i }));

const lines = (
  deployments: readonly DeploymentSeries[],
  of: 'calls' | 'cpu' | 'inProgress' | 'memory',
): ChartSeries[] => deployments.map((one) => ({ id: one.name, label: one.name, values: one[of] }));

const alertLines = ({ alerts }: EndpointSeries): ChartThreshold[] =>
  alerts
    .filter(({ metric }) => metric === 'RequestLatency_P95')
    .map(({ name, threshold }) => ({ value: threshold, label: texts.alertAt(name, threshold) }));

/** One line for every limit, with whom it holds for. */
function limits(deployments: readonly DeploymentSeries[]): ChartThreshold[] {
  const byLimit = new Map<number, string[]>();
  for (const { name, admissionLimit } of deployments)
    byLimit.set(admissionLimit, [...(byLimit.get(admissionLimit) ?? []), name]);
  return [...byLimit].map(([value, names]) => ({ value, label: texts.limitOf(value, names.join(', ')) }));
}
