import type { ContentStore } from '../../kernel/content-store.ts';
import type { DirNode } from '../../kernel/files/node.ts';
import type { Driven } from '../../kernel/machine-timers.ts';
import { defineTable } from '../../kernel/table.ts';
import type { SimTime } from '../../kernel/time.ts';
import type { World } from '../../kernel/world.ts';
import type { JsonObject } from '../spec-file.ts';
import { ARTIFACT_DATASTORE } from '../storage/datastore.ts';
import type { JobStatus, jobMachine } from './job-machine.ts';

/** A value of the command, or data that is mounted when the job runs. */
export type JobInput =
  | { readonly kind: 'literal'; readonly value: string }
  | {
      readonly kind: 'data';
      readonly type: string; // 'uri_folder'
      readonly mode: string; // 'ro_mount'
      readonly reference: string; // as it was resolved: 'azureml:orders:12'
      readonly datastore: string;
      readonly path: string; // inside the datastore
    };

export interface JobOutput {
  readonly type: string; // 'uri_folder'
  readonly mode: string; // 'rw_mount'
  readonly datastore: string;
  readonly path: string; // inside the datastore
}

/** What a command job is asked to do, with every reference resolved. */
export interface JobSpec {
  readonly displayName: string | null; // null: the job's name
  readonly experimentName: string;
  readonly description: string;
  readonly tags: { readonly [tag: string]: string };
  readonly properties: { readonly [property: string]: string };
  readonly command: string;
  readonly code: DirNode | null; // the folder as it was when the job was submitted
  readonly inputs: { readonly [name: string]: JobInput };
  readonly outputs: { readonly [name: string]: Omit<JobOutput, 'path'> & { readonly path: string | null } };
  readonly environment: string; // name of the environment
  readonly environmentVersion: string;
  readonly environmentVariables: { readonly [name: string]: string };
  readonly compute: string; // name of the cluster
  readonly timeoutSeconds: number | null;
  readonly resources: JsonObject;
}

/** Part of the log, shown from `at` on. */
export interface LogChunk {
  readonly at: SimTime;
  readonly ref: string; // text in the content store, whole lines
}

/** The process of a job: what it did and will do is known when it begins; others see it as time passes. */
export interface JobProcess {
  readonly chunks: readonly LogChunk[];
  readonly shown: number; // chunks printed so far
  readonly exit: { readonly at: SimTime; readonly code: number } | null; // null: it would run for ever
  readonly failure: string | null; // message of the job's error when it fails
  readonly artifacts: DirNode; // ./outputs and ./logs, uploaded at the exit
  readonly outputs: { readonly [name: string]: DirNode };
  readonly tracked: Tracked;
}

/** What the run told MLflow. */
export interface Tracked {
  readonly metrics: { readonly [key: string]: readonly { readonly step: number; readonly value: number }[] };
  readonly params: { readonly [key: string]: string };
  readonly tags: { readonly [key: string]: string };
}

export interface JobError {
  readonly code: string; // 'UserError'
  readonly message: string;
  readonly at: SimTime;
}

export interface Job extends Omit<JobSpec, 'outputs' | 'displayName'>, Driven<typeof jobMachine> {
  readonly workspace: string;
  readonly name: string; // 'brave_onion_4k2m9x1c7d'
  readonly displayName: string;
  readonly outputs: { readonly [name: string]: JobOutput };
  readonly createdAt: SimTime;
  readonly createdBy: string;
  readonly history: readonly { readonly at: SimTime; readonly status: JobStatus }[];
  readonly node: string | null; // node it runs or ran on
  readonly process: JobProcess | null; // from Running on
  readonly tracked: Tracked; // after the exit of the process
  readonly error: JobError | null;
  readonly isArchived: boolean;
}

/** Keyed by name: job names are unique. */
export const jobs = defineTable<Job>('job');

export const jobStatus = (job: Job): JobStatus => job.machine.value as JobStatus;

const TERMINAL: readonly JobStatus[] = ['Completed', 'Failed', 'Canceled'];
export const isOver = (job: Job): boolean => TERMINAL.includes(jobStatus(job));

/** When the job first had a status; undefined while it has not. */
export const reachedAt = (job: Job, ...statuses: readonly JobStatus[]): SimTime | undefined =>
  job.history.find(({ status }) => statuses.includes(status))?.at;

/** Who waits for any change of a job waits for this key. */
export const jobKey = (name: string): string => `job/${name}`;

/** Where logs and default outputs of a job lie in the artifact datastore. */
export const artifactPath = (name: string): string => `ExperimentRun/dcid.${name}`;

/** user_logs/std_log.txt as far as it was written. */
export const jobLog = (job: Job, content: ContentStore): string =>
  (job.process?.chunks.slice(0, job.process.shown) ?? []).map(({ ref }) => content.text(ref)).join('');

/** Where an output of a job lies: a named one, or the artifacts ('artifacts', 'default'). */
export function outputPlace(
  world: World,
  name: string,
  output: string,
): { readonly datastore: string; readonly path: string } | undefined {
  const job = jobs.get(world, name);
  if (!job) return undefined;
  const named = Object.hasOwn(job.outputs, output) ? job.outputs[output] : undefined;
  if (named) return { datastore: named.datastore, path: named.path };
  return output === 'artifacts' ? { datastore: ARTIFACT_DATASTORE, path: artifactPath(name) } : undefined;
}
