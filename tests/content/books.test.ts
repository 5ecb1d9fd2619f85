import { beforeAll, describe, expect, it } from 'vitest';
import { telemetry } from '../../src/azure/online-endpoint/telemetry.ts';
import { nodeEngine } from '../../src/cli/node-engine.ts';
import { kestrandClients } from '../../src/company/gateway.ts';
import { type BusinessHour, businessHours } from '../../src/company/ledger/business-hour.ts';
import { decideOrders } from '../../src/company/ledger/decide-orders.ts';
import { errorBudget } from '../../src/company/ledger/error-budget.ts';
import { ORDER_WEIGHT } from '../../src/company/orders.ts';
import { HOUR, MINUTE } from '../../src/kernel/time.ts';
import type { Play } from '../../src/session/play.ts';
import { startPlay } from '../support/start-world.ts';

let play: Play;
let hour: number; // in which green takes the traffic, at 16:20
beforeAll(async () => {
  play = await startPlay('model-load-in-run');
  hour = Math.floor(play.world.now / HOUR);
}, 600_000);

const closed = (one: number): BusinessHour => {
  const [row] = businessHours(play.world, one, one + 1);
  return row ?? expect.fail(`hour ${one} is not closed`);
};

/** How many orders of an hour should fall back by the requests of their minutes, and the variance of that count. */
function expectedFallbacks(one: number): { readonly mean: number; readonly variance: number } {
  const shares = new Map(
    telemetry(play.world, nodeEngine().viewContext, 'checkout-risk', one * HOUR, (one + 1) * HOUR).map(
      ({ minute, requests: { answered, failed, timedOut } }) => [
        minute,
        (failed + timedOut) / (answered + failed + timedOut),
      ],
    ),
  );
  let [mean, variance] = [0, 0];
  for (const { at } of kestrandClients.sampledRequests(play.world, 'checkout-risk', one)) {
    const share = shares.get(Math.floor(at / MINUTE)) ?? expect.fail('a minute without requests');
    mean += ORDER_WEIGHT * share;
    variance += ORDER_WEIGHT * share * (1 - share);
  }
  return { mean, variance };
}

describe('the books while nobody mends model-load-in-run', () => {
  it('of the hour in which it begins are closed when it is over, with the requests that went unanswered', async () => {
    await play.advance((hour + 1) * HOUR - 1);
    expect(businessHours(play.world, hour, hour + 1)).toEqual([]);
    const before = errorBudget(play.world).badRequests;
    await play.advance((hour + 1) * HOUR);
    const { badCalls, badRequests } = closed(hour);
    expect(badCalls).toBeGreaterThan(0);
    expect(badRequests).toBeGreaterThan(badCalls); // most are answered too late, few rejected
    // The budget looks back 28 days: the hour that leaves it is the first of the evening of release 1.5.
    const [left] = businessHours(play.world, hour - 28 * 24, hour - 28 * 24 + 1);
    expect(errorBudget(play.world).badRequests - before).toBe(badRequests - (left?.badRequests ?? Number.NaN));
  });

  it('charge falling back only where the rule decides otherwise than the model would have', async () => {
    await play.advance((hour + 3) * HOUR);
    await nodeEngine().ready();
    for (const one of [hour, hour + 1, hour + 2]) {
      const decided = decideOrders(play.world, nodeEngine().viewContext, 'checkout-risk', one);
      const late = decided.filter(({ isFallback }) => isFallback);
      expect(late).toHaveLength(closed(one).fallbackOrders);
      expect(closed(one).fallbackCost).toBe(late.reduce((sum, { fallbackCost }) => sum + fallbackCost, 0));
      // An order like it that came through in the same minute tells what the model wanted.
      const wanted = new Map(decided.filter(({ isFallback }) => !isFallback).map(({ id, decision }) => [id, decision]));
      for (const { id, decision, fallbackCost } of late)
        if (wanted.has(id)) expect(fallbackCost === 0, id).toBe(wanted.get(id) === decision);
    }
  });

  it('let as many orders fall back as requests of the same minutes went unanswered', async () => {
    await play.advance((hour + 4) * HOUR);
    for (const one of [hour, hour + 1, hour + 2, hour + 3]) {
      const { mean, variance } = expectedFallbacks(one);
      expect(Math.abs(closed(one).fallbackOrders - mean), `hour ${one}`).toBeLessThan(3 * Math.sqrt(variance));
    }
  });

  it('show little in the first hour, a few orders decided mostly alike, and hundreds of euros at the peak', async () => {
    const costs = [0, 1, 2, 3].map((i) => closed(hour + i).fallbackCost / 1e6);
    expect(closed(hour).fallbackOrders).toBeLessThan(0.02 * closed(hour).orders);
    expect(Math.abs(costs[0] ?? Number.NaN)).toBeLessThan(10);
    expect(costs).toEqual([...costs].sort((a, b) => a - b));
    expect(costs.reduce((sum, cost) => sum + cost)).toBeGreaterThan(200);
  });
});
