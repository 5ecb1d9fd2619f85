// What the built world says of its past: every source of it tells the same story.
import { beforeAll, describe, expect, it } from 'vitest';
import { type Job, jobStatus, jobs } from '../../src/azure/job/job.ts';
import { type Model, models, modelTree } from '../../src/azure/model/model.ts';
import { endpoints } from '../../src/azure/online-endpoint/endpoint.ts';
import { servingSpans } from '../../src/azure/online-endpoint/serving-spans.ts';
import { nodeEngine } from '../../src/cli/node-engine.ts';
import { businessHours, costOf, sumOf } from '../../src/company/ledger/business-hour.ts';
import { incidents } from '../../src/company/on-call/incident.ts';
import { ORDER_WEIGHT, ORDERS_PER_DAY } from '../../src/company/orders.ts';
import { commitsOf, readTreeAt } from '../../src/git/inspect.ts';
import { DAY, HOUR, MINUTE, parseIsoTime } from '../../src/kernel/time.ts';
import type { World } from '../../src/kernel/world.ts';
import { readHistory } from '../../src/scenario/history-file.ts';
import { REMOTE_PATH } from '../../src/scenario/initial-commits.ts';
import { filesOf } from '../../src/scenario/oracles/files-of.ts';
import { repositoryAt } from '../../src/scenario/repository-at.ts';
import type { Play } from '../../src/session/play.ts';
import { rerunJob } from '../../src/session/rerun-job.ts';
import { terminals } from '../../src/shell/terminal.ts';
import { pack, startPlay } from '../support/start-world.ts';
import { typeLines } from '../support/type-lines.ts';

let play: Play;
let world: World;
beforeAll(async () => {
  play = await startPlay('sandbox');
  ({ world } = play);
}, 600_000);

const { content } = nodeEngine();
const time = (text: string): number => parseIsoTime(text) ?? Number.NaN;
const job = (name: string): Job => jobs.need(world, name);
const metric = (name: string, key: string): number => job(name).tracked.metrics[key]?.at(-1)?.value ?? Number.NaN;
const versions = (): Model[] => models.rows.all(world).sort((a, b) => Number(a.version) - Number(b.version));

describe('what colleagues typed', () => {
  it('went well, but for the evaluation that missed its gates', () => {
    const failed = terminals
      .all(world)
      .flatMap(({ transcript }) => transcript)
      .filter(({ exitCode }) => exitCode !== 0);
    expect(failed.map(({ line }) => line)).toEqual(['az ml job stream --name checkout-evaluate-v9']);
  });

  it('ran every job to its end: twelve trainings, and evaluations since there are gates', () => {
    const states = jobs.all(world).map(({ name, ...row }) => [name, jobStatus({ name, ...row })]);
    const trainings = Array.from({ length: 12 }, (_, i) => [`checkout-train-v${i + 1}`, 'Completed']);
    const evaluations = [8, 9, 10, 11, 12].map((n) => [`checkout-evaluate-v${n}`, n === 9 ? 'Failed' : 'Completed']);
    expect(states.sort()).toEqual([...trainings, ...evaluations].sort());
  });

  it('left blue with all the traffic and nobody paged', () => {
    expect(endpoints.need(world, 'checkout-risk').traffic).toEqual({ blue: 100 });
    expect(incidents.all(world)).toEqual([]);
  });
});

