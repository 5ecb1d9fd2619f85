// A small estate for tests: one workspace with a cluster, an environment and a lake, commands called as the front end
// calls them, and a script runner as an edge port whose answer the test decides.
import type { AzArguments, AzCommand, AzOutcome } from '../../src/azure/az-command.ts';
import { computeReactions, putCompute } from '../../src/azure/compute/cluster.ts';
import { computeCommands } from '../../src/azure/compute/compute-commands.ts';
import { putDataAsset } from '../../src/azure/data/data-asset.ts';
import { dataCommands } from '../../src/azure/data/data-commands.ts';
import { environments, putEnvironment } from '../../src/azure/environment/environment.ts';
import { environmentCommands } from '../../src/azure/environment/environment-commands.ts';
import { putImage } from '../../src/azure/environment/image.ts';
import { jobCommands } from '../../src/azure/job/job-commands.ts';
import { jobReactions } from '../../src/azure/job/job-life.ts';
import { modelCommands } from '../../src/azure/model/model-commands.ts';
import { scheduleCommands } from '../../src/azure/schedule/schedule-commands.ts';
import { scheduleDue } from '../../src/azure/schedule/schedule-life.ts';
import { storageCommands } from '../../src/azure/storage/blob-commands.ts';
import { putLakeTree, storageAccounts } from '../../src/azure/storage/blob-container.ts';
import { putDatastore } from '../../src/azure/storage/datastore.ts';
import { datastoreCommands } from '../../src/azure/storage/datastore-commands.ts';
import { putWorkspace } from '../../src/azure/workspace/workspace.ts';
import { workspaceCommands } from '../../src/azure/workspace/workspace-commands.ts';
import { ContentStore } from '../../src/kernel/content-store.ts';
import { FileTree } from '../../src/kernel/files/file-tree.ts';
import { type DirNode, emptyDir } from '../../src/kernel/files/node.ts';
import { worldFiles } from '../../src/kernel/files/world-files.ts';
import type { Json } from '../../src/kernel/json.ts';
import { Memo } from '../../src/kernel/memo.ts';
import { type ScriptResult, type ScriptSpec, scriptRunner } from '../../src/kernel/script.ts';
import { Simulation } from '../../src/kernel/simulation.ts';
import { newWorld, type World } from '../../src/kernel/world.ts';

export const WORKSPACE = 'mlw-kst-prod';
export const GROUP = 'rg-kst-ml-prod';
export const HOME = '/home/oncall';

export const COMMANDS: readonly AzCommand[] = [
  ...workspaceCommands,
  ...storageCommands,
  ...datastoreCommands,
  ...dataCommands,
  ...environmentCommands,
  ...computeCommands,
  ...jobCommands,
  ...scheduleCommands,
  ...modelCommands,
];

export type Flags = { readonly [flag: string]: string | number | boolean | readonly string[] };

export const argumentsOf = (flags: Flags): AzArguments => {
  const text = (name: string): string | undefined => (flags[name] === undefined ? undefined : String(flags[name]));
  return {
    text,
    need: (name) => {
      const found = text(name);
      if (found === undefined) throw new Error(`test: --${name} is missing`);
      return found;
    },
    integer: (name) => (flags[name] === undefined ? undefined : Number(flags[name])),
    number: (name) => (flags[name] === undefined ? undefined : Number(flags[name])),
    flag: (name) => flags[name] === true,
    list: (name) => (flags[name] as readonly string[] | undefined) ?? [],
  };
};

export const QUIET: ScriptResult = {
  exitCode: 0,
  isStopped: false,
  lines: [],
  workMs: 1000,
  waitMs: 0,
  files: [],
  records: [],
  answers: [],
  hasReadClock: false,
};

export class Estate {
  readonly content = new ContentStore();
  readonly specs: ScriptSpec[] = []; // what was really run, memo hits left out
  readonly memo = new Memo();
  simulation: Simulation;

  constructor(
    world: World = newWorld({ world: 'w', play: 'p', playFrom: 0 }, 0),
    readonly answer: (spec: ScriptSpec) => ScriptResult = () => QUIET,
  ) {
    this.simulation = this.play(world);
  }

  /** A second simulation of a world, with the same ports. */
  play(world: World, content = this.content): Simulation {
    const run = (spec: ScriptSpec): ScriptResult => {
      this.specs.push(spec);
      return this.answer(spec);
    };
    return new Simulation({
      world,
      reactions: [...computeReactions, ...jobReactions, scheduleDue],
      context: { content, memo: this.memo, ports: new Map([scriptRunner.install({ run })]) },
      isChecked: true,
    });
  }

  get world(): World {
    return this.simulation.world;
  }

  /** A folder holding these files, as values of the world. */
  tree(files: { readonly [path: string]: string }): DirNode {
    const host = { root: emptyDir(), writes: 0, now: () => 0 };
    const tree = new FileTree(host, this.content);
    for (const [path, text] of Object.entries(files)) {
      tree.makeDir(`/${path.split('/').slice(0, -1).join('/')}`, true);
      tree.writeText(`/${path}`, text);
    }
    return host.root;
  }

