// A world in which nobody breaks anything stays quiet, and the quiet is not silence: orders come and are decided.
import { beforeAll, describe, expect, it } from 'vitest';
import { alertRules } from '../../src/azure/alert/alert-rule.ts';
import { sloOver } from '../../src/azure/online-endpoint/slo-over.ts';
import { nodeEngine } from '../../src/cli/node-engine.ts';
import { REVIEWS_PER_DAY } from '../../src/company/decisions.ts';
import { type BusinessHour, businessHours } from '../../src/company/ledger/business-hour.ts';
import { incidents } from '../../src/company/on-call/incident.ts';
import { HOUR, MINUTE } from '../../src/kernel/time.ts';
import type { Play } from '../../src/session/play.ts';
import { startPlay } from '../support/start-world.ts';
import { typeLines } from '../support/type-lines.ts';

const HOURS = 48;

describe.each(['1', '2'])('two days of the sandbox with seed %s', (seed) => {
  let play: Play;
  let from: number;
  let rows: readonly BusinessHour[];

  beforeAll(async () => {
    play = await startPlay('sandbox', seed);
    from = play.world.now;
    await play.advance(from + HOURS * HOUR);
    rows = businessHours(play.world, from / HOUR, from / HOUR + HOURS);
  }, 600_000);

  it('page nobody, and no rule is about to', () => {
    expect(incidents.all(play.world)).toEqual([]);
    const rules = alertRules.all(play.world);
    expect(rules.length).toBeGreaterThanOrEqual(2);
    for (const { state, firedAt } of rules) expect([state, firedAt]).toEqual(['Ok', null]);
    for (let hour = 0; hour < HOURS; hour++) {
      const begin = from + hour * HOUR;
      const { p95, availability } = sloOver(play.world, nodeEngine().viewContext, 'checkout-risk', begin, begin + HOUR);
      expect(p95, `hour ${hour}`).toBeGreaterThan(10);
      expect(p95, `hour ${hour}`).toBeLessThan(60); // half of what the alert allows
      expect(availability).toBe(1);
    }
  });

  it('decide orders in every hour, none of them without a score', () => {
    expect(rows.map(({ hour }) => hour * HOUR)).toEqual(Array.from({ length: HOURS }, (_, i) => from + i * HOUR));
    for (const { hour, orders, requests } of rows) {
      expect(orders, `hour ${hour}`).toBeGreaterThan(0);
      expect(requests, `hour ${hour}`).toBeGreaterThan(6 * 3600 * 0.9); // the gateway asks 6 times a second at night
    }
    const sum = (of: (row: BusinessHour) => number): number => rows.reduce((total, row) => total + of(row), 0);
    const midnight = Math.ceil(from / HOUR / 24) * 24;
    const wholeDay = rows.filter(({ hour }) => hour >= midnight && hour < midnight + 24);
    expect(wholeDay.reduce((total, { orders }) => total + orders, 0)).toBe(12_000);
    expect(sum(({ fallbackOrders }) => fallbackOrders)).toBe(0);
    expect(sum(({ badRequests }) => badRequests)).toBe(0);
    const reviewed = sum((row) => row.reviewed);
    expect(reviewed / sum(({ orders }) => orders)).toBeGreaterThan(0.05);
    expect(reviewed).toBeLessThan(2 * REVIEWS_PER_DAY);
  });
});

describe('two days of the sandbox', { timeout: 600_000 }, () => {
  it.each(['3', '4', '5', '6', '7', '8', '9', '10'])('page nobody with seed %s', async (other) => {
    const play = await startPlay('sandbox', other);
    await play.advance(play.world.now + HOURS * HOUR);
    expect(incidents.all(play.world)).toEqual([]);
  });
});

describe('the same days', () => {
  it('bring other orders with another seed, from midnight on', async () => {
    const [one, other] = await Promise.all(['1', '2'].map((seed) => startPlay('sandbox', seed)));
    if (!one || !other) throw new Error('no plays');
    const midnight = Math.ceil(one.world.now / HOUR / 24) * 24;
    for (const play of [one, other]) await play.advance((midnight + 8) * HOUR);
    const ordersOf = (play: Play, begin: number, end: number) =>
      businessHours(play.world, begin, end).map(({ orders }) => orders);
    expect(ordersOf(one, midnight - 16, midnight)).toEqual(ordersOf(other, midnight - 16, midnight));
    expect(ordersOf(one, midnight, midnight + 8)).not.toEqual(ordersOf(other, midnight, midnight + 8));
  });

  it('would page within half an hour if nobody answered', async () => {
    const play = await startPlay('sandbox');
    await typeLines(play, 'az ml online-endpoint update --name checkout-risk --traffic "blue=0" --output none');
    await play.advance(play.world.now + 30 * MINUTE);
    expect(incidents.all(play.world).map(({ title }) => title)).toEqual([
      'checkout-risk leaves orders without an answer',
    ]);
  });
});
