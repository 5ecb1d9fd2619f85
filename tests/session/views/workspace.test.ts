import { beforeAll, describe, expect, it } from 'vitest';
import { nodeEngine } from '../../../src/cli/node-engine.ts';
import { MINUTE } from '../../../src/kernel/time.ts';
import { readScenario } from '../../../src/scenario/scenario-file.ts';
import type { Play } from '../../../src/session/play.ts';
import type { AssetMapView } from '../../../src/session/views/asset-map-view.ts';
import type { ClusterRow, ClusterView } from '../../../src/session/views/clusters-view.ts';
import type { ServingView } from '../../../src/session/views/serving-view.ts';
import type { WorkspaceView } from '../../../src/session/views/workspace-view.ts';
import { lookOnce } from '../../../src/session/watch-list.ts';
import { pack, startPlay } from '../../support/start-world.ts';
import { typeLines } from '../../support/type-lines.ts';

let play: Play;
beforeAll(async () => {
  await nodeEngine().ready();
  play = await startPlay('sandbox');
}, 600_000);

const see = <Value>(name: string, params: unknown = {}): Value =>
  lookOnce(
    { name, params },
    {
      world: play.world,
      start: play.world,
      scenario: readScenario(pack, 'sandbox'),
      context: nodeEngine().viewContext,
    },
  ) as Value;

const link = (map: AssetMapView, from: string, to: string): string | undefined =>
  map.links.find((one) => one.from === from && one.to === to)?.what;

describe('the front page of the workspace', () => {
  it('says what the company runs, in the words of its repository', () => {
    const workspace = see<WorkspaceView>('workspace');
    expect(workspace.about).toMatch(/^Models of Kestrand Market\./);
    expect(workspace.colleagues.map(({ id }) => id)).toContain('release-manager');
    expect(workspace.colleagues.map(({ id }) => id)).not.toContain('oncall');
  });

  it('counts names and versions of what is not archived', async () => {
    const before = see<WorkspaceView>('workspace').counts.find(({ kind }) => kind === 'data');
    expect(before).toMatchObject({ count: 6, detail: 12 + 12 + 7 + 3 });
    await typeLines(play, 'az ml data archive --name checkout-labels --version 11');
    expect(see<WorkspaceView>('workspace').counts.find(({ kind }) => kind === 'data')).toMatchObject({
      count: 6,
      detail: 12 + 12 + 7 + 3 - 1,
    });
    await typeLines(play, 'az ml data restore --name checkout-labels --version 11');
  });

  it('tells what serves, how much it is called and what budget is left', () => {
    const { endpoints, budgetBurnt } = see<ServingView>('serving');
    expect(endpoints[0]).toMatchObject({
      name: 'checkout-risk',
      deployments: [{ name: 'blue', traffic: 100, model: 'checkout-risk:11' }],
    });
    expect(endpoints[0]?.calls).toHaveLength(60);
    const [last] = endpoints[0]?.calls.slice(-1) ?? [];
    expect(endpoints[0]?.callsPerMinute ?? 0).toBeGreaterThan((last ?? 0) * 0.8);
    expect(endpoints[0]?.p95).toBeGreaterThan(10);
    expect(budgetBurnt).toBeGreaterThan(0);
    expect(budgetBurnt).toBeLessThan(1);
  });
});

describe('the asset map', () => {
  it('leads from data through jobs and models to the endpoint', () => {
    const map = see<AssetMapView>('asset-map');
    expect(link(map, 'data/checkout-orders:11', 'job/checkout-train-v11')).toBe('input orders');
    expect(link(map, 'job/checkout-train-v11', 'model/checkout-risk:11')).toBe('output model');
    expect(link(map, 'model/checkout-risk:11', 'deployment/checkout-risk/blue')).toBe('serves');
    expect(link(map, 'deployment/checkout-risk/blue', 'endpoint/checkout-risk')).toBe('100 % of the traffic');
    expect(link(map, 'environment/kst-infer:9', 'deployment/checkout-risk/blue')).toBe('runs in');
    // An evaluation reads models: there the flow goes back.
    expect(link(map, 'model/checkout-risk:12', 'job/checkout-evaluate-v12')).toBe('input candidate');
  });

  it('draws only references between things that it draws', () => {
    const { nodes, links } = see<AssetMapView>('asset-map');
    const ids = new Set(nodes.map(({ id }) => id));
    expect(links.filter(({ from, to }) => !ids.has(from) || !ids.has(to))).toEqual([]);
  });

  it('keeps what serves in sight however many jobs come after it', async () => {
    for (let i = 0; i < 7; i++)
      await typeLines(
        play,
        `az ml job create --file ~/kestrand-ml/jobs/checkout_train.yml --name later-${i} --query name`,
      );
    const map = see<AssetMapView>('asset-map');
    const drawn = map.nodes.filter(({ kind }) => kind === 'job').map(({ name }) => name);
    expect(drawn).toContain('checkout-train-v11');
    expect(drawn).toContain('later-6');
    // Seven go on, so all of them are drawn, and what shown models came from; an evaluation, which nothing comes from, is not.
    expect(drawn).not.toContain('checkout-evaluate-v12');
    expect(map.undrawn.job).toBe(12 + 5 + 7 - drawn.length);
  });
});

describe('the clusters', () => {
  it('show jobs that wait and the nodes that were ordered for them', async () => {
    await play.advance(play.world.now + MINUTE);
    const [batch, train] = see<ClusterRow[]>('clusters');
    expect(batch).toMatchObject({ name: 'cpu-batch', state: 'Steady', waitingJobs: 0 });
    expect(train).toMatchObject({ name: 'cpu-train', state: 'Resizing', maxInstances: 4, otherNodes: 4 });
    const cluster = see<ClusterView>('cluster', { name: 'cpu-train' });
    expect(cluster.waiting).toContain('later-0');
    expect(cluster.nodes.map(({ state }) => state)).toEqual(Array(4).fill('preparing'));
    expect(see('cluster', { name: 'cpu-none' })).toBeNull();
  });
});
