// An endpoint with its company's callers for tests, driven by real `az` and `curl` lines.
import { putEnvironment } from '../../../src/azure/environment/environment.ts';
import { metricsList } from '../../../src/azure/metrics/metrics-command.ts';
import { putModel } from '../../../src/azure/model/model.ts';
import { deploymentCommands } from '../../../src/azure/online-endpoint/commands/deployment-commands.ts';
import { endpointCommands } from '../../../src/azure/online-endpoint/commands/endpoint-commands.ts';
import { deploymentDelay } from '../../../src/azure/online-endpoint/deployment-lifecycle.ts';
import { type EndpointClients, endpointClients } from '../../../src/azure/online-endpoint/endpoint-clients.ts';
import { endpointDelay, endpointHour } from '../../../src/azure/online-endpoint/endpoint-lifecycle.ts';
import { scheduleCommands } from '../../../src/azure/schedule/schedule-commands.ts';
import { upload } from '../../../src/azure/storage/datastore.ts';
import { putWorkspace } from '../../../src/azure/workspace/workspace.ts';
import { ContentStore } from '../../../src/kernel/content-store.ts';
import { worldFiles } from '../../../src/kernel/files/world-files.ts';
import type { Json } from '../../../src/kernel/json.ts';
import { Memo } from '../../../src/kernel/memo.ts';
import type { Reaction } from '../../../src/kernel/reaction.ts';
import { type ScriptRunner, scriptRunner } from '../../../src/kernel/script.ts';
import { Simulation } from '../../../src/kernel/simulation.ts';
import type { StepOutcome } from '../../../src/kernel/step-outcome.ts';
import { HOUR, MINUTE } from '../../../src/kernel/time.ts';
import { newWorld, type World } from '../../../src/kernel/world.ts';
import { makeAz } from '../../../src/shell/az/az.ts';
import { curl } from '../../../src/shell/curl.ts';
import { type Scorer, ScorerRunner } from './scorers.ts';

const HOME = '/home/oncall';
const PROGRAMS = [makeAz([...endpointCommands, ...deploymentCommands, ...scheduleCommands, metricsList]), curl];
const MODEL = '{"weights": [1, 2]}';

/** Callers: a steady rate, and one sampled request every minute. */
export const callers = (
  ratePerSecond: (minute: number) => number,
  body = (id: string): string => `{"input_data": {"order": "${id}"}}`,
): EndpointClients => {
  const hours = new Map<number, ReturnType<EndpointClients['sampledRequests']>>();
  return {
    ratePerSecond: (_world, endpoint, minute) => (endpoint === 'checkout-risk' ? ratePerSecond(minute) : 0),
    sampledRequests(_world, endpoint, hour) {
      if (endpoint !== 'checkout-risk') return [];
      const known = hours.get(hour);
      if (known) return known;
      const made = Array.from({ length: 60 }, (_, i) => {
        const id = `o-${hour}-${String(i).padStart(2, '0')}`;
        return { id, at: hour * HOUR + i * MINUTE + 17_531, body: body(id) };
      });
      hours.set(hour, made);
      return made;
    },
    policy: () => ({ timeoutMs: 800, retries: 2, retryDelayMs: 100 }),
  };
};

export interface Said {
  readonly out: string;
  readonly err: string;
  readonly code: number;
}

export class EndpointEstate {
  readonly content: ContentStore;
  simulation: Simulation;

  constructor(
    world: World,
    readonly clients: EndpointClients,
    content: ContentStore,
    readonly runner: ScriptRunner,
    private readonly more: readonly Reaction<never>[] = [],
    memo = new Memo(),
  ) {
    this.content = content;
    this.simulation = new Simulation({
      world,
      reactions: [deploymentDelay, endpointDelay, endpointHour, ...more],
      context: {
        content,
        memo,
        ports: new Map<string, unknown>([scriptRunner.install(runner), endpointClients.install(clients)]),
      },
      isChecked: true,
    });
  }

  get world(): World {
    return this.simulation.world;
  }

  get context() {
    return this.simulation.context;
  }

  /** The same world in a simulation of its own: nothing is remembered. */
  fork(world = this.world, content = this.content): EndpointEstate {
    const runner = this.runner instanceof ScorerRunner ? new ScorerRunner(content) : this.runner;
    return new EndpointEstate(world, this.clients, content, runner, this.more);
  }

  async write(files: { readonly [path: string]: string | Scorer }): Promise<void> {
    await this.simulation.transact((tx) => {
      const tree = worldFiles(tx, this.content);
      for (const [path, text] of Object.entries(files)) {
        tree.makeDir(`${HOME}/${path.split('/').slice(0, -1).join('/')}`, true);
        tree.writeText(`${HOME}/${path}`, typeof text === 'string' ? text : JSON.stringify(text));
      }
    });
  }

  /** Runs a line's program until it ends, letting time pass while it waits. */
  async run(program: string, ...args: readonly string[]): Promise<Said> {
    let outcome = await this.step(program, args);
    let out = '';
    let err = '';
    while (outcome.wait) {
      out += outcome.emit ?? '';
      err += outcome.emitError ?? '';
      if (outcome.wait.at === undefined) throw new Error('test: a wait without an end');
      await this.simulation.advance(outcome.wait.at);
      outcome = await this.step(program, args, outcome.state);
    }
    return { out: out + (outcome.out ?? ''), err: err + (outcome.err ?? ''), code: outcome.code ?? 0 };
  }

