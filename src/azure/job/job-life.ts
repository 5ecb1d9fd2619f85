import type { Context } from '../../kernel/context.ts';
import { emptyDir } from '../../kernel/files/node.ts';
import { initial, type MachineAction, type MachineEvent } from '../../kernel/machine.ts';
import { type DelayOver, drive, driveDelay, settle } from '../../kernel/machine-timers.ts';
import { RandomStream } from '../../kernel/random.ts';
import { defineReaction, type Reaction, schedule } from '../../kernel/reaction.ts';
import { DAY, SECOND } from '../../kernel/time.ts';
import type { Mutable, Tx } from '../../kernel/tx.ts';
import { notify } from '../../kernel/waits.ts';
import { seedAt } from '../../kernel/world.ts';
import { recordActivity } from '../activity.ts';
import { releaseNode, requestNode } from '../compute/cluster.ts';
import { environments } from '../environment/environment.ts';
import { ensureImage } from '../environment/image.ts';
import { ARTIFACT_DATASTORE, upload } from '../storage/datastore.ts';
import { artifactPath, type Job, type JobOutput, type JobSpec, jobKey, jobLog, jobStatus, jobs } from './job.ts';
import { type JobDelays, jobMachine } from './job-machine.ts';
import { NOTHING_TRACKED, runProcess } from './run-process.ts';

/** The longest life of a job without `limits.timeout`. */
const MAX_LIFE = 21 * DAY;

export interface Submission {
  readonly workspace: string;
  readonly name: string;
  readonly actor: string;
  readonly spec: JobSpec;
}

/** Submits a job whose specification was checked before: its name is new, everything it refers to exists. */
export function submitJob(tx: Tx, { workspace, name, actor, spec }: Submission): void {
  const { now } = tx.world;
  const step = initial(jobMachine, drawDelays(tx, name, spec, workspace));
  const outputs: { [output: string]: JobOutput } = {
    default: {
      type: 'uri_folder',
      mode: 'rw_mount',
      datastore: ARTIFACT_DATASTORE,
      path: artifactPath(name),
    },
  };
  for (const [output, { path, ...rest }] of Object.entries(spec.outputs))
    outputs[output] = { ...rest, path: path?.replace(/\$\{\{name\}\}/g, name) ?? `azureml/${name}/${output}/` };
  const row = jobs.put(tx, name, {
    ...spec,
    outputs,
    displayName: spec.displayName ?? name,
    workspace,
    name,
    createdAt: now,
    createdBy: actor,
    history: [{ at: now, status: 'NotStarted' }],
    node: null,
    process: null,
    tracked: NOTHING_TRACKED,
    error: null,
    isArchived: false,
    machine: step.state,
    timers: {},
  });
  settle(tx, row, name, step, jobDelayReaction);
  recordActivity(tx, {
    actor,
    operation: 'Microsoft.MachineLearningServices/workspaces/jobs/write',
    resource: `${workspace}/jobs/${name}`,
    detail: `${spec.experimentName}: ${spec.command}`,
  });
}

/** Asks a running job to stop. */
export function cancelJob(tx: Tx, context: Context, name: string, actor: string): void {
  tell(tx, context, name, { type: 'CANCEL' });
  recordActivity(tx, {
    actor,
    operation: 'Microsoft.MachineLearningServices/workspaces/jobs/cancel/action',
    resource: `${jobs.need(tx.world, name).workspace}/jobs/${name}`,
    detail: '',
  });
}

function drawDelays(tx: Tx, name: string, spec: JobSpec, workspace: string): JobDelays {
  const random = new RandomStream(`${seedAt(tx.world, tx.world.now)}/job/${name}/delays`);
  const between = (low: number, high: number): number => Math.round((low + (high - low) * random.uniform()) * SECOND);
  const acceptMs = between(1, 3);
  const startMs = between(3, 8);
  const finalizeMs = between(6, 15);
  const cancelMs = between(8, 25);
  const environment = environments.rows.need(
    tx.world,
    environments.id(workspace, spec.environment, spec.environmentVersion),
  );
  const { readyAt } = ensureImage(tx, environment);
  const prepareMs = Math.max(0, readyAt - (tx.world.now + acceptMs + startMs));
  const timeoutMs = spec.timeoutSeconds === null ? MAX_LIFE : spec.timeoutSeconds * SECOND;
  return { acceptMs, startMs, prepareMs, timeoutMs, finalizeMs, cancelMs };
}

