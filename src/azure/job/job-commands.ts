import { joinPath } from '../../kernel/files/file-tree.ts';
import type { Json } from '../../kernel/json.ts';
import type { Suggestion } from '../../kernel/suggestion.ts';
import { recordActivity } from '../activity.ts';
import { type Checked, mistake } from '../arm.ts';
import { ARCHIVED, FILE, inWorkspace, listed, MAX_RESULTS, NAME, SET, workspaceOf } from '../asset-commands.ts';
import {
  type AzArgument,
  type AzArguments,
  type AzAsked,
  type AzCall,
  type AzCommand,
  type AzOutcome,
  defineAzCommand,
} from '../az-command.ts';
import { readSpecFile } from '../spec-file.ts';
import { textOf } from '../spec-schema.ts';
import { ARTIFACT_DATASTORE, treeAt } from '../storage/datastore.ts';
import { placeTree } from '../storage/place-tree.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { artifactPath, isOver, type Job, jobKey, jobStatus, jobs } from './job.ts';
import { jobDocument } from './job-document.ts';
import { cancelJob, submitJob } from './job-life.ts';
import { nextJobName } from './job-name.ts';
import { STREAM_START, type StreamState, streamStep } from './job-stream.ts';
import { readJob } from './read-job.ts';

/** Jobs of the workspace that fit, newest first. */
const jobNames =
  (fits: (job: Job) => boolean) =>
  ({ world, workspace }: AzAsked): Suggestion[] =>
    jobs
      .all(world)
      .filter((job) => job.workspace === workspace && fits(job))
      .sort((a, b) => b.createdAt - a.createdAt || (a.name < b.name ? -1 : 1))
      .map((job) => ({
        text: job.name,
        kind: 'job',
        about: `${jobStatus(job)}, ${job.experimentName}${job.displayName === job.name ? '' : `, ${job.displayName}`}`,
      }));

const jobName = (fits: (job: Job) => boolean = () => true): AzArgument => ({ ...NAME, completes: jobNames(fits) });

/** The job of `--name` in the workspace of the call. */
function findJob(args: AzArguments, call: AzCall, exitCode = 1): Checked<Job> {
  const name = args.need('name');
  const found = jobs.get(call.tx.world, name);
  return found?.workspace === call.workspace
    ? { value: found }
    : mistake('UserError', `Not found job ${name} in workspace ${call.workspace}.`, exitCode);
}

/** Runs a command on the job of `--name`. */
const onJob = (
  args: AzArguments,
  call: AzCall,
  run: (job: Job, workspace: Workspace) => AzOutcome,
  exitCode?: number,
): AzOutcome =>
  inWorkspace(call, (workspace) => {
    const job = findJob(args, call, exitCode);
    return job.error ? { kind: 'error', error: job.error } : run(job.value, workspace);
  });

/** Prints what is new of a job, and waits while it goes on. */
function stream(call: AzCall, name: string, state: StreamState): AzOutcome {
  const workspace = workspaceOf(call);
  if (workspace.error) return { kind: 'error', error: workspace.error };
  const job = jobs.need(call.tx.world, name);
  const step = streamStep(state, job, workspace.value, call.context);
  if (!step.isDone)
    return { kind: 'wait', wait: { key: jobKey(name) }, state: { job: name, ...step.state }, emit: step.text };
  return step.failure ? { kind: 'error', error: step.failure, text: step.text } : { kind: 'text', text: step.text };
}

const resumed = (state: Json): { readonly job: string } & StreamState =>
  state as { readonly job: string } & StreamState;

const createCommand = defineAzCommand({
  name: 'ml job create',
  summary: 'Submit a job from a YAML file.',
  args: [
    { ...FILE, isRequired: true },
    { ...NAME, isRequired: false, help: 'Name of the job; made up when not given.' },
    SET,
    { name: '--stream', aliases: ['-s'], kind: 'flag', help: 'Print the log of the job until it ends.' },
  ],
  examples: ['az ml job create -f jobs/train.yml --set inputs.orders.path=azureml:orders@latest --stream'],
  run: (args, call) =>
    inWorkspace(call, (workspace) => {
      const file = readSpecFile(args, call);
      if (file.error) return { kind: 'error', error: file.error };
      const spec = readJob(call, file.value);
      if (spec.error) return { kind: 'error', error: spec.error };
      const { world } = call.tx;
      const name = args.text('name') ?? textOf(file.value.value.name) ?? nextJobName(world);
      if (jobs.get(world, name))
        return {
          kind: 'error',
          error: { code: 'UserError', message: `A job with this name already exists: ${name}. Use a different name.` },
        };
      submitJob(call.tx, { workspace: workspace.name, name, actor: call.actor, spec: spec.value });
      if (args.flag('stream')) return stream(call, name, STREAM_START);
      return { kind: 'result', result: jobDocument(jobs.need(call.tx.world, name), workspace) };
    }),
  resume: (state, _args, call) => stream(call, resumed(state).job, resumed(state)),
});

const streamCommand = defineAzCommand({
  name: 'ml job stream',
  summary: 'Print the log of a job as it is written, until the job ends.',
  args: [jobName()],
  run: (args, call) => onJob(args, call, (job) => stream(call, job.name, STREAM_START)),
  resume: (state, _args, call) => stream(call, resumed(state).job, resumed(state)),
});

