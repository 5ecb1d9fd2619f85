import { describe, expect, it } from 'vitest';
import { activities } from '../../src/azure/activity.ts';
import { clusters, nodesOf } from '../../src/azure/compute/cluster.ts';
import { type Job, jobLog, jobStatus, jobs } from '../../src/azure/job/job.ts';
import { jobMachine } from '../../src/azure/job/job-machine.ts';
import { models, modelTree } from '../../src/azure/model/model.ts';
import { runScript } from '../../src/azure/run-script.ts';
import { ContentStore } from '../../src/kernel/content-store.ts';
import { hashValue } from '../../src/kernel/hash.ts';
import { initial, type MachineEvent, send } from '../../src/kernel/machine.ts';
import { Memo } from '../../src/kernel/memo.ts';
import { loadWorld, saveWorld } from '../../src/kernel/save.ts';
import { type ScriptResult, type ScriptSpec, scriptRunner } from '../../src/kernel/script.ts';
import { type Estate, estate, JOB_YAML, QUIET } from './estate.ts';

const encoder = new TextEncoder();

/** A training that prints for a minute, writes a model and tells MLflow two metrics. */
const training = (spec: ScriptSpec): ScriptResult => ({
  ...QUIET,
  lines: [0, 20_000, 20_100, 59_000].map((atWorkMs, i) => ({ stream: 'out', text: `step ${i}`, atWorkMs })),
  workMs: 60_000,
  files: [
    { path: `${spec.cwd}/outputs/metrics.json`, bytes: encoder.encode('{"auc": 0.88}') },
    { path: `${spec.cwd}/scratch.txt`, bytes: encoder.encode('gone') },
    { path: `${spec.args.at(-1)}/model.json`, bytes: encoder.encode('[1, 2]') },
  ],
  records: [
    { kind: 'metric', key: 'auc', value: 0.8, step: 0 },
    { kind: 'metric', key: 'auc', value: 0.88, step: 1 },
    { kind: 'tag', key: 'git_sha', value: 'abc' },
  ],
});

const TRACEBACK = ['Traceback (most recent call last):', '  File "train.py", line 3', 'ValueError: no rows'];
const failing = (): ScriptResult => ({
  ...QUIET,
  exitCode: 1,
  lines: [
    { stream: 'out', text: 'reading orders', atWorkMs: 10 },
    ...TRACEBACK.map((text) => ({ stream: 'err' as const, text, atWorkMs: 900 })),
  ],
});

async function submitted(answer = training, options = {}, set: readonly string[] = []) {
  const world = await estate(answer, options);
  await world.write({ 'job.yml': JOB_YAML, 'src/train.py': 'print(1)\n' });
  const { name } = await world.json('ml job create', { file: 'job.yml', set });
  return { world, name: name as string, job: (): Job => jobs.need(world.world, name as string) };
}

const statuses = (job: Job): string[] => job.history.map(({ status }) => status);