  /** Writes files of the terminal. */
  write(files: { readonly [path: string]: string }): Promise<void> {
    return this.simulation.transact((tx) => {
      const tree = worldFiles(tx, this.content);
      for (const [path, text] of Object.entries(files)) {
        tree.makeDir(`${HOME}/${path}/..`, true);
        tree.writeText(`${HOME}/${path}`, text);
      }
    });
  }

  read(path: string): string {
    const host = { root: this.world.files, writes: 0, now: () => 0 };
    return new FileTree(host, this.content).readText(`${HOME}/${path}`);
  }

  /** Runs one `az` command; with `state` it goes on after a wait. */
  async az(name: string, flags: Flags = {}, state?: Json, simulation = this.simulation): Promise<AzOutcome> {
    const command = COMMANDS.find((one) => one.name === name);
    if (!command) throw new Error(`test: there is no command ${name}`);
    let outcome: AzOutcome = { kind: 'nothing' };
    await simulation.transact((tx) => {
      const call = {
        tx,
        context: simulation.context,
        files: worldFiles(tx, simulation.context.content),
        cwd: HOME,
        actor: 'oncall',
        workspace: WORKSPACE,
        resourceGroup: GROUP,
        env: new Map<string, string>(),
      };
      const args = argumentsOf(flags);
      outcome = state === undefined || !command.resume ? command.run(args, call) : command.resume(state, args, call);
    });
    return outcome;
  }

  /** The printed document of a command that must succeed. */
  async json(name: string, flags: Flags = {}): Promise<{ readonly [key: string]: Json }> {
    const outcome = await this.az(name, flags);
    if (outcome.kind !== 'result') throw new Error(`test: ${name} answered ${JSON.stringify(outcome)}`);
    return outcome.result as { readonly [key: string]: Json };
  }

  /** The message of a command that must fail. */
  async refusal(name: string, flags: Flags = {}): Promise<{ code: string | null; message: string; exitCode?: number }> {
    const outcome = await this.az(name, flags);
    if (outcome.kind !== 'error') throw new Error(`test: ${name} answered ${JSON.stringify(outcome)}`);
    return outcome.error;
  }

  /** Lets simulated seconds pass. */
  pass(seconds: number): Promise<void> {
    return this.simulation.advance(this.world.now + Math.round(seconds * 1000));
  }
}

/** The estate most tests begin with. `isImageBuilt: false` leaves the first job an image to build. */
export async function estate(
  answer?: (spec: ScriptSpec) => ScriptResult,
  options: { readonly isImageBuilt?: boolean } = {},
): Promise<Estate> {
  const made = new Estate(undefined, answer);
  await made.simulation.transact((tx) => {
    worldFiles(tx, made.content).makeDir(HOME, true);
    putWorkspace(tx, {
      name: WORKSPACE,
      resourceGroup: GROUP,
      location: 'westeurope',
      displayName: 'Kestrand prod',
      description: '',
      storageAccount: 'stkstmlprod',
      keyVault: 'kv-kst-prod',
      containerRegistry: 'acrkstml',
      applicationInsights: 'appi-kst-prod',
      tags: {},
    });
    storageAccounts.put(tx, 'stkstlake', { name: 'stkstlake', resourceGroup: GROUP });
    putDatastore(tx, { workspace: WORKSPACE, name: 'curated', account: 'stkstlake', container: 'curated' });
    putLakeTree(
      tx,
      'stkstlake/curated',
      'orders',
      made.tree({ 'day-62.csv': 'a,b\n1,2\n', 'day-63.csv': 'a,b\n3,4\n' }),
    );
    putCompute(tx, { workspace: WORKSPACE, name: 'cpu-train', maxInstances: 2 });
    const environment = { workspace: WORKSPACE, name: 'kst-train', version: '9', createdBy: 'platform' };
    const condaFile = { dependencies: ['python=3.12', { pip: ['scikit-learn==1.5.2', 'mlflow==2.16.0'] }] };
    putEnvironment(tx, { ...environment, image: 'mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu22.04', condaFile });
    const row = environments.rows.need(tx.world, environments.id(WORKSPACE, 'kst-train', '9'));
    if (options.isImageBuilt !== false) putImage(tx, row);
    for (const version of ['11', '12'])
      putDataAsset(tx, {
        workspace: WORKSPACE,
        name: 'orders',
        version,
        type: 'uri_folder',
        path: 'azureml://datastores/curated/paths/orders',
        createdBy: 'data-engineer',
      });
  });
  return made;
}

export const JOB_YAML = `$schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
command: python train.py --orders \${{inputs.orders}} --rate \${{inputs.rate}} --model \${{outputs.model}}
code: src
environment: azureml:kst-train:9
compute: azureml:cpu-train
experiment_name: checkout
inputs:
  orders:
    type: uri_folder
    path: azureml:orders@latest
  rate: 0.5
outputs:
  model:
    type: uri_folder
`;
