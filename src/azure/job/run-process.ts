import type { Context } from '../../kernel/context.ts';
import { type DirNode, emptyDir, type TreeNode } from '../../kernel/files/node.ts';
import type { ScriptLine, ScriptMount, ScriptResult, TrackingRecord } from '../../kernel/script.ts';
import { MINUTE, SECOND, type SimTime } from '../../kernel/time.ts';
import type { Tx } from '../../kernel/tx.ts';
import { seedAt } from '../../kernel/world.ts';
import { SUBSCRIPTION } from '../arm.ts';
import { environments } from '../environment/environment.ts';
import { imageHash } from '../environment/image.ts';
import { runScript } from '../run-script.ts';
import { treeAt } from '../storage/datastore.ts';
import { workspaces } from '../workspace/workspace.ts';
import { parseCommandLine } from './command-line.ts';
import { fillCommand } from './fill-command.ts';
import type { Job, JobProcess, LogChunk, Tracked } from './job.ts';

/** Work after which a process is not followed any further: it stays Running until its time-out or cancel. */
const WORK_LIMIT_MS = 10 * MINUTE;
/** Mounting data and starting the container, before the first line of Python. */
const BOOT_MS = 15 * SECOND;
/** The log is shown in at most about this many pieces. */
const MAX_CHUNKS = 200;

export const NOTHING_TRACKED: Tracked = { metrics: {}, params: {}, tags: {} };

/** Runs the process of a job now; the answer says what it prints and when, how it ends and what it leaves. */
export function runProcess(tx: Tx, context: Context, job: Job): JobProcess {
  const home = `/mnt/azureml/cr/j/${job.name}`;
  const wd = `${home}/exe/wd`;
  const mounted = mountData(tx, job, `${home}/cap/data-capability/wd`);
  if (typeof mounted === 'string') return failedStart(tx, context, mounted, 1);
  const env = { ...platformVariables(tx, job, mounted.paths), ...job.environmentVariables };
  const line = parseCommandLine(fillCommand(job, mounted.paths), wd, env);
  if (line.refusal !== undefined) return failedStart(tx, context, line.refusal, 127);
  const { now } = tx.world;
  const environment = environments.rows.need(
    tx.world,
    environments.id(job.workspace, job.environment, job.environmentVersion),
  );
  const result = runScript(context, {
    entry: line.entry,
    args: line.args,
    cwd: line.cwd,
    mounts: [{ path: wd, tree: job.code ?? emptyDir(now), isWritable: true }, ...mounted.mounts],
    env,
    packages: environment.packages,
    seed: `${seedAt(tx.world, now)}/job/${job.name}`,
    now: now + BOOT_MS,
    workLimitMs: Math.min(WORK_LIMIT_MS, (job.timeoutSeconds ?? Number.POSITIVE_INFINITY) * SECOND),
  });
  return processOf(
    tx,
    context,
    result,
    { wd, job, python: `/azureml-envs/azureml_${imageHash(environment)}/bin/python` },
    mounted.paths,
  );
}

interface Mounted {
  readonly mounts: readonly ScriptMount[];
  readonly paths: ReadonlyMap<string, string>; // 'inputs.orders' → where it is mounted
}

/** The inputs and outputs as folders of the container, or what could not be mounted. */
function mountData(tx: Tx, job: Job, root: string): Mounted | string {
  const { now } = tx.world;
  const mounts: ScriptMount[] = [];
  const paths = new Map<string, string>();
  for (const [name, input] of Object.entries(job.inputs)) {
    if (input.kind === 'literal') continue;
    const node = treeAt(tx.world, job.workspace, input.datastore, input.path);
    if (node === undefined || node.kind === 'link')
      return `ScriptExecution.StreamAccess.NotFound: nothing is stored at azureml://datastores/${input.datastore}/paths/${input.path} (input '${name}').`;
    const at = `${root}/INPUT_${name}`;
    const file = input.path.split('/').at(-1) ?? name;
    mounts.push({ path: at, tree: node.kind === 'dir' ? node : folderOf(file, node, now), isWritable: false });
    paths.set(`inputs.${name}`, node.kind === 'dir' ? at : `${at}/${file}`);
  }
  for (const name of Object.keys(job.outputs)) {
    const at = `${root}/${name}`;
    mounts.push({ path: at, tree: emptyDir(now), isWritable: true });
    paths.set(`outputs.${name}`, at);
  }
  return { mounts, paths };
}

const folderOf = (name: string, node: TreeNode, now: SimTime): DirNode => ({
  ...emptyDir(now),
  entries: { [name]: node },
});

/** What the platform tells every job through its environment. */
function platformVariables(tx: Tx, job: Job, paths: ReadonlyMap<string, string>): { [name: string]: string } {
  const workspace = workspaces.need(tx.world, job.workspace);
  const env: { [name: string]: string } = {
    AZUREML_ARM_RESOURCEGROUP: workspace.resourceGroup,
    AZUREML_ARM_SUBSCRIPTION: SUBSCRIPTION,
    AZUREML_ARM_WORKSPACE_NAME: workspace.name,
    AZUREML_RUN_ID: job.name,
    HOME: '/root',
    MLFLOW_EXPERIMENT_NAME: job.experimentName,
    MLFLOW_RUN_ID: job.name,
  };
  for (const [name, path] of paths)
    env[`AZURE_ML_${name.replace('.', '_').replace(/^(inputs|outputs)/, (kind) => kind.slice(0, -1).toUpperCase())}`] =
      path;
  return env;
}

