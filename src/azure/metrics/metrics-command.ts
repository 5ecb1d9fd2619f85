import type { Json } from '../../kernel/json.ts';
import type { Suggestion } from '../../kernel/suggestion.ts';
import { DAY, HOUR, isoTime, MINUTE, parseIsoTime, type SimTime } from '../../kernel/time.ts';
import { type Checked, mistake } from '../arm.ts';
import { type AzArguments, type AzAsked, type AzCall, type AzOutcome, defineAzCommand } from '../az-command.ts';
import { deploymentId, deployments } from '../online-endpoint/deployment.ts';
import { endpoints } from '../online-endpoint/endpoint.ts';
import { endpointArmId } from '../online-endpoint/endpoint-document.ts';
import { resourceGroupNames } from '../workspace/place-names.ts';
import { workspaces } from '../workspace/workspace.ts';
import { type MetricFilter, parseFilter, splitBy } from './metric-filter.ts';
import { INTERVALS, type MetricScope, metricSeries, metricsOf, sampledMinutes } from './metric-query.ts';
import { AGGREGATIONS, type Aggregation, type MetricSeries, type MetricSpan } from './metric-series.ts';

/** A resource with metrics: its endpoint, and its deployment when it is one. */
interface Target extends MetricScope {
  readonly id: string; // ARM id
  readonly namespace: string;
  readonly location: string;
}

interface Query extends MetricSpan {
  readonly aggregations: readonly Aggregation[];
}

/** `az monitor metrics list` */
export const metricsList = defineAzCommand({
  name: 'monitor metrics list',
  summary: 'List values of platform metrics of an online endpoint or one of its deployments.',
  args: [
    {
      name: '--resource',
      kind: 'text',
      isRequired: true,
      completes: targetNames,
      help: 'ARM id of an endpoint or deployment, or the name of an endpoint.',
    },
    {
      name: '--metrics',
      aliases: ['--metric'],
      kind: 'list',
      completes: ({ text }) =>
        metricsOf({ deployment: ID.exec(text('resource') ?? '')?.[2] ?? null }).map(({ name, title, unit }) => ({
          text: name,
          kind: 'metric',
          about: `${title}, ${unit}`,
        })),
      help: 'Names of metrics.',
    },
    {
      name: '--interval',
      kind: 'text',
      completes: () => Object.keys(INTERVALS).map((text) => ({ text, kind: 'interval', about: '' })),
      help: 'PT1M, PT5M, PT1H … or 1m, 5m, 1h; one minute by default.',
    },
    { name: '--aggregation', kind: 'list', choices: AGGREGATIONS, help: 'Which statistics; Average by default.' },
    { name: '--start-time', kind: 'text', help: 'Begin of the query, UTC.' },
    { name: '--end-time', kind: 'text', help: 'End of the query, UTC; now by default.' },
    { name: '--offset', kind: 'text', help: 'Length of the query when no begin is given: 1h by default.' },
    {
      name: '--dimension',
      kind: 'list',
      completes: dimensionNames,
      help: 'Split the values by these dimensions.',
    },
    { name: '--filter', kind: 'text', help: "Only some series: \"deployment eq 'blue' and statusCodeClass eq '*'\"." },
    { name: '--top', kind: 'integer', help: 'How many series at most when they are filtered; 10 by default.' },
    {
      name: '--resource-group',
      aliases: ['-g'],
      kind: 'text',
      completes: resourceGroupNames,
      help: 'Resource group when --resource is a name.',
    },
    { name: '--resource-type', kind: 'text', help: 'Type of the resource when --resource is a name.' },
  ],
  tableColumns: [
    ['Timestamp', 'timeStamp'],
    ['Name', 'name'],
    ['Average', 'average'],
  ],
  run,
});

