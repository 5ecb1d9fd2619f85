import { describe, expect, it } from 'vitest';
import { requestOutcomes } from '../../../src/azure/online-endpoint/request-fates.ts';
import { probe } from '../../../src/azure/online-endpoint/score-call.ts';
import { sloOver } from '../../../src/azure/online-endpoint/slo-over.ts';
import { telemetry } from '../../../src/azure/online-endpoint/telemetry.ts';
import { ContentStore } from '../../../src/kernel/content-store.ts';
import { hashValue } from '../../../src/kernel/hash.ts';
import { loadWorld, saveWorld } from '../../../src/kernel/save.ts';
import { HOUR, MINUTE } from '../../../src/kernel/time.ts';
import { callers, type EndpointEstate, servingEstate } from './endpoint-estate.ts';
import type { ScorerRunner } from './scorers.ts';

const rows = (estate: EndpointEstate, from: number, to: number) =>
  telemetry(estate.world, estate.context, 'checkout-risk', from, to);
const slo = (estate: EndpointEstate, from: number) =>
  sloOver(estate.world, estate.context, 'checkout-risk', from, estate.world.now);

describe('the minutes of an endpoint', () => {
  it('answer a light load in the time that the code takes, as often as it is called', async () => {
    const estate = await servingEstate(callers(() => 18));
    const from = estate.world.now;
    await estate.simulation.advance(from + 30 * MINUTE);
    const found = rows(estate, from, estate.world.now);
    expect(found).toHaveLength(30);
    // 18 a second: 1080 a minute, Poisson: the mean of 30 minutes has a standard error of 6.
    const calls = found.reduce((sum, row) => sum + row.calls, 0) / 30;
    expect(Math.abs(calls - 1080)).toBeLessThan(18);
    // 10 ms CPU and 12 ms platform, cv .3 log-normal: mean 22, p95 34.6.
    const { p95, non2xxShare, availability } = slo(estate, from);
    expect(found[5]?.latency?.mean).toBeCloseTo(22, 0);
    expect(Math.abs(p95 - 34.6)).toBeLessThan(0.7);
    expect([non2xxShare, availability]).toEqual([0, 1]);
    // 18 × 10 ms of 12 cores.
    expect(found[5]?.deployments[0]?.cpuPercent).toBeCloseTo(1.5, 0);
  });

  it('show any expensive operation in run() as latency, CPU, 429s and retries', async () => {
    const estate = await servingEstate(
      callers(() => 40),
      { cpuMs: 320 },
    );
    const from = estate.world.now;
    await estate.simulation.advance(from + 30 * MINUTE);
    const { p50, p95, share429, availability } = slo(estate, from);
    expect(p50).toBeGreaterThan(330);
    expect(p95).toBeGreaterThan(700);
    expect(share429).toBeGreaterThan(0.1);
    expect(availability).toBeLessThan(0.95);
    const row = rows(estate, from, estate.world.now)[10];
    expect(row?.deployments[0]?.cpuPercent).toBeGreaterThan(90);
    expect(row?.requests.retryCalls).toBeGreaterThan(100);
    expect(row?.calls).toBe((row?.requests.arrived ?? 0) + (row?.requests.retryCalls ?? 0));
  });

  it('are the same looked at early, late, twice, in pieces or in another simulation', async () => {
    const estate = await servingEstate(callers((minute) => 10 + (minute % 7)));
    await estate.simulation.advance(estate.world.now + 10 * MINUTE + 30_000);
    const from = estate.world.now - HOUR;
    const early = rows(estate, from, estate.world.now);
    await estate.simulation.advance(estate.world.now + 90 * MINUTE);
    const late = rows(estate, from, estate.world.now);
    expect(late.slice(0, early.length)).toEqual(early);
    const pieces = [];
    for (let at = from; at < estate.world.now; at += 7 * MINUTE)
      pieces.push(...rows(estate, at, Math.min(at + 7 * MINUTE, estate.world.now)));
    const minutes = new Map(pieces.map((row) => [row.minute, row]));
    expect(late.map((row) => minutes.get(row.minute))).toEqual(late);
    expect(rows(estate.fork(), from, estate.world.now)).toEqual(late);
  });

  it('change nothing in the world, however often they are looked at', async () => {
    const estate = await servingEstate(callers(() => 10));
    await estate.simulation.advance(estate.world.now + 40 * MINUTE);
    const twin = estate.fork();
    const before = hashValue(estate.world);
    for (let at = estate.world.now - HOUR; at < estate.world.now; at += 10 * MINUTE) rows(estate, at, estate.world.now);
    requestOutcomes(estate.world, estate.context, 'checkout-risk', Math.floor(estate.world.now / HOUR));
    probe(estate.world, estate.context, 'checkout-risk', undefined, [{ id: 'x', at: 0, body: '{}' }]);
    expect(hashValue(estate.world)).toBe(before);
    await estate.simulation.advance(estate.world.now + 2 * HOUR);
    await twin.simulation.advance(twin.world.now + 2 * HOUR);
    expect(hashValue(twin.world)).toBe(hashValue(estate.world));
  });

  it('go on after a save as they would have without', async () => {
    const estate = await servingEstate(
      callers(() => 30),
      { cpuMs: 300 },
    );
    await estate.simulation.advance(estate.world.now + 70 * MINUTE);
    const content = new ContentStore();
    const loaded = estate.fork(
      loadWorld(JSON.parse(JSON.stringify(saveWorld(estate.world, estate.content))), content),
      content,
    );
    const from = estate.world.now;
    await estate.simulation.advance(from + 2 * HOUR);
    await loaded.simulation.advance(from + 2 * HOUR);
    expect(rows(loaded, from, from + 2 * HOUR)).toEqual(rows(estate, from, from + 2 * HOUR));
    expect(hashValue(loaded.world)).toBe(hashValue(estate.world));
  });

  it('end with the last full minute', async () => {
    const estate = await servingEstate(callers(() => 10));
    const from = estate.world.now;
    await estate.simulation.advance(from + 5 * MINUTE + 59_999);
    expect(rows(estate, from, from + HOUR)).toHaveLength(5);
  });

  it('split a minute at the instant at which the traffic moves', async () => {
    const estate = await servingEstate(callers(() => 20));
    await estate.deploy('green', { cpuMs: 200 });
    await estate.json('ml', 'online-endpoint', 'update', '-n', 'checkout-risk', '--traffic', 'green=100');
    const moved = estate.world.now;
    await estate.simulation.advance(moved + 3 * MINUTE);
    const row = rows(estate, moved - (moved % MINUTE), estate.world.now)[0];
    const share = (moved % MINUTE) / MINUTE;
    const [blue, green] = row?.deployments ?? [];
    expect(blue?.name).toBe('blue');
    // 1200 calls in the minute, binomial: three standard deviations are 0.043.
    expect(Math.abs((blue?.calls ?? 0) / ((blue?.calls ?? 0) + (green?.calls ?? 0)) - share)).toBeLessThan(0.05);
  });

  it('answer 404 while no deployment has traffic', async () => {
    const estate = await servingEstate(callers(() => 10));
    await estate.json('ml', 'online-endpoint', 'update', '-n', 'checkout-risk', '--traffic', 'blue=0');
    const from = Math.ceil(estate.world.now / MINUTE) * MINUTE;
    await estate.simulation.advance(from + 5 * MINUTE);
    const { availability, non2xxShare } = slo(estate, from);
    expect([availability, non2xxShare]).toEqual([0, 1]);
    expect(Object.keys(rows(estate, from, estate.world.now)[0]?.statuses ?? {})).toEqual(['404']);
  });
});

