import * as v from 'valibot';
import { guidOf } from '../../azure/arm.ts';
import { type Job, type JobInput, jobs } from '../../azure/job/job.ts';
import { models } from '../../azure/model/model.ts';
import { treeDigest } from '../../azure/online-endpoint/tree-digest.ts';
import { shortUri, treeAt } from '../../azure/storage/datastore.ts';
import type { World } from '../../kernel/world.ts';
import { placeOfReference } from './asset-place.ts';
import { type JobRow, jobRow } from './job-row.ts';
import { filesOf } from './tree-files.ts';
import { defineView } from './view.ts';

/** A job's page without its files and metrics. */
export interface JobView extends JobRow {
  readonly description: string;
  readonly command: string;
  readonly environment: { readonly name: string; readonly version: string };
  readonly environmentVariables: { readonly [name: string]: string };
  readonly node: string | null;
  readonly timeoutSeconds: number | null;
  readonly inputs: readonly JobInputView[];
  readonly outputs: readonly JobOutputView[];
  readonly error: { readonly code: string; readonly message: string; readonly at: number } | null;
  readonly history: readonly { readonly at: number; readonly status: string }[];
  readonly commit: string | null; // of the working copy it was submitted from
  readonly branch: string | null;
  readonly repository: string | null;
  readonly snapshotId: string | null; // of its code
  readonly hasProducts: boolean; // files beside its logs: something that can be registered
  readonly models: readonly { readonly name: string; readonly version: string }[]; // registered from it
}

export interface JobInputView {
  readonly name: string;
  readonly value: string; // a literal, or what it refers to: 'azureml:orders:12'
  readonly type: string; // 'uri_folder'; 'literal' for values of the command
  readonly mode: string | null;
  readonly segments: readonly string[] | null; // page of what it refers to
}

export interface JobOutputView {
  readonly name: string;
  readonly type: string;
  readonly mode: string;
  readonly uri: string; // 'azureml://datastores/workspaceblobstore/paths/azureml/…'
  readonly isWritten: boolean;
}

export const jobView = defineView(
  'job',
  v.strictObject({ name: v.string() }),
  ({ world, params }) => jobOf(world, params.name),
  { everyMs: 250 },
);

function jobOf(world: World, name: string): JobView | null {
  const job = jobs.get(world, name);
  if (!job) return null;
  return {
    ...jobRow(job),
    description: job.description,
    command: job.command,
    environment: { name: job.environment, version: job.environmentVersion },
    environmentVariables: job.environmentVariables,
    node: job.node,
    timeoutSeconds: job.timeoutSeconds,
    inputs: Object.entries(job.inputs).map(([input, value]) => inputOf(input, value)),
    outputs: outputsOf(world, job),
    error: job.error,
    history: job.history,
    commit: job.properties['mlflow.source.git.commit'] ?? null,
    branch: job.properties['mlflow.source.git.branch'] ?? null,
    repository: job.properties['mlflow.source.git.repoURL'] ?? null,
    snapshotId: job.code && guidOf(treeDigest(job.code)),
    hasProducts: hasProducts(world, job),
    models: models
      .sort(models.rows.all(world).filter(({ jobName }) => jobName === name))
      .map((model) => ({ name: model.name, version: model.version })),
  };
}

const inputOf = (name: string, input: JobInput): JobInputView =>
  input.kind === 'literal'
    ? { name, value: input.value, type: 'literal', mode: null, segments: null }
    : {
        name,
        value: input.reference,
        type: input.type,
        mode: input.mode,
        segments: placeOfReference(input.reference, input.type),
      };

const hasProducts = (world: World, job: Job): boolean =>
  Object.values(job.outputs).some(({ datastore, path }) =>
    filesOf(treeAt(world, job.workspace, datastore, path)).some((file) => !/^(user_|system_)?logs\//.test(file.path)),
  );

const outputsOf = (world: World, job: Job): JobOutputView[] =>
  Object.entries(job.outputs).map(([name, { type, mode, datastore, path }]) => ({
    name,
    type,
    mode,
    uri: shortUri(datastore, path),
    isWritten: treeAt(world, job.workspace, datastore, path) !== undefined,
  }));
