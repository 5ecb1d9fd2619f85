import { type Job, type JobProcess, jobs, outputPlace } from '../azure/job/job.ts';
import { runProcess } from '../azure/job/run-process.ts';
import { treeDigest } from '../azure/online-endpoint/tree-digest.ts';
import { treeAt } from '../azure/storage/datastore.ts';
import { readTreeAt } from '../git/inspect.ts';
import type { TreeNode } from '../kernel/files/node.ts';
import { Tx } from '../kernel/tx.ts';
import type { World } from '../kernel/world.ts';
import { REMOTE_PATH } from '../scenario/initial-commits.ts';
import { filesOf } from '../scenario/oracles/files-of.ts';
import type { Engine } from './engine.ts';

const COMMIT = 'mlflow.source.git.commit';

/** What a run of a job leaves behind, in short. */
interface JobOutcome {
  readonly exitCode: number | null; // null: it never ended
  readonly outputs: { readonly [name: string]: string }; // hash of each folder
  readonly metrics: { readonly [name: string]: number }; // last value of each
}

export interface JobRerun {
  readonly job: string;
  readonly commit: string; // whole id
  readonly isSameCode: boolean; // whether the commit holds what the job was given
  readonly before: JobOutcome;
  readonly again: JobOutcome;
}

/** Names of the jobs that ran from a commit, in code-unit order. */
export const jobsToRerun = (world: World): string[] =>
  jobs
    .all(world)
    .filter(({ process, properties }) => process && properties[COMMIT] !== undefined)
    .map(({ name }) => name);

/**
 * Runs a job of the past again: from the files of its commit, on its data, in its environment, at its time and under its
 * name. Nothing in the world changes. @throws when the job never ran or its commit is not on the remote
 */
export async function rerunJob(engine: Engine, world: World, name: string): Promise<JobRerun> {
  await engine.ready();
  const job = jobs.need(world, name);
  const began = job.history.find(({ status }) => status === 'Running');
  const commit = job.properties[COMMIT];
  if (!job.process || !began || commit === undefined || !job.code)
    throw new Error(`rerun: ${name} did not run from a commit`);
  const code = readTreeAt(filesOf(world, engine.content), REMOTE_PATH, commit);
  const again = runProcess(new Tx({ ...world, now: began.at }), engine.viewContext, { ...job, code });
  return {
    job: name,
    commit,
    isSameCode: treeDigest(code) === treeDigest(job.code),
    before: outcomeOf(job, job.process, (output) => storedOutput(world, job, output)),
    again: outcomeOf(job, again, (output) => again.outputs[output]),
  };
}

/** An output as it lies in storage now. */
function storedOutput(world: World, { workspace, name }: Job, output: string): TreeNode | undefined {
  const place = outputPlace(world, name, output);
  return place && treeAt(world, workspace, place.datastore, place.path);
}

function outcomeOf(
  job: Job,
  { exit, tracked }: JobProcess,
  treeOf: (output: string) => TreeNode | undefined,
): JobOutcome {
  const named = Object.keys(job.outputs).filter((output) => output !== 'default');
  const digestOf = (tree: TreeNode | undefined): string => (tree?.kind === 'dir' ? treeDigest(tree) : '');
  return {
    exitCode: exit?.code ?? null,
    outputs: Object.fromEntries(named.map((output) => [output, digestOf(treeOf(output))])),
    metrics: Object.fromEntries(
      Object.entries(tracked.metrics).map(([name, points]) => [name, points.at(-1)?.value ?? Number.NaN]),
    ),
  };
}