describe('sampled requests', () => {
  it('are answered by the deployments in the proportion of the split', async () => {
    const estate = await servingEstate(callers(() => 20));
    await estate.deploy('green', {});
    await estate.json('ml', 'online-endpoint', 'update', '-n', 'checkout-risk', '--traffic', 'blue=70 green=30');
    await estate.simulation.advance(Math.ceil(estate.world.now / HOUR) * HOUR + 10 * HOUR);
    const hour = Math.floor(estate.world.now / HOUR);
    const outcomes = Array.from({ length: 10 }, (_, i) =>
      requestOutcomes(estate.world, estate.context, 'checkout-risk', hour - 10 + i),
    ).flat();
    expect(outcomes).toHaveLength(600);
    expect(outcomes.every(({ status }) => status === 200)).toBe(true);
    const green = outcomes.filter(({ deployment }) => deployment === 'green').length / 600;
    expect(Math.abs(green - 0.3)).toBeLessThan(0.057); // 3 σ
    expect(outcomes[7]?.answer?.body).toContain(outcomes[7]?.request.id);
  });

  it('on which run() raises become 424 for exactly those clients, and count against the endpoint', async () => {
    const estate = await servingEstate(
      callers(
        () => 20,
        (id) => `{"order": "${id}", "kind": ${id.endsWith('3') ? '"odd"' : '"plain"'}}`,
      ),
      { failsOn: 'odd' },
    );
    await estate.simulation.advance(estate.world.now + HOUR);
    const outcomes = requestOutcomes(
      estate.world,
      estate.context,
      'checkout-risk',
      Math.floor(estate.world.now / HOUR) - 1,
    );
    const failed = outcomes.filter(({ status }) => status === 424).map(({ request }) => request.id.at(-1));
    expect(failed).toEqual(['3', '3', '3', '3', '3', '3']);
    // A tenth of the calls fails; each failing request is tried three times: .1 + .1² + .1³ of them in the end.
    const { availability } = slo(estate, estate.world.now - HOUR);
    expect(Math.abs(1 - availability - 0.001)).toBeLessThan(0.0006);
  });

  it('on which run() never comes back, or ends the process, are lost; the others are answered', async () => {
    for (const scorer of [{ hangsOn: '-07' }, { diesOn: '-07' }]) {
      const estate = await servingEstate(
        callers(() => 1),
        scorer,
      );
      await estate.simulation.advance(estate.world.now + HOUR);
      const hour = Math.floor(estate.world.now / HOUR) - 1;
      const answers = probe(
        estate.world,
        estate.context,
        'checkout-risk',
        'blue',
        estate.clients.sampledRequests(estate.world, 'checkout-risk', hour),
      );
      expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 60 }, (_, i) => (i === 7 ? 0 : 200)));
      expect(answers[8]?.body).toContain('-08');
      expect(answers[7]?.cpuMs).toBe('hangsOn' in scorer ? 200_000 : 0);
    }
  });

  it('that are too much to run are assumed to be like those that were run', async () => {
    const estate = await servingEstate(
      callers(() => 1),
      { stopsAfter: 20, cpuMs: 40 },
    );
    const hour = Math.floor(estate.world.now / HOUR);
    const requests = estate.clients.sampledRequests(estate.world, 'checkout-risk', hour);
    const answers = probe(estate.world, estate.context, 'checkout-risk', 'blue', requests);
    expect(answers.map(({ id }) => id)).toEqual(requests.map(({ id }) => id));
    expect(answers.every(({ status, cpuMs }) => status === 200 && cpuMs === 40)).toBe(true);
    const servers = (estate.runner as ScorerRunner).specs.filter(
      ({ entry, seed }) => entry.kind === 'server' && seed.includes('/probe/'),
    );
    expect(servers).toHaveLength(1);
  });
});