function run(args: AzArguments, call: AzCall): AzOutcome {
  const target = findTarget(args.need('resource'), call);
  if (target.error) return { kind: 'error', error: { ...target.error, exitCode: 1 } };
  const query = queryOf(args, call);
  if (query.error) return { kind: 'error', error: query.error };
  const names = args.list('metrics').flatMap((text) => text.split(',').map((name) => name.trim()));
  const value: Json[] = [];
  for (const name of names.length > 0 ? names : [metricsOf(target.value)[0]?.name ?? '']) {
    const metric = metricDocument(name, target.value, query.value, args, call);
    if (metric.error) return { kind: 'error', error: metric.error };
    value.push(metric.value);
  }
  const { from, to, intervalMs } = query.value;
  return {
    kind: 'result',
    result: {
      cost: Math.max(0, (to - from) / MINUTE - 1),
      interval: intervalName(intervalMs),
      namespace: target.value.namespace,
      resourceregion: target.value.location,
      timespan: `${seconds(from)}/${seconds(to)}`,
      value,
    },
  };
}

const seconds = (at: SimTime): string => `${isoTime(at).slice(0, 19)}Z`;

function intervalName(ms: number): string {
  for (const [name, length] of Object.entries(INTERVALS)) if (length === ms) return name;
  throw new Error(`metrics: no interval lasts ${ms} ms`);
}

const ID = /\/onlineEndpoints\/([^/]+)(?:\/deployments\/([^/]+))?$/i;

/** The dimensions of the metrics that are named; of every metric while none is. */
function dimensionNames({ text }: AzAsked): Suggestion[] {
  const named = (text('metrics') ?? '').split(/[\s,]+/);
  const known = metricsOf({ deployment: ID.exec(text('resource') ?? '')?.[2] ?? null });
  const asked = known.filter(({ name }) => named.includes(name));
  const dimensions = (asked.length > 0 ? asked : known).flatMap((metric) => metric.dimensions);
  return [...new Set(dimensions)].map((one) => ({ text: one, kind: 'dimension', about: '' }));
}

/** Names of endpoints, and the ARM ids of their deployments. */
function targetNames({ world }: AzAsked): Suggestion[] {
  const ofDeployments = deployments.all(world).map(({ endpoint, name }) => ({
    text: `${endpointArmId(endpoints.need(world, endpoint))}/deployments/${name}`,
    kind: 'deployment',
    about: `${endpoint}/${name}`,
  }));
  return [
    ...endpoints.all(world).map(({ name, description }) => ({ text: name, kind: 'endpoint', about: description })),
    ...ofDeployments,
  ];
}

function findTarget(resource: string, call: AzCall): Checked<Target> {
  const { world } = call.tx;
  const path = ID.exec(resource);
  const name = path?.[1] ?? resource;
  const endpoint = endpoints.get(world, name);
  const deployment = path?.[2] ?? null;
  if (!endpoint || (deployment !== null && !deployments.get(world, deploymentId(name, deployment))))
    return mistake(
      'ResourceNotFound',
      path || !resource.includes('/')
        ? `The Resource 'Microsoft.MachineLearningServices/workspaces/${call.workspace}/onlineEndpoints/${name}${deployment === null ? '' : `/deployments/${deployment}`}' under resource group '${call.resourceGroup}' was not found.`
        : `not simulated: metrics of ${resource}; online endpoints and their deployments have some.`,
    );
  const kind = 'Microsoft.MachineLearningServices/workspaces/onlineEndpoints';
  return {
    value: {
      id: `${endpointArmId(endpoint)}${deployment === null ? '' : `/deployments/${deployment}`}`,
      namespace: deployment === null ? kind : `${kind}/deployments`,
      endpoint: endpoint.name,
      deployment,
      location: workspaces.need(world, endpoint.workspace).location,
    },
  };
}