  /** One step of a program: the start, or what follows a wait. */
  async step(program: string, args: readonly string[], state?: Json): Promise<StepOutcome> {
    const command = PROGRAMS.find(({ name }) => name === program);
    if (!command) throw new Error(`test: no program ${program}`);
    let outcome: StepOutcome = {};
    await this.simulation.transact(async (tx) => {
      const call = {
        tx,
        context: this.context,
        files: worldFiles(tx, this.content),
        args: program === 'az' && args[0] === 'ml' ? [...args, '-g', 'rg-kst-ml-prod', '-w', 'mlw-kst-prod'] : args,
        stdin: '',
        cwd: HOME,
        env: new Map([['HOME', HOME]]),
        actor: 'oncall',
        callId: `t/${tx.world.steps}/${tx.world.now}`,
        isTerminal: false,
      };
      outcome = state === undefined || !command.resume ? await command.run(call) : command.resume(state, call);
    });
    return outcome;
  }

  az(...args: readonly string[]): Promise<Said> {
    return this.run('az', ...args);
  }

  /** Runs an `az` line that must succeed and reads what it printed. */
  async json(...args: readonly string[]): Promise<{ readonly [key: string]: Json }> {
    const said = await this.az(...args);
    if (said.code !== 0) throw new Error(`test: az ${args.join(' ')} said ${said.err}`);
    return said.out.trim() === '' ? {} : JSON.parse(said.out);
  }

  async deploy(name: string, scorer: Scorer | string, yaml: { readonly [key: string]: Json } = {}): Promise<Said> {
    await this.write({
      [`src-${name}/score.py`]: scorer,
      [`${name}.yml`]: JSON.stringify({
        ...DEPLOYMENT,
        code_configuration: { code: `src-${name}`, scoring_script: 'score.py' },
        name,
        ...yaml,
      }),
    });
    return this.az('ml', 'online-deployment', 'create', '-f', `${name}.yml`);
  }
}

const DEPLOYMENT: { readonly [key: string]: Json } = {
  endpoint_name: 'checkout-risk',
  model: 'azureml:checkout-risk:11',
  environment: 'azureml:kst-infer:9',
  environment_variables: { WORKER_COUNT: '4' },
  instance_type: 'Standard_DS3_v2',
  instance_count: 3,
  request_settings: { request_timeout_ms: 5000, max_concurrent_requests_per_instance: 4 },
};

/** A workspace with a model and an environment, and an endpoint without deployments; it is about half past seven. */
export async function endpointEstate(
  clients: EndpointClients,
  runner?: (content: ContentStore) => ScriptRunner,
  more: readonly Reaction<never>[] = [],
): Promise<EndpointEstate> {
  const content = new ContentStore();
  const start = newWorld({ world: 'w', play: 'p', playFrom: 0 }, 63 * 24 * HOUR + 7 * HOUR + 25 * MINUTE);
  const estate = new EndpointEstate(start, clients, content, runner?.(content) ?? new ScorerRunner(content), more);
  await estate.write({ 'model/model.json': MODEL });
  await estate.simulation.transact((tx) => {
    putWorkspace(tx, {
      name: 'mlw-kst-prod',
      resourceGroup: 'rg-kst-ml-prod',
      location: 'westeurope',
      displayName: '',
      description: '',
      storageAccount: 'stkstmlprod',
      keyVault: 'kv-kst-prod',
      containerRegistry: 'acrkstml',
      applicationInsights: 'appi-kst-prod',
      tags: {},
    });
    const model = worldFiles(tx, content).needDir(`${HOME}/model`);
    upload(tx, 'mlw-kst-prod', 'workspaceblobstore', 'models/11/model', model);
    const common = { workspace: 'mlw-kst-prod', createdBy: 'checkout-ds' };
    putModel(tx, {
      ...common,
      name: 'checkout-risk',
      version: '11',
      datastore: 'workspaceblobstore',
      path: 'models/11/model',
    });
    const condaFile = { dependencies: ['python=3.12', { pip: ['scikit-learn==1.5.2', 'joblib==1.4.2'] }] };
    putEnvironment(tx, { ...common, name: 'kst-infer', version: '9', image: 'mcr.microsoft.com/azureml/x', condaFile });
  });
  await estate.json('ml', 'online-endpoint', 'create', '-n', 'checkout-risk');
  return estate;
}

/** The same with a healthy blue that takes all traffic, at the next full hour. */
export async function servingEstate(
  clients: EndpointClients,
  scorer: Scorer = {},
  more: readonly Reaction<never>[] = [],
): Promise<EndpointEstate> {
  const estate = await endpointEstate(clients, undefined, more);
  const said = await estate.deploy('blue', scorer);
  if (said.code !== 0) throw new Error(`test: ${said.err}`);
  await estate.json('ml', 'online-endpoint', 'update', '-n', 'checkout-risk', '--traffic', 'blue=100');
  await estate.simulation.advance(Math.ceil(estate.world.now / HOUR) * HOUR);
  return estate;
}
