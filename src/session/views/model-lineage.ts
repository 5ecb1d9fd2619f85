import { isOver, type Job, jobStatus, jobs, reachedAt } from '../../azure/job/job.ts';
import type { Model } from '../../azure/model/model.ts';
import { deployments, provisioningState } from '../../azure/online-endpoint/deployment.ts';
import { parseReference } from '../../azure/reference.ts';
import type { SimTime } from '../../kernel/time.ts';
import type { World } from '../../kernel/world.ts';
import { type ServedSpan, servedSpans } from './served-by.ts';

/** The run that made a model. */
export interface LineageRun {
  readonly name: string;
  readonly displayName: string;
  readonly experiment: string;
  readonly status: string;
  readonly startedAt: SimTime | null;
  readonly endedAt: SimTime | null;
  readonly compute: string;
}

/** Data, or another model, that a run read. */
export interface LineageInput {
  readonly input: string; // name of the input: 'orders'
  readonly kind: 'data' | 'model' | 'path';
  readonly name: string; // of the asset; the reference itself for a path
  readonly version: string | null;
}

/** The commit a run's code stood on. */
export interface LineageCommit {
  readonly repository: string;
  readonly branch: string;
  readonly commit: string; // 40 hex digits
}

/** Where a model comes from and where it went. */
export interface ModelLineage {
  readonly run: LineageRun | null; // null: its files are no output of a run that still exists
  readonly inputs: readonly LineageInput[];
  readonly environment: { readonly name: string; readonly version: string } | null;
  readonly commit: LineageCommit | null;
  readonly deployments: readonly { readonly endpoint: string; readonly name: string; readonly state: string }[]; // that ask for it
  readonly served: readonly ServedSpan[];
  readonly readBy: readonly { readonly job: string; readonly input: string; readonly status: string }[];
}

export function modelLineage(world: World, model: Model): ModelLineage {
  const job = model.jobName === null ? undefined : jobs.get(world, model.jobName);
  return {
    run: job ? runOf(job) : null,
    inputs: job ? inputsOf(job) : [],
    environment: job ? { name: job.environment, version: job.environmentVersion } : null,
    commit: job ? commitOf(job) : null,
    deployments: deployments
      .all(world)
      .filter(({ modelName, modelVersion }) => modelName === model.name && modelVersion === model.version)
      .map((row) => ({ endpoint: row.endpoint, name: row.name, state: provisioningState(row) })),
    served: servedSpans(world, (config) => config.modelName === model.name && config.modelVersion === model.version),
    readBy: jobs.all(world).flatMap((other) =>
      inputsOf(other)
        .filter(({ kind, name, version }) => kind === 'model' && name === model.name && version === model.version)
        .map(({ input }) => ({ job: other.name, input, status: jobStatus(other) })),
    ),
  };
}

const runOf = (job: Job): LineageRun => ({
  name: job.name,
  displayName: job.displayName,
  experiment: job.experimentName,
  status: jobStatus(job),
  startedAt: reachedAt(job, 'Running') ?? null,
  endedAt: isOver(job) ? (reachedAt(job, 'Completed', 'Failed', 'Canceled') ?? null) : null,
  compute: job.compute,
});

function inputsOf(job: Job): LineageInput[] {
  return Object.entries(job.inputs).flatMap(([input, value]): LineageInput[] => {
    if (value.kind === 'literal') return [];
    const reference = parseReference(value.reference);
    if (reference.kind !== 'asset') return [{ input, kind: 'path', name: value.reference, version: null }];
    const kind = value.type.endsWith('_model') ? 'model' : 'data';
    return [{ input, kind, name: reference.name, version: reference.version }];
  });
}

function commitOf({ properties }: Job): LineageCommit | null {
  const commit = properties['mlflow.source.git.commit'];
  if (commit === undefined) return null;
  return {
    repository: properties['mlflow.source.git.repoURL'] ?? '',
    branch: properties['mlflow.source.git.branch'] ?? '',
    commit,
  };
}