/** Sends an event to a job and does what follows from it. */
function tell(tx: Tx, context: Context, name: string, event: MachineEvent<typeof jobMachine>): void {
  const row = jobs.edit(tx, name);
  follow(tx, context, name, drive(tx, jobMachine, row, name, event, jobDelayReaction));
}

function follow(tx: Tx, context: Context, name: string, actions: readonly MachineAction[]): void {
  const row = jobs.edit(tx, name);
  const status = jobStatus(row);
  if (row.history.at(-1)?.status !== status) {
    row.history = [...row.history, { at: tx.world.now, status }];
    notify(tx, jobKey(name));
  }
  for (const { type } of actions) {
    if (type === 'requestNode') {
      const granted = { type: nodeReaction.type, data: { job: name } };
      requestNode(tx, `${row.workspace}/${row.compute}`, name, granted);
    } else if (type === 'runProcess') {
      row.process = runProcess(tx, context, row);
      scheduleProgress(tx, row);
    } else if (type === 'ended') end(tx, context, row);
  }
}

/** Queues what the process does next: print a piece of its log, or exit. */
function scheduleProgress(tx: Tx, row: Job): void {
  const at = row.process?.chunks[row.process.shown]?.at ?? row.process?.exit?.at;
  if (at !== undefined) schedule(tx, at, progressReaction, { job: row.name });
}

/** The last act of a job: its log is uploaded and its node given back. */
function end(tx: Tx, context: Context, row: Mutable<Job>): void {
  releaseNode(tx, `${row.workspace}/${row.compute}`, row.name);
  if (!row.process) return;
  const { content } = context;
  const ref = content.putText(jobLog(row, content));
  const size = content.bytes(ref).length;
  const log = { kind: 'file', mode: 0o644, mtime: tx.world.now, ino: ++tx.world.writes, ref, size } as const;
  upload(tx, row.workspace, ARTIFACT_DATASTORE, `${artifactPath(row.name)}/user_logs/std_log.txt`, log);
  // What was uploaded, or will never be, needs no second place.
  row.process = { ...row.process, artifacts: emptyDir(), outputs: {} };
}

/** The process ends: what it wrote is uploaded, what it told MLflow is on the run. */
function exit(tx: Tx, row: Mutable<Job>): void {
  const { process } = row;
  if (!process) return;
  const { default: written, ...named } = process.outputs;
  for (const [name, tree] of Object.entries({ ...written?.entries, ...process.artifacts.entries }))
    upload(tx, row.workspace, ARTIFACT_DATASTORE, `${artifactPath(row.name)}/${name}`, tree);
  for (const [name, tree] of Object.entries(named)) {
    const place = row.outputs[name];
    if (place) upload(tx, row.workspace, place.datastore, place.path, tree);
  }
  row.tracked = process.tracked;
  row.tags = { ...row.tags, ...process.tracked.tags };
  if (process.failure !== null) row.error = { code: 'UserError', message: process.failure, at: tx.world.now };
}

const jobDelayReaction: Reaction<DelayOver> = defineReaction<DelayOver>('job.delay', (tx, over, context) => {
  const row = jobs.edit(tx, over.id);
  follow(tx, context, over.id, driveDelay(tx, jobMachine, row, over, jobDelayReaction));
});

/** A node of the cluster is the job's from now on; one that is being cancelled gives it back when it ends. */
const nodeReaction = defineReaction<{ readonly job: string; readonly node: string }>(
  'job.node',
  (tx, { job, node }, context) => {
    const row = jobs.edit(tx, job);
    if (jobStatus(row) !== 'Queued') return;
    row.node = node;
    tell(tx, context, job, { type: 'NODE' });
  },
);

const progressReaction = defineReaction<{ readonly job: string }>('job.progress', (tx, { job }, context) => {
  const row = jobs.edit(tx, job);
  const { process } = row;
  if (!process || jobStatus(row) !== 'Running') return;
  let { shown } = process;
  while ((process.chunks[shown]?.at ?? Number.POSITIVE_INFINITY) <= tx.world.now) shown++;
  row.process = { ...process, shown };
  if (shown > process.shown) notify(tx, jobKey(job));
  if (shown === process.chunks.length && process.exit && process.exit.at <= tx.world.now) {
    exit(tx, row);
    tell(tx, context, job, { type: 'EXIT', exitCode: process.exit.code });
  } else scheduleProgress(tx, row);
});

export const jobReactions: readonly Reaction<never>[] = [jobDelayReaction, nodeReaction, progressReaction];