describe('main', () => {
  it('holds what the acts of history make of the first state', () => {
    const history = readHistory(pack);
    const read = (folder: ReturnType<typeof readTreeAt>, path = ''): [string, string][] =>
      Object.entries(folder.entries).flatMap(([name, node]): [string, string][] =>
        node.kind === 'dir'
          ? read(node, `${path}${name}/`)
          : [[path + name, node.kind === 'file' ? content.text(node.ref) : '']],
      );
    const found = read(readTreeAt(filesOf(world, content), REMOTE_PATH, 'main'));
    // What colleagues will commit later is no part of it yet.
    expect(new Map(found)).toEqual(repositoryAt(pack, world.now));
    const commits = commitsOf(filesOf(world, content), REMOTE_PATH, 'main');
    const acts = history.acts.filter((act) => 'message' in act && act.at < world.now);
    expect(commits).toHaveLength(history.initial_commits.length + acts.length);
    expect(commits.every(({ at, author }) => at <= world.now && author.email.endsWith('@kestrand.example'))).toBe(true);
  });

  it('is told alike by git log -S, git blame and the job that first used a feature', async () => {
    const [added = '', blamed = ''] = await typeLines(
      play,
      "git log --reverse --format='%h %as %an %s' -S address_mismatch -- src/kestrand/features/checkout.py",
      'git blame -s src/kestrand/features/checkout.py | grep \'"address_match",$\'',
    );
    expect(added).toMatch(/^\w+ 2026-01-14 checkout-ds Use whether the addresses agree$/m);
    expect(blamed.slice(0, 7)).toBe(added.slice(0, 7));
    const used = ['checkout-train-v1', 'checkout-train-v2'].map((name) => {
      const commit = job(name).properties['mlflow.source.git.commit'] ?? '';
      const src = readTreeAt(filesOf(world, content), REMOTE_PATH, commit).entries.src;
      return JSON.stringify(src).length > 0 && treeText(src, content.text.bind(content)).includes('address_mismatch');
    });
    expect(used).toEqual([false, true]);
  });
});

type Node = ReturnType<typeof readTreeAt>['entries'][string] | undefined;
const treeText = (node: Node, text: (ref: string) => string): string =>
  node?.kind === 'dir'
    ? Object.values(node.entries)
        .map((child) => treeText(child, text))
        .join('')
    : node?.kind === 'file'
      ? text(node.ref)
      : '';

describe('models', () => {
  it('come from the run, the data and the commit that their tags name', () => {
    for (const model of versions()) {
      const { version, tags, jobName } = model;
      const run = job(`checkout-train-v${version}`);
      expect([jobName, tags.run_id]).toEqual([run.name, run.name]);
      expect(run.properties['mlflow.source.git.commit']?.startsWith(tags.git_sha ?? '-')).toBe(true);
      const input = (name: string) => run.inputs[name];
      expect(input('orders')).toMatchObject({ reference: `azureml:checkout-orders:${tags.data_version}` });
      expect(input('evaluation')).toMatchObject({ reference: `azureml:checkout-eval:${tags.eval_data_version}` });
      expect(tags.env_version).toBe(`kst-train:${run.environmentVersion}`);
      const tree = modelTree(world, model);
      const metrics = tree?.kind === 'dir' ? tree.entries['metrics.json'] : undefined;
      // Since version 7 the model file says what the run logged.
      expect(metrics !== undefined, version).toBe(Number(version) >= 7);
      if (metrics?.kind === 'file') expect(JSON.parse(content.text(metrics.ref)).auc).toBe(metric(run.name, 'auc'));
    }
    expect(versions().map(({ tags }) => tags.stage)).toEqual(
      'archived archived archived archived archived rejected archived archived rejected archived production candidate'.split(
        ' ',
      ),
    );
  });

  it('got better as features came and labels matured, and stay what three weeks of labels allow', () => {
    const aucs = versions().map(({ version }) => metric(`checkout-train-v${version}`, 'auc'));
    expect(Math.max(...aucs.slice(0, 3))).toBeLessThan(0.87);
    expect(Math.min(...[...aucs.slice(6, 8), ...aucs.slice(9)])).toBeGreaterThan(0.88);
    // The first one was trained on one day and measured on orders of which hardly any loss was known.
    expect(metric('checkout-train-v1', 'loss_rate')).toBeLessThan(0.01);
    for (const version of [10, 11, 12]) expect(metric(`checkout-train-v${version}`, 'ece')).toBeLessThan(0.01);
  });

  it('were refused for what the evaluation measured', () => {
    const run = 'checkout-evaluate-v9';
    expect(job(run).tracked.tags.gates).toBe('failed');
    expect(metric(run, 'recall_at_review')).toBeLessThan(metric(run, 'production_recall_at_review') - 0.03);
    expect(metric(run, 'ece')).toBeGreaterThan(0.02);
    const served = new Set(servingSpans(world).map(({ config }) => config.modelVersion));
    expect([...served].sort((a, b) => Number(a) - Number(b))).toEqual('1 2 3 4 5 7 8 10 11'.split(' '));
  });
});

