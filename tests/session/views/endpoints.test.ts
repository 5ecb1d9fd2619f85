// What the endpoint pages see, on the incident where a release made every request slow: blue serves until 16:20:26,
// then green takes all the traffic.
import { beforeAll, describe, expect, it } from 'vitest';
import { containerLogs } from '../../../src/azure/online-endpoint/container-logs.ts';
import { deployments } from '../../../src/azure/online-endpoint/deployment.ts';
import { telemetry } from '../../../src/azure/online-endpoint/telemetry.ts';
import { nodeEngine } from '../../../src/cli/node-engine.ts';
import { realm } from '../../../src/kernel/realm.ts';
import { HOUR, isoTime, MINUTE } from '../../../src/kernel/time.ts';
import { readScenario } from '../../../src/scenario/scenario-file.ts';
import type { Play } from '../../../src/session/play.ts';
import type { EndpointFiles } from '../../../src/session/views/endpoint-files-view.ts';
import type { EndpointKeys } from '../../../src/session/views/endpoint-keys-view.ts';
import type { EndpointSeries } from '../../../src/session/views/endpoint-series-view.ts';
import type { EndpointView } from '../../../src/session/views/endpoint-view.ts';
import type { EndpointRow, EndpointTrend } from '../../../src/session/views/endpoints-view.ts';
import type { ViewName, ViewParams } from '../../../src/session/views/registry.ts';
import { lookOnce } from '../../../src/session/watch-list.ts';
import { pack, startPlay } from '../../support/start-world.ts';

const NAME = 'checkout-risk';

let play: Play;
beforeAll(async () => {
  await nodeEngine().ready();
  play = await startPlay('model-load-in-run');
});

function look<Value>(name: ViewName, params: ViewParams<ViewName>): Value {
  const scenario = readScenario(pack, 'model-load-in-run');
  const { world } = play;
  return lookOnce({ name, params }, { world, start: world, scenario, context: nodeEngine().viewContext }) as Value;
}

const clock = (at: number): string => isoTime(at).slice(11, 16);
const series = (range: { lastMs: number } | { from: number; to: number }, deployment: string | null = null) =>
  look<EndpointSeries>('endpoint-series', { endpoint: NAME, range, deployment });

describe('the list of endpoints', () => {
  it('has every endpoint with its split and when it was made', () => {
    const [row, ...others] = look<EndpointRow[]>('endpoints', {});
    expect(others).toEqual([]);
    expect(row).toMatchObject({ name: NAME, state: 'Succeeded', createdBy: 'release-manager', computeType: 'Managed' });
    expect(row?.deployments).toEqual([
      { name: 'blue', state: 'Succeeded', traffic: 0 },
      { name: 'green', state: 'Succeeded', traffic: 100 },
    ]);
  });

  it('shows the trouble in small: p95 jumps within the last points', () => {
    const [trend] = look<EndpointTrend[]>('endpoint-trends', {});
    const p95 = (trend?.p95 ?? []).filter((value) => value !== null);
    expect(p95[0]).toBeLessThan(100);
    expect(p95.at(-1)).toBeGreaterThan(400);
    expect(trend?.failing.at(-1)).toBeGreaterThan(0);
    expect(trend?.failing[0]).toBe(0);
  });
});

describe('an endpoint', () => {
  it('says what each deployment is asked to be and which commit of main holds its code', () => {
    const endpoint = look<EndpointView>('endpoint', { name: NAME });
    const [blue, green] = endpoint.deployments;
    expect(endpoint.scoringUri).toBe('https://checkout-risk.westeurope.inference.ml.azure.com/score');
    expect(blue?.model).toEqual({ name: NAME, version: '11' });
    expect(green?.model).toEqual({ name: NAME, version: '12' });
    expect(green?.environment).toEqual({ name: 'kst-infer', version: '9' });
    expect(green).toMatchObject({ instanceCount: 3, workers: 4, maxConcurrent: 4, timeoutMs: 5000, cores: 4 });
    // Blue runs what was on main before the release, green something that a later commit changed.
    expect(blue?.commit?.subject).toBe('The smoke test holds answers against the contract');
    expect(green?.commit?.oid).not.toBe(blue?.commit?.oid);
    expect(green?.commit?.at).toBeGreaterThan(blue?.commit?.at ?? 0);
  });

  it('does not exist under another name', () => {
    expect(look('endpoint', { name: 'nobody' })).toBeNull();
    expect(look('endpoint-keys', { endpoint: 'nobody' })).toBeNull();
    expect(look('endpoint-series', { endpoint: 'nobody', range: { lastMs: HOUR }, deployment: null })).toBeNull();
    expect(
      look('deployment-logs', { endpoint: NAME, deployment: 'red', container: 'inference-server', lines: 9 }),
    ).toBeNull();
  });

  it('shows its keys only to who asks for them', () => {
    const keys = look<EndpointKeys>('endpoint-keys', { endpoint: NAME });
    expect(keys.primary).toMatch(/^[A-Za-z0-9]{64}$/);
    expect(JSON.stringify(look('endpoint', { name: NAME }))).not.toContain(keys.primary);
  });

  it('knows the files of the working copy that belong to it', () => {
    const { specs, payloads } = look<EndpointFiles>('endpoint-files', { endpoint: NAME });
    expect(specs.map(({ path, name, exists }) => [path, name, exists])).toEqual([
      ['endpoints/checkout-risk/blue.yml', 'blue', true],
      ['endpoints/checkout-risk/green.yml', 'green', true],
    ]);
    expect(payloads).toHaveLength(4);
    for (const { text } of payloads) expect(() => JSON.parse(text)).not.toThrow();
  });
});

