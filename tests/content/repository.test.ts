import * as v from 'valibot';
import { beforeAll, describe, expect, it } from 'vitest';
import { orderPayload } from '../../src/company/order-feed.ts';
import { labelsDayRef, orderGenerators, ordersDayRef } from '../../src/company/order-generators.ts';
import { ordersOfDay } from '../../src/company/orders.ts';
import { ContentStore } from '../../src/kernel/content-store.ts';
import { FileTree } from '../../src/kernel/files/file-tree.ts';
import { type DirNode, emptyDir } from '../../src/kernel/files/node.ts';
import type { ScriptEntry, ScriptMount, ScriptResult } from '../../src/kernel/script.ts';
import { DAY, HOUR } from '../../src/kernel/time.ts';
import type { PyodideRunner } from '../../src/python/pyodide-runner.ts';
import { applyAnchoredEdit } from '../../src/scenario/anchored-edit.ts';
import { commitEdit } from '../../src/scenario/faults/commit-edit.ts';
import { readScenario } from '../../src/scenario/scenario-file.ts';
import { testPython } from '../support/python.ts';
import { contentPack, repositoryFiles } from './pack.ts';

const content = new ContentStore(orderGenerators());
const pack = contentPack();
const incident = readScenario(pack, 'model-load-in-run');
const EVALUATION_DAYS = [28, 41] as const;
const TODAY = 62 * DAY + 5 * HOUR;

let python: PyodideRunner;
let trained: ScriptResult;
beforeAll(async () => {
  python = await testPython(content);
  trained = train(repository);
});

const repository = treeOf(repositoryFiles(pack));

function treeOf(files: ReadonlyMap<string, string | Uint8Array>): DirNode {
  const host = { root: emptyDir(), writes: 0, now: () => 0 };
  const tree = new FileTree(host, content);
  for (const [path, bytes] of files) {
    tree.makeDir(`/${path.split('/').slice(0, -1).join('/')}`, true);
    if (typeof bytes === 'string') tree.writeText(`/${path}`, bytes);
    else tree.writeBytes(`/${path}`, bytes);
  }
  return host.root;
}

/** Daily files as an export holds them. */
function days(from: number, to: number, ref: (day: number) => string): Map<string, string> {
  const files = new Map<string, string>();
  for (let day = from; day <= to; day++) files.set(`day=${String(day).padStart(4, '0')}.csv`, content.text(ref(day)));
  return files;
}

const orderDays = (from: number, to: number) => days(from, to, (day) => ordersDayRef('kestrand', day));
const labelDays = (from: number, to: number) => days(from, to, (day) => labelsDayRef('kestrand', day, TODAY));
const below = (folder: string, files: Map<string, string>): [string, string][] =>
  [...files].map(([name, text]) => [`${folder}/${name}`, text]);

function run(
  entry: ScriptEntry,
  mounts: readonly ScriptMount[],
  env = {},
  args: readonly string[] = [],
  cwd = '/repo',
) {
  const packages = { 'scikit-learn': '1.5.2', joblib: '1.4.2', mlflow: '2.19.0', pyyaml: '6.0.2' };
  return python.run({ entry, args, cwd, mounts, env, packages, seed: 'test', now: TODAY, workLimitMs: 600_000 });
}

const print = (result: ScriptResult): string => result.lines.map((line) => line.text).join('\n');

function train(code: DirNode): ScriptResult {
  const evaluation = new Map([
    ...below('orders', orderDays(...EVALUATION_DAYS)),
    ...below('labels', labelDays(...EVALUATION_DAYS)),
  ]);
  return run(
    { kind: 'file', file: 'src/jobs/train.py' },
    [
      { path: '/repo', tree: code, isWritable: false },
      { path: '/in/orders', tree: treeOf(orderDays(0, 41)), isWritable: false },
      { path: '/in/labels', tree: treeOf(labelDays(0, 41)), isWritable: false },
      { path: '/in/eval', tree: treeOf(evaluation), isWritable: false },
      { path: '/out', tree: emptyDir(), isWritable: true },
    ],
    { AZUREML_RUN_ID: 'checkout-train-v11' },
    [
      ...['--orders', '/in/orders', '--labels', '/in/labels', '--evaluation', '/in/eval', '--out', '/out/model'],
      ...['--config', 'config/prod.yml', '--thresholds', 'config/thresholds.yml'],
      ...['--contract', 'contracts/orders.v3.yml'],
    ],
  );
}

const metricsOf = (result: ScriptResult): Record<string, number> =>
  Object.fromEntries(
    result.records.flatMap((record) => (record.kind === 'metric' ? [[record.key, record.value]] : [])),
  );