describe('the books', () => {
  it('begin with the first hour and lack none', () => {
    const hours = Math.floor(world.now / HOUR);
    const rows = businessHours(world, 0, hours);
    expect(rows.map(({ hour }) => hour)).toEqual(Array.from({ length: hours }, (_, i) => i));
    for (let day = 0; day < 64; day++)
      expect(sumOf(businessHours(world, day * 24, day * 24 + 24), 'orders')).toBe(ORDERS_PER_DAY * ORDER_WEIGHT);
  });

  it('had everything decided by the rule until there was an endpoint, at the price of the rule', () => {
    const week = businessHours(world, 0, 7 * 24);
    expect(sumOf(week, 'fallbackOrders')).toBe(sumOf(week, 'orders'));
    expect([sumOf(week, 'calls'), sumOf(week, 'fallbackCost')]).toEqual([0, 0]);
    const perDay = (from: number, to: number): number =>
      businessHours(world, from * 24, to * 24).reduce((sum, row) => sum + costOf(row), 0) / 1e6 / (to - from);
    expect(perDay(0, 7)).toBeGreaterThan(28_000); // the calibration's fallback rule: 30,400
    expect(perDay(8, 15)).toBeLessThan(24_000);
    expect(perDay(50, 64)).toBeLessThan(18_500); // the calibration's champion: 17,160
  });

  it('follow the thresholds: from noon of 5 February on more orders are reviewed by the same model', () => {
    const reviewed = (day: string): number =>
      sumOf(businessHours(world, time(`${day}T00:00Z`) / HOUR, time(`${day}T23:00Z`) / HOUR + 1), 'reviewed');
    expect(reviewed('2026-02-04')).toBeLessThan(900);
    expect(reviewed('2026-02-06')).toBeGreaterThan(1000);
  });

  it('show the evening of the release that was taken back, and nothing like it on other evenings', () => {
    const bad = (day: string): number =>
      sumOf(businessHours(world, time(`${day}T16:00Z`) / HOUR, time(`${day}T22:00Z`) / HOUR), 'badRequests');
    expect(bad('2026-02-10')).toBeGreaterThan(500);
    for (const day of ['2026-02-09', '2026-02-11', '2026-02-17', '2026-03-03']) expect(bad(day)).toBe(0);
    const spans = servingSpans(world).filter(({ from }) => from > time('2026-02-10T00:00Z'));
    const taken = spans.find(({ config, share }) => config.modelVersion === '7' && share === 1);
    expect(taken?.from).toBeLessThan(time('2026-02-10T17:00Z'));
    expect(Math.abs((taken?.to ?? 0) - time('2026-02-10T20:26Z'))).toBeLessThan(MINUTE);
  });
});

describe('a run of the past that is done again from its commit', () => {
  it.each(['checkout-train-v3', 'checkout-evaluate-v10'])('%s leaves the same bytes and metrics', async (name) => {
    const { isSameCode, before, again } = await rerunJob(nodeEngine(), world, name);
    expect(isSameCode).toBe(true);
    expect(again).toEqual(before);
    expect(before.exitCode).toBe(0);
    expect(Object.keys(before.metrics).length).toBeGreaterThan(3);
    for (const digest of Object.values(before.outputs)) expect(digest).toMatch(/^tree:/);
  });
});

it('is long: nine weeks', () => {
  expect(world.now / DAY).toBeGreaterThan(63);
});