describe('an endpoint over time', () => {
  it('adds up to the minutes of its telemetry', () => {
    const { from, to, stepMs, times, statuses, deployments: each } = series({ lastMs: 3 * HOUR });
    const rows = telemetry(play.world, nodeEngine().viewContext, NAME, from, Math.min(to, play.world.now));
    const calls = rows.reduce((sum, row) => sum + row.calls, 0);
    const minutes = times.map((at) =>
      rows.filter((row) => row.minute * MINUTE >= at && row.minute * MINUTE < at + stepMs),
    );
    const shown = statuses.reduce(
      (sum, { values }) =>
        sum + values.reduce<number>((total, value, i) => total + (value ?? 0) * (minutes[i]?.length ?? 0), 0),
      0,
    );
    expect(Math.abs(shown - calls) / calls).toBeLessThan(0.001);
    const [blue, green] = each;
    expect(blue?.calls[0]).toBeGreaterThan(0);
    expect(green?.calls[0]).toBeNull(); // it had no containers yet
    expect(green?.calls.at(-1)).toBeGreaterThan(0);
  });

  it('shows one deployment alone when asked', () => {
    const range = { lastMs: 3 * HOUR };
    const blue = series(range, 'blue');
    const switched = blue.times.findIndex((at) => clock(at) === '16:22');
    expect(blue.latency.p95[switched - 10]).toBeLessThan(100);
    expect(blue.latency.p95[switched]).toBeNull();
    expect(series(range, 'green').latency.p95[switched]).toBeGreaterThan(400);
  });

  it('marks what was released, when it took effect and who did it', () => {
    const { releases } = series({ lastMs: 3 * HOUR });
    expect(
      releases.map(({ at, kind, deployment, traffic, by }) => [clock(at), kind, deployment ?? traffic, by]),
    ).toEqual([
      ['15:31', 'up', 'green', 'release-manager'],
      ['16:20', 'traffic', { green: 100 }, 'release-manager'],
    ]);
    expect(releases[0]).toMatchObject({ model: 'checkout-risk:12', instances: 3 });
  });

  it('shows how near the door is: green fills up to where it answers 429', () => {
    const { deployments: each } = series({ lastMs: HOUR });
    const green = each.find(({ name }) => name === 'green');
    expect(green?.admissionLimit).toBe(24); // 2 × 4 requests × 3 instances
    expect(Math.max(...(green?.inProgress ?? []).map((value) => value ?? 0))).toBe(24);
  });

  it('costs little once its hours are known, a whole day too', () => {
    const range = { lastMs: 24 * HOUR };
    series(range);
    // The best of five: whatever else this machine does costs time as well.
    const costs = Array.from({ length: 5 }, () => {
      const startedAt = realm.hostMilliseconds();
      series(range);
      return realm.hostMilliseconds() - startedAt;
    });
    expect(Math.min(...costs)).toBeLessThan(50);
  });
});

describe('the logs of a deployment', () => {
  it('are what get-logs prints', () => {
    const text = look<string>('deployment-logs', {
      endpoint: NAME,
      deployment: 'green',
      container: 'inference-server',
      lines: 20,
    });
    const row = deployments.need(play.world, `${NAME}/green`);
    expect(text).toBe(containerLogs(play.world, nodeEngine().viewContext, row, 'inference-server', 20));
    expect(text).toContain('loaded model checkout-risk:12');
  });
});
