import { type Job, jobs } from '../../azure/job/job.ts';
import { readJob } from '../../azure/job/read-job.ts';
import { runProcess } from '../../azure/job/run-process.ts';
import { readYaml } from '../../azure/spec-file.ts';
import { upload } from '../../azure/storage/datastore.ts';
import { workspaces } from '../../azure/workspace/workspace.ts';
import { dayFile, dayFileName } from '../../company/feeds/day-file.ts';
import { labelsDayRef, ordersDayRef } from '../../company/order-generators.ts';
import { formsOfDay } from '../../company/order-service/release.ts';
import type { ContentRef } from '../../kernel/content-store.ts';
import type { Context } from '../../kernel/context.ts';
import { type DirNode, emptyDir, type TreeNode } from '../../kernel/files/node.ts';
import { worldFiles } from '../../kernel/files/world-files.ts';
import { DAY, type SimTime } from '../../kernel/time.ts';
import { Tx } from '../../kernel/tx.ts';
import { seedAt, type World } from '../../kernel/world.ts';
import { mainTree } from './main-tree.ts';

interface Training {
  readonly job: string; // file of main
  readonly like: string; // run of the past
  readonly orders: string; // names of its inputs
  readonly labels: string;
}

const CHECKOUT = '/tmp/main';
const FEED = 'judged';
/** Days of the feed that a training is given, the newest ones: more than any configuration of the past asked for. */
const FEED_DAYS = 84;

/**
 * Runs the training job that stands on main at an instant to come, on the feed as it is by then, in a world
 * that is thrown away. @returns the model's folder, or why there is none
 */
export async function trainFromMain(
  world: World,
  context: Context,
  { job: file, like, orders, labels }: Training,
  at: SimTime,
): Promise<DirNode | string> {
  const past = jobs.need(world, like);
  const tx = new Tx({ ...world, now: at });
  const files = worldFiles(tx, context.content);
  files.putTree(CHECKOUT, await mainTree(world, context.content, ''));
  const workspace = workspaces.need(world, past.workspace);
  const call = {
    tx,
    context,
    files,
    cwd: CHECKOUT,
    actor: past.createdBy,
    workspace: past.workspace,
    resourceGroup: workspace.resourceGroup,
    env: new Map<string, string>(),
  };
  const yaml = readYaml(call, file);
  if (yaml.error) return yaml.error.message;
  const spec = readJob(call, yaml.value);
  if (spec.error) return spec.error.message;
  const inputs = { ...spec.value.inputs };
  for (const [name, refOf] of [
    [orders, (seed: string, day: number) => ordersDayRef(seed, day, formsOfDay(tx.world, day))],
    [labels, (seed: string, day: number) => labelsDayRef(seed, day, at)],
  ] as const) {
    const input = inputs[name];
    if (input?.kind !== 'data') return `its job has no input '${name}'`;
    upload(tx, past.workspace, input.datastore, `${FEED}/${name}`, feed(tx, context, refOf));
    inputs[name] = { ...input, path: `${FEED}/${name}` };
  }
  const outputs: Job['outputs'] = Object.fromEntries(
    Object.entries(spec.value.outputs).map(([name, output]) => [name, { ...output, path: output.path ?? '' }]),
  );
  const job: Job = { ...past, ...spec.value, inputs, outputs, name: 'next-training', displayName: past.displayName };
  const { exit, failure, outputs: made } = runProcess(tx, context, job);
  if (exit === null) return 'it does not end';
  if (exit.code !== 0) return failure?.trim().split('\n').at(-1) ?? `exit code ${exit.code}`;
  const [model] = Object.values(made);
  return model ?? 'it leaves no model';
}

/** A folder with one file for each of the last days before the instant. */
function feed(tx: Tx, { content }: Context, refOf: (seed: string, day: number) => ContentRef): DirNode {
  const entries: { [name: string]: TreeNode } = {};
  const today = Math.floor(tx.world.now / DAY);
  for (let day = Math.max(0, today - FEED_DAYS); day < today; day++) {
    const ref = refOf(seedAt(tx.world, day * DAY), day);
    entries[dayFileName(day)] = dayFile(tx, ref, content.bytes(ref).length);
  }
  return { ...emptyDir(tx.world.now, ++tx.world.writes), entries };
}