describe('the life of a job', () => {
  it('goes from NotStarted to Completed over a node that the cluster starts', async () => {
    const { world, job } = await submitted();
    expect(jobStatus(job())).toBe('NotStarted');
    await world.pass(60);
    expect(jobStatus(job())).toBe('Queued');
    expect(nodesOf(world.world, 'mlw-kst-prod/cpu-train').map(({ machine }) => machine.value)).toEqual(['preparing']);
    await world.pass(600);
    expect(statuses(job())).toEqual(['NotStarted', 'Starting', 'Queued', 'Running', 'Finalizing', 'Completed']);
    const at = new Map(job().history.map((entry) => [entry.status, entry.at]));
    expect((at.get('Running') ?? 0) - (at.get('Queued') ?? 0)).toBeGreaterThanOrEqual(3 * 60_000);
    expect((at.get('Running') ?? 0) - (at.get('Queued') ?? 0)).toBeLessThanOrEqual(5 * 60_000);
    // Fifteen seconds of start and sixty of work.
    expect((at.get('Finalizing') ?? 0) - (at.get('Running') ?? 0)).toBe(75_000);
  });

  it('waits for the image of an environment that was never built', async () => {
    const { world, job } = await submitted(training, { isImageBuilt: false });
    await world.pass(60);
    expect(jobStatus(job())).toBe('Preparing');
    await world.pass(1500);
    expect(statuses(job())).toContain('Preparing');
    expect(jobStatus(job())).toBe('Completed');
  });

  it('shows its log as it is printed, not before', async () => {
    const { world, job } = await submitted();
    await world.simulation.advance(600_000);
    const started = job().history.find(({ status }) => status === 'Running')?.at ?? 0;
    const again = await submitted();
    const log = (): string => jobLog(again.job(), again.world.content);
    await again.world.simulation.advance(started + 15_000);
    expect(log()).toBe('step 0\n');
    await again.world.simulation.advance(started + 36_000);
    expect(log()).toBe('step 0\nstep 1\nstep 2\n');
    expect(world.specs).toHaveLength(1);
  });

  it('gives Python its code, data, environment and packages', async () => {
    const { world, name } = await submitted();
    await world.pass(900);
    const [spec] = world.specs;
    const home = `/mnt/azureml/cr/j/${name}`;
    expect(spec).toMatchObject({
      entry: { kind: 'file', file: 'train.py' },
      args: [
        '--orders',
        `${home}/cap/data-capability/wd/INPUT_orders`,
        '--rate',
        '0.5',
        '--model',
        `${home}/cap/data-capability/wd/model`,
      ],
      cwd: `${home}/exe/wd`,
      packages: { 'scikit-learn': '1.5.2', mlflow: '2.16.0' },
    });
    expect(spec?.env.AZUREML_RUN_ID).toBe(name);
    const input = spec?.mounts.find(({ path }) => path.endsWith('INPUT_orders'));
    expect(Object.keys(input?.tree.entries ?? {})).toEqual(['day-62.csv', 'day-63.csv']);
    expect(spec?.mounts.filter(({ isWritable }) => isWritable).map(({ path }) => path.split('/').at(-1))).toEqual([
      'wd',
      'default',
      'model',
    ]);
  });

  it('leaves outputs, log, metrics and tags behind', async () => {
    const { world, name, job } = await submitted();
    await world.pass(900);
    expect(job().tracked.metrics).toEqual({
      auc: [
        { step: 0, value: 0.8 },
        { step: 1, value: 0.88 },
      ],
    });
    expect(job().tags).toEqual({ git_sha: 'abc' });
    await world.az('ml job download', { name, all: true, 'download-path': 'd' });
    expect(world.read('d/artifacts/outputs/metrics.json')).toBe('{"auc": 0.88}');
    expect(world.read('d/artifacts/user_logs/std_log.txt')).toBe('step 0\nstep 1\nstep 2\nstep 3\n');
    expect(world.read('d/named-outputs/model/model.json')).toBe('[1, 2]');
    expect(() => world.read('d/artifacts/scratch.txt')).toThrow(/ENOENT/);
  });

  it('fails with the traceback when its process fails', async () => {
    const { world, job, name } = await submitted(failing);
    await world.pass(900);
    expect(statuses(job()).slice(-2)).toEqual(['Running', 'Failed']);
    expect(job().error?.code).toBe('UserError');
    expect(job().error?.message).toMatch(
      /^Execution failed\. User process '\/azureml-envs\/azureml_[0-9a-f]{32}\/bin\/python' exited with status code 1\. /,
    );
    expect(job().error?.message).toContain(TRACEBACK.join('\n'));
    await world.az('ml job download', { name });
    expect(world.read('artifacts/user_logs/std_log.txt')).toBe(`reading orders\n${TRACEBACK.join('\n')}\n`);
  });

  it('stays Running when its process never ends, until its time-out cancels it', async () => {
    const { world, job } = await submitted(() => ({ ...QUIET, isStopped: true, workMs: 600_000 }), {}, [
      'limits.timeout=3600',
    ]);
    await world.pass(3000);
    expect(jobStatus(job())).toBe('Running');
    await world.pass(1500);
    expect(statuses(job()).slice(-3)).toEqual(['Running', 'CancelRequested', 'Canceled']);
    expect(job().machine.context.isTimedOut).toBe(true);
  });

  it('can be cancelled at every stage, and gives its node back', async () => {
    for (const seconds of [0, 5, 60, 330]) {
      const { world, job, name } = await submitted();
      await world.pass(seconds);
      expect(await world.az('ml job cancel', { name })).toEqual({ kind: 'nothing' });
      expect(jobStatus(job())).toBe('CancelRequested');
      await world.pass(600);
      expect(jobStatus(job())).toBe('Canceled');
      expect(clusters.need(world.world, 'mlw-kst-prod/cpu-train').waiting).toEqual([]);
      expect(nodesOf(world.world, 'mlw-kst-prod/cpu-train')).toEqual([]);
      expect((await world.refusal('ml job cancel', { name })).message).toContain('it is Canceled');
    }
  });

  it('fails in plain words when its command is no Python process', async () => {
    const { world, job } = await submitted(training, {}, ['command=bash run.sh | tee log']);
    await world.pass(900);
    expect(jobStatus(job())).toBe('Failed');
    expect(jobLog(job(), world.content)).toMatch(/^not simulated: '\|' in a command\./);
    expect(world.specs).toEqual([]);
  });

  it('fails when the data of an input is gone', async () => {
    const { world, job } = await submitted(training, {}, [
      'inputs.orders.path=azureml://datastores/curated/paths/nothing',
    ]);
    await world.pass(900);
    expect(job().error?.message).toContain('ScriptExecution.StreamAccess.NotFound');
  });

  it('walks every state and transition of its machine', () => {
    const delays = { acceptMs: 1, startMs: 1, prepareMs: 0, timeoutMs: 9, finalizeMs: 1, cancelMs: 1 };
    const events: MachineEvent<typeof jobMachine>[] = [
      { type: 'NODE' },
      { type: 'EXIT', exitCode: 0 },
      { type: 'EXIT', exitCode: 1 },
      { type: 'CANCEL' },
      ...[
        'accept.job.NotStarted',
        'start.job.Starting',
        'prepare.job.Preparing',
        'timeout.job.Running',
        'finalize.job.Finalizing',
        'cancel.job.CancelRequested',
      ].map((delay) => ({ type: `xstate.after.${delay}` as const })),
    ];
    const edges = new Set<string>();
    const seen = new Set<string>();
    const open = [initial(jobMachine, delays).state, initial(jobMachine, { ...delays, prepareMs: 5 }).state];
    for (let state = open.pop(); state; state = open.pop()) {
      if (seen.has(JSON.stringify(state))) continue;
      seen.add(JSON.stringify(state));
      for (const event of events) {
        const next: typeof state = send(jobMachine, state, event).state;
        if (next === state) continue;
        edges.add(`${state.value} → ${next.value}`);
        open.push(next);
      }
    }
    const cancellable = ['NotStarted', 'Starting', 'Preparing', 'Queued', 'Running', 'Finalizing'];
    expect([...edges].sort()).toEqual(
      [
        'NotStarted → Starting',
        'Starting → Preparing',
        'Starting → Queued',
        'Preparing → Queued',
        'Queued → Running',
        'Running → Finalizing',
        'Running → Failed',
        'Finalizing → Completed',
        'CancelRequested → Canceled',
        ...cancellable.map((state) => `${state} → CancelRequested`),
      ].sort(),
    );
  });
});

