import { clusters } from '../../azure/compute/cluster.ts';
import { dataAssets } from '../../azure/data/data-asset.ts';
import { environments } from '../../azure/environment/environment.ts';
import { type Job, jobStatus, jobs } from '../../azure/job/job.ts';
import { models } from '../../azure/model/model.ts';
import { deployments, provisioningState } from '../../azure/online-endpoint/deployment.ts';
import { endpoints } from '../../azure/online-endpoint/endpoint.ts';
import { parseReference } from '../../azure/reference.ts';
import type { World } from '../../kernel/world.ts';
import { type AssetGraph, type AssetLink, type AssetNode, assetId } from './asset-graph.ts';

/** Everything the estate holds and every reference in it. References to what is gone are left out. */
export function estateGraph(world: World): AssetGraph {
  const nodes = [
    ...dataNodes(world),
    ...environmentNodes(world),
    ...computeNodes(world),
    ...jobNodes(world),
    ...modelNodes(world),
    ...servingNodes(world),
  ];
  const known = new Set(nodes.map(({ id }) => id));
  const links = [...jobLinks(world), ...modelLinks(world), ...servingLinks(world)];
  return { nodes, links: links.filter(({ from, to }) => known.has(from) && known.has(to)) };
}

const dataNodes = (world: World): AssetNode[] =>
  dataAssets.sort(dataAssets.rows.all(world)).map(({ name, version, type, createdAt, isArchived }) => ({
    id: assetId('data', `${name}:${version}`),
    kind: 'data',
    name: `${name}:${version}`,
    family: name,
    note: type,
    status: null,
    createdAt,
    isArchived,
    segments: ['data', name, version],
  }));

const environmentNodes = (world: World): AssetNode[] =>
  environments.sort(environments.rows.all(world)).map(({ name, version, createdAt, isArchived }) => ({
    id: assetId('environment', `${name}:${version}`),
    kind: 'environment',
    name: `${name}:${version}`,
    family: name,
    note: '',
    status: null,
    createdAt,
    isArchived,
    segments: ['environments', name, version],
  }));

const computeNodes = (world: World): AssetNode[] =>
  clusters.all(world).map(({ name, minInstances, maxInstances }) => ({
    id: assetId('compute', name),
    kind: 'compute',
    name,
    family: name,
    note: `${minInstances} to ${maxInstances} nodes`,
    status: null,
    createdAt: 0,
    isArchived: false,
    segments: ['compute', name],
  }));

const jobNodes = (world: World): AssetNode[] =>
  [...jobs.all(world)]
    .sort((a, b) => a.createdAt - b.createdAt || (a.name < b.name ? -1 : 1))
    .map((job) => ({
      id: assetId('job', job.name),
      kind: 'job',
      name: job.name,
      family: job.name,
      note: '',
      status: jobStatus(job),
      createdAt: job.createdAt,
      isArchived: job.isArchived,
      segments: ['jobs', job.name],
    }));

const modelNodes = (world: World): AssetNode[] =>
  models.sort(models.rows.all(world)).map(({ name, version, type, stage, tags, createdAt, isArchived }) => ({
    id: assetId('model', `${name}:${version}`),
    kind: 'model',
    name: `${name}:${version}`,
    family: name,
    note: stage ?? tags.stage ?? type,
    status: null,
    createdAt,
    isArchived,
    segments: ['models', name, version],
  }));

const servingNodes = (world: World): AssetNode[] => [
  ...deployments.all(world).map(
    (row): AssetNode => ({
      id: assetId('deployment', `${row.endpoint}/${row.name}`),
      kind: 'deployment',
      name: row.name,
      family: `${row.endpoint}/${row.name}`,
      note: `${endpoints.get(world, row.endpoint)?.traffic[row.name] ?? 0} %`,
      status: provisioningState(row),
      createdAt: row.createdAt,
      isArchived: false,
      segments: ['endpoints', row.endpoint],
    }),
  ),
  ...endpoints.all(world).map(
    (row): AssetNode => ({
      id: assetId('endpoint', row.name),
      kind: 'endpoint',
      name: row.name,
      family: row.name,
      note: '',
      status: String(row.machine.value),
      createdAt: row.createdAt,
      isArchived: false,
      segments: ['endpoints', row.name],
    }),
  ),
];

function jobLinks(world: World): AssetLink[] {
  const links: AssetLink[] = [];
  for (const job of jobs.all(world)) {
    const to = assetId('job', job.name);
    for (const [name, input] of Object.entries(job.inputs)) {
      const from = input.kind === 'data' ? sourceOf(input.reference, input.type) : null;
      if (from !== null) links.push({ from, to, what: `input ${name}` });
    }
    links.push({
      from: assetId('environment', `${job.environment}:${job.environmentVersion}`),
      to,
      what: 'runs in',
    });
    links.push({ from: assetId('compute', job.compute), to, what: 'runs on' });
    links.push(...registeredData(world, job));
  }
  return links;
}

/** What an input reads: an asset, or the output of another job. */
function sourceOf(text: string, type: string): string | null {
  const reference = parseReference(text);
  if (reference.kind === 'job-output') return assetId('job', reference.job);
  if (reference.kind !== 'asset' || reference.version === null) return null;
  return assetId(type.endsWith('_model') ? 'model' : 'data', `${reference.name}:${reference.version}`);
}

/** Data assets over a place that a job wrote. */
const registeredData = (world: World, job: Job): AssetLink[] =>
  Object.entries(job.outputs).flatMap(([name, output]) => {
    const folder = output.path.replace(/\/?$/, '/');
    return dataAssets.rows
      .all(world)
      .filter(({ datastore, path }) => datastore === output.datastore && `${path}/`.startsWith(folder))
      .map((asset) => ({
        from: assetId('job', job.name),
        to: assetId('data', `${asset.name}:${asset.version}`),
        what: `output ${name}`,
      }));
  });

const modelLinks = (world: World): AssetLink[] =>
  models.rows.all(world).flatMap(({ name, version, jobName, path }) =>
    jobName === null
      ? []
      : [
          {
            from: assetId('job', jobName),
            to: assetId('model', `${name}:${version}`),
            what: `output ${outputOf(world, jobName, path)}`,
          },
        ],
  );

const outputOf = (world: World, job: string, path: string): string =>
  Object.entries(jobs.get(world, job)?.outputs ?? {}).find(([, output]) =>
    `${path}/`.startsWith(output.path.replace(/\/?$/, '/')),
  )?.[0] ?? 'artifacts';

function servingLinks(world: World): AssetLink[] {
  const links: AssetLink[] = [];
  for (const row of deployments.all(world)) {
    const id = assetId('deployment', `${row.endpoint}/${row.name}`);
    // What answers, not what was asked for: after a failed update the two differ.
    const { modelName, modelVersion } = row.serving ?? row;
    if (modelName !== null)
      links.push({ from: assetId('model', `${modelName}:${modelVersion}`), to: id, what: 'serves' });
    links.push({ from: assetId('environment', row.environment), to: id, what: 'runs in' });
    const share = endpoints.get(world, row.endpoint)?.traffic[row.name] ?? 0;
    links.push({ from: id, to: assetId('endpoint', row.endpoint), what: `${share} % of the traffic` });
  }
  return links;
}