const showCommand = defineAzCommand({
  name: 'ml job show',
  summary: 'Show a job: what it was asked to do and how it stands.',
  args: [jobName()],
  run: (args, call) =>
    onJob(args, call, (job, workspace) => ({ kind: 'result', result: jobDocument(job, workspace) }), 3),
});

const listCommand = defineAzCommand({
  name: 'ml job list',
  summary: 'List the jobs of a workspace, newest first.',
  args: [
    MAX_RESULTS,
    ...ARCHIVED,
    { name: '--all-results', kind: 'text', choices: ['true', 'false'], help: 'List all of them.' },
  ],
  tableColumns: [
    ['Name', 'name'],
    ['Status', 'status'],
    ['Experiment_name', 'experiment_name'],
    ['Display_name', 'display_name'],
    ['Compute', 'compute'],
    ['Created_at', 'creation_context.created_at'],
  ],
  run: (args, call) =>
    inWorkspace(call, (workspace) => {
      const rows = jobs
        .all(call.tx.world)
        .filter((job) => job.workspace === workspace.name)
        .filter((job) =>
          args.flag('archived-only') ? job.isArchived : args.flag('include-archived') || !job.isArchived,
        )
        .sort((a, b) => b.createdAt - a.createdAt || (a.name < b.name ? -1 : 1));
      const documents = rows.map((job) => jobDocument(job, workspace));
      return args.text('all-results') === 'true' ? { kind: 'result', result: documents } : listed(documents, args);
    }),
});

const cancelCommand = defineAzCommand({
  name: 'ml job cancel',
  summary: 'Ask a job to stop.',
  args: [jobName((job) => !isOver(job))],
  run: (args, call) =>
    onJob(args, call, (job) => {
      if (isOver(job) || jobStatus(job) === 'CancelRequested')
        return {
          kind: 'error',
          error: { code: 'UserError', message: `The job ${job.name} cannot be canceled: it is ${jobStatus(job)}.` },
        };
      cancelJob(call.tx, call.context, job.name, call.actor);
      return { kind: 'nothing' };
    }),
});

const archiveCommand = (isArchived: boolean): AzCommand => {
  const verb = isArchived ? 'archive' : 'restore';
  return defineAzCommand({
    name: `ml job ${verb}`,
    summary: isArchived ? 'Hide a job that is over from lists.' : 'Show an archived job in lists again.',
    args: [jobName((job) => isOver(job) && job.isArchived !== isArchived)],
    run: (args, call) =>
      onJob(args, call, (job) => {
        if (!isOver(job))
          return {
            kind: 'error',
            error: {
              code: 'UserError',
              message: `Only completed jobs can be archived: ${job.name} is ${jobStatus(job)}.`,
            },
          };
        jobs.edit(call.tx, job.name).isArchived = isArchived;
        recordActivity(call.tx, {
          actor: call.actor,
          operation: 'Microsoft.MachineLearningServices/workspaces/jobs/write',
          resource: `${job.workspace}/jobs/${job.name}`,
          detail: verb,
        });
        return { kind: 'nothing' };
      }),
  });
};

const downloadCommand = defineAzCommand({
  name: 'ml job download',
  summary: 'Write logs and outputs of a job that is over to local files.',
  args: [
    jobName(isOver),
    { name: '--all', kind: 'flag', help: 'Named outputs as well.' },
    {
      name: '--output-name',
      kind: 'text',
      completes: ({ world, text }) =>
        Object.entries(jobs.get(world, text('name') ?? '')?.outputs ?? {})
          .filter(([name]) => name !== 'default')
          .map(([name, { type }]) => ({ text: name, kind: 'output', about: type })),
      help: 'Only this named output.',
    },
    {
      name: '--download-path',
      aliases: ['-p'],
      kind: 'text',
      completes: 'folder',
      help: 'Folder to write to; the current one by default.',
    },
  ],
  run: (args, call) =>
    onJob(args, call, (job) => {
      if (!isOver(job))
        return {
          kind: 'error',
          error: {
            code: null,
            message: `This job is in state ${jobStatus(job)}. Download is allowed only in states Completed, Failed, Canceled.`,
          },
        };
      const named = Object.keys(job.outputs).filter((name) => name !== 'default');
      const only = args.text('output-name');
      if (only !== undefined && !named.includes(only))
        return {
          kind: 'error',
          error: { code: 'UserError', message: `The job ${job.name} has no output named ${only}.` },
        };
      const to = joinPath(call.cwd, args.text('download-path') ?? '.');
      const { world } = call.tx;
      const notes: string[] = [];
      const place = (folder: string, datastore: string, path: string): void => {
        const node = treeAt(world, job.workspace, datastore, path);
        if (!node) return;
        placeTree(call.files, joinPath(to, folder), node);
        notes.push(`Downloading artifact azureml://datastores/${datastore}/paths/${path} to ${joinPath(to, folder)}\n`);
      };
      if (only === undefined) place('artifacts', ARTIFACT_DATASTORE, artifactPath(job.name));
      for (const name of only !== undefined ? [only] : args.flag('all') ? named : []) {
        const output = job.outputs[name];
        if (output) place(`named-outputs/${name}`, output.datastore, output.path);
      }
      return { kind: 'nothing', notes: notes.join('') };
    }),
});

/** `az ml job …` */
export const jobCommands: readonly AzCommand[] = [
  createCommand,
  showCommand,
  listCommand,
  streamCommand,
  cancelCommand,
  downloadCommand,
  archiveCommand(true),
  archiveCommand(false),
];
