// A verdict compares with the same world without the fault: by the company's own code and the repository's.
import { beforeAll, describe, expect, it } from 'vitest';
import { models } from '../../src/azure/model/model.ts';
import { nodeEngine } from '../../src/cli/node-engine.ts';
import { startOf, twinFiles } from '../../src/cli/start-of.ts';
import { pushEvent } from '../../src/kernel/queue.ts';
import { DAY, HOUR } from '../../src/kernel/time.ts';
import type { World } from '../../src/kernel/world.ts';
import { FAULT_STRIKES } from '../../src/scenario/faults/fault-strikes.ts';
import { readScenario, type ScenarioFile } from '../../src/scenario/scenario-file.ts';
import { buildTwin } from '../../src/session/build-start.ts';
import { judge, type Verdicts } from '../../src/session/judge.ts';
import { Play } from '../../src/session/play.ts';
import { twinBooks } from '../../src/session/twin.ts';
import { pack } from '../support/start-world.ts';

const RELEASE = {
  fault: 'order-service-release',
  with: {
    version: '5.0',
    note: 'Lists are sorted.',
    enums: { payment_method: ['bank_transfer', 'card', 'instalment', 'wallet'] },
  },
};
const sandbox = readScenario(pack, 'sandbox');
const scenario: ScenarioFile = {
  ...sandbox,
  variants: { A: { says: [], faults: [{ at: 0, ...RELEASE }] } },
  oracles: [{ id: 'harm', with: { hours: 3, max_eur_per_day: 2000 } }],
};
const identity = { scenario: 'sandbox', seed: '1', variant: 'A' };
const engine = nodeEngine();

let start: World;
beforeAll(async () => {
  start = await startOf(engine, pack, sandbox, identity);
}, 600_000);

async function verdictAfter(isStruck: boolean, books: World | null = null): Promise<Verdicts> {
  const play = new Play(identity, engine, start);
  await engine.ready();
  if (isStruck)
    await play.simulation.transact((tx) => {
      pushEvent(tx, scenario.t0, FAULT_STRIKES, { fault: RELEASE.fault, with: RELEASE.with });
    });
  await play.advance(scenario.t0 + HOUR);
  const twin = { ...twinFiles(engine, pack, scenario), books: async () => books };
  return judge(engine, scenario, identity, { start, end: play.world, twin });
}

describe('a verdict', { timeout: 300_000 }, () => {
  it('says what a fault cost more than no fault, up to the end of the watch', async () => {
    const { harm, oracles, watchedUntil } = await verdictAfter(true);
    expect(harm).toMatchObject({ from: scenario.t0, to: watchedUntil });
    expect(watchedUntil).toBe(scenario.t0 + 4 * HOUR);
    // Instalments pass as bank transfers: some 7,500 euros a day more, of which these hours are a good fifth.
    expect((harm?.total ?? 0) / 1e6).toBeGreaterThan(600);
    expect((harm?.total ?? 0) / 1e6).toBeLessThan(4000);
    expect(harm?.loss).toBeGreaterThan(0);
    expect(oracles).toMatchObject([{ id: 'harm', held: false }]);
    expect(oracles[0]?.reason).toMatch(/^From 2026-03-10T09:00 to 2026-03-10T12:00 decisions cost \d+ EUR a day more/);
  });

  it('finds no harm in a world in which nothing happened', async () => {
    const { harm, oracles } = await verdictAfter(false);
    expect(harm?.total).toBe(0);
    expect(oracles).toMatchObject([{ id: 'harm', held: true }]);
  });

  it('is the same by the books of a twin that was played beforehand', async () => {
    const first = await twinFiles(engine, pack, scenario).first();
    const books = await twinBooks(engine, first, { ...scenario, span: 0 }, identity.seed);
    expect(books.now).toBe(scenario.t0 + 2 * DAY);
    expect(Object.keys(books.resources)).toEqual(['business-hours']);
    expect((await verdictAfter(true, books)).harm).toEqual((await verdictAfter(true)).harm);
  });
});

describe('a healthy twin', () => {
  it('has what colleagues do in every variant: that is no fault', async () => {
    const line = 'az ml model update --name checkout-risk --version 12 --set tags.seen=yes --output none';
    const later = { ...sandbox, t0: sandbox.t0 + 2 * HOUR, acts: [{ at: -HOUR, actor: 'model-risk', lines: [line] }] };
    const twin = await buildTwin(engine, start, later);
    const tags = (world: World) => models.rows.need(world, models.id('mlw-kst-prod', 'checkout-risk', '12')).tags;
    expect(tags(start)).not.toHaveProperty('seen');
    expect(tags(twin)).toMatchObject({ seen: 'yes' });
  });
});