function queryOf(args: AzArguments, call: AzCall): Checked<Query> {
  const { now } = call.tx.world;
  const asked = args.text('interval') ?? 'PT1M';
  const short = /^(\d+)([mh])$/i.exec(asked);
  const intervalMs = short
    ? Number(short[1]) * (short[2]?.toLowerCase() === 'h' ? HOUR : MINUTE)
    : INTERVALS[asked.toUpperCase()];
  if (intervalMs === undefined || !Object.values(INTERVALS).includes(intervalMs))
    return mistake('BadRequest', `The interval ${asked} is not one of ${Object.keys(INTERVALS).join(', ')}.`);
  const offset = /^(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?$/.exec(args.text('offset') ?? '1h');
  if (!offset) return mistake(null, `Invalid --offset ${args.text('offset')}: give it as ##d##h##m.`, 2);
  const length = Number(offset[1] ?? 0) * DAY + Number(offset[2] ?? 0) * HOUR + Number(offset[3] ?? 0) * MINUTE;
  const end = timeOf(args.text('end-time'), now);
  if (end.error) return end;
  const start = timeOf(args.text('start-time'), end.value - length);
  if (start.error) return start;
  const from = Math.floor(start.value / MINUTE) * MINUTE;
  const to = Math.floor(end.value / MINUTE) * MINUTE;
  if (to <= from) return mistake('BadRequest', 'The begin of the query must lie before its end.');
  if ((to - from) / intervalMs > 10_080)
    return mistake('BadRequest', 'The query asks for more than 10080 values per series; take a longer interval.');
  const names = args.list('aggregation');
  const aggregations = AGGREGATIONS.filter((one) => names.some((name) => name.toLowerCase() === one.toLowerCase()));
  return { value: { from, to, intervalMs, aggregations: aggregations.length > 0 ? aggregations : ['Average'] } };
}

function timeOf(text: string | undefined, otherwise: SimTime): Checked<SimTime> {
  if (text === undefined) return { value: otherwise };
  const at = parseIsoTime(text.replace(/^(\d{4}-\d\d-\d\d) /, '$1T'));
  return at === undefined
    ? mistake(null, `Unable to parse the time '${text}': give it as 2026-03-10T16:30:00Z.`, 2)
    : { value: at };
}

function metricDocument(name: string, target: Target, query: Query, args: AzArguments, call: AzCall): Checked<Json> {
  const definition = metricsOf(target).find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (!definition)
    return mistake(
      'BadRequest',
      `Failed to find metric configuration for provider: Microsoft.MachineLearningServices, resource Type: ${target.namespace.slice(36)}, metric: ${name}, Valid metrics: ${metricsOf(
        target,
      )
        .map((one) => one.name)
        .join(',')}`,
    );
  const filterText = args.text('filter');
  const filter: Checked<MetricFilter> =
    filterText === undefined
      ? splitBy(args.list('dimension'), definition.dimensions)
      : parseFilter(filterText, definition.dimensions);
  if (filter.error) return filter;
  const minutes = sampledMinutes(call.tx.world, call.context, target, definition.name, query);
  const series = metricSeries(minutes, definition.name, filter.value, query, query.aggregations);
  return {
    value: {
      displayDescription: `${definition.title} of ${target.deployment ?? target.endpoint}`,
      errorCode: 'Success',
      id: `${target.id}/providers/Microsoft.Insights/metrics/${definition.name}`,
      name: { localizedValue: definition.title, value: definition.name },
      resourceGroup: call.resourceGroup,
      timeseries: series
        .slice(0, filterText === undefined ? series.length : (args.integer('top') ?? 10))
        .map(seriesDocument),
      type: 'Microsoft.Insights/metrics',
      unit: definition.unit,
    },
  };
}

const seriesDocument = ({ dimensions, data }: MetricSeries): Json => ({
  data: data.map(({ at, values }) => ({ ...values, timeStamp: seconds(at) })),
  metadatavalues: Object.keys(dimensions).map((name) => ({
    name: { localizedValue: name.toLowerCase(), value: name.toLowerCase() },
    value: dimensions[name] as string,
  })),
});