/** Streams a job to its end as a terminal would and answers what was printed. */
async function streamed(
  world: Estate,
  command: string,
  flags: { [flag: string]: string | boolean },
  simulation = world.simulation,
) {
  let outcome = await world.az(command, flags, undefined, simulation);
  let text = '';
  let waits = 0;
  while (outcome.kind === 'wait') {
    text += outcome.emit ?? '';
    const { key } = outcome.wait;
    const before = simulation.world;
    // Whoever waits for the key is woken by the next change of the job.
    while (
      jobs.need(simulation.world, key?.replace('job/', '') ?? '') === jobs.need(before, key?.replace('job/', '') ?? '')
    )
      await simulation.step(Number.MAX_SAFE_INTEGER);
    outcome = await world.az(command, flags, outcome.state, simulation);
    waits++;
  }
  if (outcome.kind === 'text') text += outcome.text;
  if (outcome.kind === 'error') text += outcome.text ?? '';
  return { text, outcome, waits };
}

describe('az ml job stream', () => {
  const web = (name: string): string =>
    `https://ml.azure.com/runs/${name}?wsid=/subscriptions/5c0f2c1e-7d0b-4f3e-9a51-6f1f6d9a4b10/resourcegroups/rg-kst-ml-prod/workspaces/mlw-kst-prod`;

  it('prints head, log and summary of a job that completes', async () => {
    const { world, name } = await submitted();
    const { text, outcome, waits } = await streamed(world, 'ml job stream', { name });
    expect(text).toBe(
      [
        `RunId: ${name}`,
        `Web View: ${web(name)}`,
        '',
        'Streaming user_logs/std_log.txt',
        '===============================',
        '',
        'step 0',
        'step 1',
        'step 2',
        'step 3',
        '',
        'Execution Summary',
        '=================',
        `RunId: ${name}`,
        `Web View: ${web(name)}`,
        '',
      ].join('\n'),
    );
    expect(outcome.kind).toBe('text');
    expect(waits).toBeGreaterThan(5);
  });

  it('ends with the exception of a job that fails', async () => {
    const { world, name } = await submitted(failing);
    const { text, outcome } = await streamed(world, 'ml job stream', { name });
    expect(text).toContain('reading orders\nTraceback');
    if (outcome.kind !== 'error') throw new Error('the job should have failed');
    expect(outcome.error.message).toMatch(/^Exception : \n \{/);
    const { error } = JSON.parse(outcome.error.message.replace(/^Exception : \n/, ''));
    expect(error.code).toBe('UserError');
    expect(error.message).toContain(TRACEBACK.join('\n'));
  });

  it('prints the same from create --stream', async () => {
    const world = await estate(training);
    await world.write({ 'job.yml': JOB_YAML, 'src/train.py': 'print(1)\n' });
    const { text } = await streamed(world, 'ml job create', { file: 'job.yml', stream: true, name: 'mine' });
    const other = await submitted();
    expect(text.replaceAll('mine', other.name)).toBe(
      (await streamed(other.world, 'ml job stream', { name: other.name })).text,
    );
  });
});

describe('a world with a running job', () => {
  it('goes on equally after save and load, wherever it is cut', async () => {
    const { world } = await submitted();
    const cuts = [1_000, 30_000, 260_000, 330_000];
    const saved = [];
    for (const at of cuts) {
      await world.simulation.advance(at);
      saved.push(JSON.stringify(saveWorld(world.world, world.content)));
    }
    await world.simulation.advance(1_000_000);
    for (const text of saved) {
      const content = new ContentStore();
      const simulation = world.play(loadWorld(JSON.parse(text), content), content);
      await simulation.advance(1_000_000);
      expect(hashValue(simulation.world)).toBe(hashValue(world.world));
    }
  });

  it('runs Python once for every equal future', async () => {
    const { world } = await submitted();
    const fork = world.play(world.world);
    await fork.advance(1_000_000);
    await world.simulation.advance(1_000_000);
    expect(hashValue(fork.world)).toBe(hashValue(world.world));
    expect(world.specs).toHaveLength(1);
  });
});

describe('a remembered run', () => {
  it.each([
    ['does not depend on the time', false, 1],
    ['depends on the time when the script read the clock', true, 2],
  ])('%s', (_what, hasReadClock, runs) => {
    const times: number[] = [];
    const run = (spec: ScriptSpec): ScriptResult => {
      times.push(spec.now);
      return { ...QUIET, hasReadClock };
    };
    const context = { content: new ContentStore(), memo: new Memo(), ports: new Map([scriptRunner.install({ run })]) };
    const spec: ScriptSpec = {
      entry: { kind: 'code', code: 'print(1)' },
      args: [],
      cwd: '/',
      mounts: [],
      env: {},
      packages: {},
      seed: 's',
      now: 1,
      workLimitMs: 1000,
    };
    for (const now of [1, 2, 2, 1]) runScript(context, { ...spec, now });
    expect(times).toEqual([1, 2].slice(0, runs));
  });
});

describe('models from jobs', () => {
  it('are registered from an output with their lineage and a version of their own', async () => {
    const { world, name } = await submitted();
    expect(
      (await world.refusal('ml model create', { name: 'm', path: `azureml://jobs/${name}/outputs/model` })).message,
    ).toContain('Nothing is stored');
    await world.pass(900);
    const made = await world.json('ml model create', {
      name: 'm',
      path: `azureml://jobs/${name}/outputs/model/paths/`,
      tags: ['stage=dev'],
    });
    expect(made).toMatchObject({
      name: 'm',
      version: '1',
      job_name: name,
      tags: { stage: 'dev' },
      type: 'custom_model',
    });
    const second = await world.json('ml model create', { name: 'm', path: `runs:/${name}/outputs` });
    expect(second).toMatchObject({ version: '2', job_name: name });
    const tree = modelTree(world.world, models.rows.need(world.world, 'mlw-kst-prod/m/1'));
    expect(tree?.kind === 'dir' && Object.keys(tree.entries)).toEqual(['model.json']);
    await world.az('ml model download', { name: 'm', version: '2', 'download-path': 'got' });
    expect(world.read('got/m/metrics.json')).toBe('{"auc": 0.88}');
  });
});

describe('a job specification', () => {
  const refused = async (yaml: string, set: readonly string[] = []): Promise<string> => {
    const world = await estate();
    await world.write({ 'job.yml': yaml, 'src/train.py': 'print(1)\n' });
    return (await world.refusal('ml job create', { file: 'job.yml', set })).message;
  };

  it('is reported with the path of everything that is wrong', async () => {
    const message = await refused(
      JOB_YAML.replace('command:', 'comand:').replace('rate: 0.5', 'rate: 0.5\n  bad:\n    type: folder'),
    );
    expect(message).toBe(
      `The yaml file you provided does not match the prescribed schema for Command Job yaml files and/or has the following issues:

Error: 
1) One or more fields are invalid
2) A least one unrecognized parameter is specified
3) At least one required parameter is missing

Details: 
Validation for CommandJobSchema failed

(x) command:
- Missing data for required field.

(x) comand:
- Unknown field.

(x) inputs.bad.type:
- Must be one of: uri_file, uri_folder, mltable, mlflow_model, custom_model, triton_model, string, number, integer, boolean.`,
    );
  });

  it.each([
    ['an environment that does not exist', ['environment=azureml:kst-train:77'], 'Not found environment kst-train:77.'],
    ['a cluster that does not exist', ['compute=azureml:gpu'], 'The compute target gpu was not found'],
    ['data that does not exist', ['inputs.orders.path=azureml:orders:99'], 'Not found data asset orders:99.'],
    ['code that does not exist', ['code=nowhere'], 'One or more files or folders do not exist.'],
    [
      'an input the command does not have',
      [`command=python x.py $\{{inputs.nope}}`],
      `$\{{inputs.nope}} is not defined.`,
    ],
    ['a text as time-out', ['limits.timeout=soon'], '(x) limits.timeout:\n- Not a valid integer.'],
    ['a pipeline', ['type=pipeline'], 'not simulated: jobs of type pipeline'],
    ['serverless compute', ['compute=null'], 'not simulated: serverless compute'],
    ['two nodes', ['resources.instance_count=2'], 'not simulated: jobs on more than one node'],
    [
      'a registry',
      ['environment=azureml://registries/mlr-kst/environments/e/versions/1'],
      'not simulated: environments of the registry mlr-kst',
    ],
  ])('refuses %s', async (_what, set, message) => {
    expect(await refused(JOB_YAML, set)).toContain(message);
  });

  it('says where a YAML file is broken', async () => {
    expect(await refused('command: [\n')).toMatch(/^YAML file cannot be parsed\.\n\njob\.yml, line 2, column 1: /);
    expect(await refused('- a\n')).toContain('it holds a list');
  });

  it('keeps the name it is given, once', async () => {
    const world = await estate();
    await world.write({ 'job.yml': JOB_YAML, 'src/train.py': '' });
    expect(await world.json('ml job create', { file: 'job.yml', name: 'mine' })).toMatchObject({
      name: 'mine',
      status: 'NotStarted',
      experiment_name: 'checkout',
      inputs: { orders: { mode: 'ro_mount', path: 'azureml:orders:12', type: 'uri_folder' }, rate: '0.5' },
      resourceGroup: 'rg-kst-ml-prod',
    });
    expect((await world.refusal('ml job create', { file: 'job.yml', name: 'mine' })).message).toContain(
      'already exists',
    );
    expect(activities(world.world, 0, 0).map(({ resource }) => resource)).toEqual(['mlw-kst-prod/jobs/mine']);
  });

  it('carries the commit its code stands on', async () => {
    const world = await estate();
    const commit = 'c0ffee0000000000000000000000000000000000';
    await world.write({
      'job.yml': JOB_YAML,
      'src/train.py': '',
      '.git/HEAD': 'ref: refs/heads/main\n',
      '.git/refs/heads/main': `${commit}\n`,
      '.git/config': '[remote "origin"]\n\turl = /srv/git/kestrand-ml.git\n',
    });
    const { properties } = await world.json('ml job create', { file: 'job.yml' });
    expect(properties).toMatchObject({
      'mlflow.source.git.branch': 'main',
      'mlflow.source.git.commit': commit,
      'mlflow.source.git.repoURL': '/srv/git/kestrand-ml.git',
    });
  });

  it('gets a made-up name that depends on the seed only', async () => {
    const names = await Promise.all([submitted(), submitted()]);
    expect(names[0]?.name).toBe(names[1]?.name);
    expect(names[0]?.name).toMatch(/^[a-z]+_[a-z]+_[a-z0-9]{10}$/);
  });
});