/** A job whose command could not be started at all. */
function failedStart(tx: Tx, context: Context, why: string, code: number): JobProcess {
  const at = tx.world.now + BOOT_MS;
  return {
    chunks: [{ at, ref: context.content.putText(`${why}\n`) }],
    shown: 0,
    exit: { at, code },
    failure: why,
    artifacts: emptyDir(at),
    outputs: {},
    tracked: NOTHING_TRACKED,
  };
}

interface Where {
  readonly wd: string;
  readonly job: Job;
  readonly python: string; // path of the interpreter, as failures name it
}

function processOf(
  tx: Tx,
  context: Context,
  result: ScriptResult,
  where: Where,
  paths: ReadonlyMap<string, string>,
): JobProcess {
  const beginsAt = tx.world.now + BOOT_MS;
  const lasts = Math.round(result.workMs + result.waitMs);
  const exitAt = beginsAt + lasts;
  const files = result.files.flatMap(({ path, bytes }) => (bytes === null ? [] : [{ path, bytes }]));
  const below = (folder: string, keep: (path: string) => boolean = () => true): DirNode =>
    treeOf(
      tx,
      context,
      exitAt,
      files
        .filter(({ path }) => path.startsWith(`${folder}/`))
        .map(({ path, bytes }) => ({ path: path.slice(folder.length + 1), bytes }))
        .filter(({ path }) => keep(path)),
    );
  const outputs: { [name: string]: DirNode } = {};
  for (const name of Object.keys(where.job.outputs)) outputs[name] = below(paths.get(`outputs.${name}`) ?? '');
  return {
    chunks: chunksOf(context, result, beginsAt, lasts),
    shown: 0,
    exit: result.isStopped ? null : { at: exitAt, code: result.exitCode },
    failure: result.exitCode === 0 ? null : failureText(where.python, result),
    artifacts: below(where.wd, (path) => /^(outputs|logs)\//.test(path)),
    outputs,
    tracked: tracked(result.records),
  };
}

/** The printed lines in pieces, each at the time of its first line; waiting is spread evenly over the work. */
function chunksOf(context: Context, result: ScriptResult, beginsAt: SimTime, lasts: number): LogChunk[] {
  const bucket = Math.max(SECOND, Math.ceil(lasts / MAX_CHUNKS));
  const stretch = result.workMs > 0 ? lasts / result.workMs : 1;
  const timeOf = (line: ScriptLine): number => Math.min(lasts, Math.floor((line.atWorkMs * stretch) / bucket) * bucket);
  const chunks: LogChunk[] = [];
  let lines: string[] = [];
  let at = -1;
  const end = (): void => {
    if (lines.length > 0) chunks.push({ at: beginsAt + at, ref: context.content.putText(`${lines.join('\n')}\n`) });
    lines = [];
  };
  for (const line of result.lines) {
    const time = Math.max(at, timeOf(line));
    if (time !== at) end();
    at = time;
    lines.push(line.text);
  }
  end();
  return chunks;
}

/** The platform's words on a process that failed, with the end of what it said. */
function failureText(python: string, result: ScriptResult): string {
  const errors = result.lines.filter(({ stream }) => stream === 'err');
  const said = (errors.length > 0 ? errors : result.lines).map(({ text }) => text);
  const traceback = said.lastIndexOf('Traceback (most recent call last):');
  const shown = traceback >= 0 ? said.slice(traceback) : said.slice(-20);
  return `Execution failed. User process '${python}' exited with status code ${result.exitCode}. Please check log file 'user_logs/std_log.txt' for error details. Error: ${shown.join('\n')}\n`;
}

interface MadeFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** A folder with these files. */
function treeOf(tx: Tx, context: Context, at: SimTime, files: readonly MadeFile[]): DirNode {
  const entries: { [name: string]: TreeNode } = {};
  const folders = new Map<string, MadeFile[]>();
  for (const { path, bytes } of files) {
    const slash = path.indexOf('/');
    if (slash < 0)
      entries[path] = {
        kind: 'file',
        mode: 0o644,
        mtime: at,
        ino: ++tx.world.writes,
        ref: context.content.put(bytes),
        size: bytes.length,
      };
    else {
      const name = path.slice(0, slash);
      folders.set(name, [...(folders.get(name) ?? []), { path: path.slice(slash + 1), bytes }]);
    }
  }
  for (const [name, inner] of folders) entries[name] = treeOf(tx, context, at, inner);
  return { ...emptyDir(at, ++tx.world.writes), entries };
}

function tracked(records: readonly TrackingRecord[]): Tracked {
  const metrics: { [key: string]: { step: number; value: number }[] } = {};
  const params: { [key: string]: string } = {};
  const tags: { [key: string]: string } = {};
  for (const record of records)
    if (record.kind === 'metric') {
      metrics[record.key] ??= [];
      // The world holds no NaN or infinity; MLflow on Azure drops them as well.
      if (Number.isFinite(record.value)) metrics[record.key]?.push({ step: record.step, value: record.value + 0 });
    } else if (record.kind === 'param') params[record.key] = record.value;
    else tags[record.key] = record.value;
  return { metrics, params, tags };
}