/** The files of the trained model as a deployment mounts them. */
function modelTree(result: ScriptResult): DirNode {
  const files = new Map<string, Uint8Array>();
  for (const { path, bytes } of result.files) if (bytes) files.set(path.replace(/^\/out\/model\//, ''), bytes);
  return treeOf(files);
}

/** The scorer of a tree answers the first orders of a day. */
function serve(files: ReadonlyMap<string, string>, count: number): ScriptResult {
  const src = new Map(
    [...files].filter(([path]) => path.startsWith('src/')).map(([path, text]) => [path.slice(4), text]),
  );
  const orders = ordersOfDay('kestrand', 64);
  const requests = Array.from({ length: count }, (_, row) => ({
    id: String(row),
    body: orderPayload(orders, row),
  }));
  const app = '/var/azureml-app/src';
  return run(
    { kind: 'server', file: `${app}/scoring/checkout_score.py`, requests },
    [
      { path: app, tree: treeOf(src), isWritable: false },
      { path: '/var/azureml-app/azureml-models/checkout-risk/11', tree: modelTree(trained), isWritable: false },
    ],
    { AML_APP_ROOT: app, AZUREML_MODEL_DIR: '/var/azureml-app/azureml-models/checkout-risk/11' },
    [],
    app,
  );
}

function withFault(variant: string): Map<string, string> {
  const files = repositoryFiles(pack);
  for (const { fault, with: parameters } of incident.variants[variant]?.faults ?? []) {
    if (fault !== commitEdit.id) continue;
    for (const edit of v.parse(commitEdit.parameters, parameters).edits)
      files.set(edit.file, applyAnchoredEdit(files.get(edit.file) ?? '', edit));
  }
  return files;
}

const unittest = (tree: DirNode): ScriptResult =>
  run({ kind: 'module', module: 'unittest' }, [{ path: '/repo', tree, isWritable: true }]);

const steadyMs = (result: ScriptResult): number =>
  result.answers.slice(1).reduce((sum, answer) => sum + answer.workMs + answer.waitMs, 0) / (result.answers.length - 1);

describe('the repository in the simulated interpreter', () => {
  it('passes its own tests', () => {
    const result = unittest(repository);
    expect(print(result)).toMatch(/Ran \d\d tests[\s\S]*OK/);
    expect(result.exitCode).toBe(0);
  });

  it('trains a model as good as the reference', () => {
    expect(print(trained)).toContain('training on 24000 orders of 2026-01-05 to 2026-02-01');
    expect(trained.exitCode).toBe(0);
    const found = metricsOf(trained);
    // calibration/out_checkout.txt; 28,000 orders hold some 900 losses.
    expect(found.auc).toBeGreaterThan(0.86);
    expect(found.auc).toBeLessThan(0.91);
    expect(found.ece).toBeLessThan(0.01);
    expect(found.loss_rate).toBeGreaterThan(0.028);
    expect(found.loss_rate).toBeLessThan(0.039);
    expect(found.recall_at_review).toBeGreaterThan(0.54);
  });

  it('leaves a model of a few hundred kilobytes and the contract beside it', () => {
    const sizes = new Map(trained.files.map(({ path, bytes }) => [path, bytes?.length ?? 0]));
    expect([...sizes.keys()].sort()).toEqual(
      ['contract.yml', 'metrics.json', 'model.joblib'].map((name) => `/out/model/${name}`),
    );
    expect(sizes.get('/out/model/model.joblib')).toBeGreaterThan(300_000);
    expect(sizes.get('/out/model/model.joblib')).toBeLessThan(600_000);
  });

  it('trains another model when a feature is left out', () => {
    const files = repositoryFiles(pack);
    const path = 'src/kestrand/features/checkout.py';
    const without = (files.get(path) ?? '').replace(/^ {8}"address_mismatch": .*\n/m, '');
    expect(without).not.toBe(files.get(path));
    const found = metricsOf(train(treeOf(files.set(path, without))));
    expect(found.auc).toBeLessThan((metricsOf(trained).auc ?? 0) - 0.005);
  });

  it('answers orders with one load per worker', () => {
    const result = serve(repositoryFiles(pack), 60);
    expect(result.exitCode).toBe(0);
    expect(print(result)).toMatch(/loaded model checkout-risk:11 in \d+ ms/);
    expect(result.answers.map((answer) => answer.status)).toEqual(Array(60).fill(200));
    expect(result.answers.flatMap((answer) => answer.lines)).toEqual([]);
    const scores = result.answers.map((answer) => JSON.parse(answer.body).scores[0]);
    expect(Math.min(...scores)).toBeGreaterThan(0);
    expect(Math.max(...scores)).toBeLessThan(1);
    expect(steadyMs(result)).toBeLessThan(20);
  });

  it('names the field that a request lacks', () => {
    const files = repositoryFiles(pack);
    const scorer = 'src/scoring/checkout_score.py';
    const result = serve(files.set(scorer, (files.get(scorer) ?? '').replace('[payload["input_data"]]', '[{}]')), 2);
    expect(result.answers[1]?.status).toBe(500);
    expect(result.answers[1]?.lines.map((line) => line.text).join('\n')).toContain(
      'ValueError: customer_segment: required field is missing',
    );
  });
});

describe('the faults of model-load-in-run in the simulated interpreter', () => {
  for (const variant of Object.keys(incident.variants)) {
    it(`leave answers as they were and make every request slow (${variant})`, () => {
      const healthy = serve(repositoryFiles(pack), 12);
      const broken = serve(withFault(variant), 12);
      const scores = (result: ScriptResult) => result.answers.map((answer) => JSON.parse(answer.body).scores);
      expect(scores(broken)).toEqual(scores(healthy));
      expect(steadyMs(broken)).toBeGreaterThan(250);
      expect(Math.min(...broken.answers.map((answer) => answer.workMs + answer.waitMs))).toBeGreaterThan(250);
    });

    it(`pass the tests that the commit leaves (${variant})`, () => {
      const result = unittest(treeOf(withFault(variant)));
      expect(print(result)).toMatch(/OK/);
      expect(result.exitCode).toBe(0);
    });
  }
});
