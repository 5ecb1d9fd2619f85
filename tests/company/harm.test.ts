// What a world costs more than its twin, and that nobody who looks, pauses or steps has a part in it.
import { beforeAll, describe, expect, it } from 'vitest';
import type { EndpointClients } from '../../src/azure/online-endpoint/endpoint-clients.ts';
import { telemetry } from '../../src/azure/online-endpoint/telemetry.ts';
import { dayOrders, kestrandClients } from '../../src/company/gateway.ts';
import { costOf } from '../../src/company/ledger/business-hour.ts';
import { cohortTable, lossesBeside } from '../../src/company/ledger/cohorts.ts';
import { companyHour } from '../../src/company/ledger/company-hour.ts';
import { harmOver } from '../../src/company/ledger/harm.ts';
import { hourBooks } from '../../src/company/ledger/hour-books.ts';
import { putRelease } from '../../src/company/order-service/release.ts';
import { hashValue } from '../../src/kernel/hash.ts';
import { RandomStream } from '../../src/kernel/random.ts';
import { schedule } from '../../src/kernel/reaction.ts';
import { DAY, HOUR, MINUTE } from '../../src/kernel/time.ts';
import { sigmoid } from '../../src/ml/sigmoid.ts';
import { type EndpointEstate, servingEstate } from '../azure/online-endpoint/endpoint-estate.ts';

/** Few calls, all orders: what is decided does not depend on the load. */
const quiet: EndpointClients = { ...kestrandClients, ratePerSecond: () => 0.05 };
/** Instalments, by their code, are reviewed; everybody else is approved. */
const scorer = { scores: [['"payment_code":3', 0.3]] } as const;
const SEEDS = 100;
const HOURS = 3;

let shop: EndpointEstate;
let from: number;

beforeAll(async () => {
  shop = await servingEstate(quiet, scorer, [companyHour]);
  await shop.simulation.transact((tx) => {
    schedule(tx, tx.world.now + HOUR, companyHour, null);
  });
  from = shop.world.now;
});

/** The shop with orders of its own; the release strikes in it an hour later, or never. */
async function future(seed: string, isStruck: boolean): Promise<EndpointEstate> {
  const one = shop.fork({ ...shop.world, seeds: { ...shop.world.seeds, play: seed, playFrom: 0 } });
  if (isStruck)
    await one.simulation.transact((tx) => {
      const payment_method = ['bank_transfer', 'card', 'instalment', 'wallet'];
      putRelease(tx, { version: '5.0', at: from + HOUR, note: '', enums: { payment_method }, newValues: [] });
    });
  return one;
}

/** One of the things somebody may look at while a world runs. */
function look(one: EndpointEstate, draw: () => number): void {
  const { world, context } = one;
  const day = Math.floor(world.now / DAY);
  const back = Math.floor(draw() * 4) * 17 * MINUTE;
  const looks = [
    () => void telemetry(world, context, 'checkout-risk', world.now - back, world.now),
    () => void hourBooks(world, context, Math.floor(world.now / HOUR)),
    () => void cohortTable(world, context, day - Math.floor(draw() * 3), day, world.now + draw() * 20 * DAY),
    () => void lossesBeside(world, context, day),
    () => void harmOver(world, shop.world, from, world.now - back),
  ];
  looks[Math.floor(draw() * looks.length)]?.();
}

/** Plays on in steps of any size, with pauses and looks in between. */
async function playAnyhow(one: EndpointEstate, until: number, draw: () => number): Promise<void> {
  while (one.world.now < until) {
    const to = Math.min(until, one.world.now + 1 + Math.floor(draw() * 50 * MINUTE));
    if (draw() < 0.3) while (one.simulation.step(to) === true);
    else await one.simulation.advance(to);
    one.simulation.setClock(to);
    if (draw() < 0.5) look(one, draw);
  }
}

describe('harm', () => {
  it(`is the same however a world was played and looked at (${SEEDS} seeds)`, async () => {
    const until = from + HOURS * HOUR;
    const harms: number[] = [];
    for (let i = 0; i < SEEDS; i++) {
      const [twin, straight, anyhow] = await Promise.all([
        future(`s${i}`, false),
        future(`s${i}`, true),
        future(`s${i}`, true),
      ]);
      await twin.simulation.advance(until);
      await straight.simulation.advance(until);
      const stream = new RandomStream(`pace/${i}`);
      await playAnyhow(anyhow, until, () => stream.uniform());
      expect(hashValue(anyhow.world), `seed ${i}`).toBe(hashValue(straight.world));
      const whole = harmOver(straight.world, twin.world, from, until);
      const cut = from + Math.floor(stream.uniform() * HOURS) * HOUR;
      const parts = [harmOver(anyhow.world, twin.world, from, cut), harmOver(anyhow.world, twin.world, cut, until)];
      expect(parts.reduce((sum, { total }) => sum + total, 0)).toBe(whole.total);
      harms.push(whole.total);
    }
    expect(new Set(harms).size).toBe(SEEDS);
  }, 120_000);

  it('is what other decisions on the same orders cost on average, and nothing before the fault', async () => {
    const [twin, struck] = [await future('x', false), await future('x', true)];
    await twin.simulation.advance(from + HOURS * HOUR);
    await struck.simulation.advance(from + HOURS * HOUR);
    const harm = harmOver(struck.world, twin.world, from, from + HOURS * HOUR);
    const orders = dayOrders(twin.world, Math.floor(from / DAY));
    let euros = 0;
    for (let row = 0; row < orders.length; row++) {
      const at = orders.at[row] as number;
      if (at < from + HOUR || at >= from + HOURS * HOUR) continue;
      // Review finds four losses of five for 2.20 and turns away one good customer in twenty.
      const [basket, p] = [orders.basketEur[row] as number, sigmoid(orders.z[row] as number)];
      const approved = 0.75 * basket * p;
      const reviewed = approved * 0.2 + 2.2 + 0.05 * (0.18 * basket + 4) * (1 - p);
      if (orders.payment[row] === 3) euros += 6 * (approved - reviewed);
      if (orders.payment[row] === 1) euros += 6 * (reviewed - approved);
    }
    expect(harm.total / 1e6).toBeCloseTo(euros, 1);
    expect(harm.loss + harm.review + harm.goodDeclined + harm.overflow).toBe(harm.total);
    expect(harm.days).toEqual([{ day: Math.floor(from / DAY), total: harm.total }]);
    expect(harmOver(struck.world, twin.world, from, from + HOUR).total).toBe(0);
    expect(harmOver(twin.world, twin.world, from, from + HOURS * HOUR).total).toBe(0);
    const row = hourBooks(struck.world, struck.context, Math.floor(from / HOUR));
    expect(row && costOf(row)).toBeGreaterThan(0);
  });
});
