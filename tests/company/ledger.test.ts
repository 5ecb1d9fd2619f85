import { describe, expect, it } from 'vitest';
import { segmentAt } from '../../src/azure/online-endpoint/configuration-segments.ts';
import { decideWithoutScore, decisionCost, totalCost } from '../../src/company/decisions.ts';
import { findOrder, kestrandClients } from '../../src/company/gateway.ts';
import { businessHours, costOf } from '../../src/company/ledger/business-hour.ts';
import { companyHour } from '../../src/company/ledger/company-hour.ts';
import { decideOrders } from '../../src/company/ledger/decide-orders.ts';
import { errorBudget } from '../../src/company/ledger/error-budget.ts';
import { objectives } from '../../src/company/on-call/objective.ts';
import { schedule } from '../../src/kernel/reaction.ts';
import { HOUR } from '../../src/kernel/time.ts';
import { sigmoid } from '../../src/ml/sigmoid.ts';
import { type EndpointEstate, servingEstate } from '../azure/online-endpoint/endpoint-estate.ts';
import type { Scorer } from '../azure/online-endpoint/scorers.ts';

async function shop(scorer: Scorer): Promise<EndpointEstate> {
  const estate = await servingEstate(kestrandClients, scorer, [companyHour]);
  await estate.simulation.transact((tx) => {
    schedule(tx, tx.world.now + HOUR, companyHour, null);
    objectives.put(tx, 'checkout-risk', { endpoint: 'checkout-risk', p95Ms: 120, availability: 0.999, non2xx: 0.01 });
  });
  return estate;
}

const booksOf = (estate: EndpointEstate) => businessHours(estate.world, 0, Math.floor(estate.world.now / HOUR));

describe('the books of checkout', () => {
  it('have one row per hour with the orders that were decided by the served score', async () => {
    const estate = await shop({});
    await estate.simulation.advance(estate.world.now + 3 * HOUR);
    const rows = booksOf(estate);
    expect(rows).toHaveLength(3);
    for (const row of rows) {
      const orders = kestrandClients.sampledRequests(estate.world, 'checkout-risk', row.hour);
      expect(row.orders).toBe(6 * orders.length);
      // The test's scorer says .02 to everyone: all are approved.
      expect([row.reviewed, row.declined, row.fallbackOrders, row.fallbackCost, row.badRequests]).toEqual([
        0, 0, 0, 0, 0,
      ]);
      const loss = orders.reduce((sum, { id }) => {
        const found = findOrder(estate.world, id);
        if (!found) throw new Error(id);
        const risk = sigmoid(found.orders.z[found.row] as number);
        return sum + Math.round(0.75 * (found.orders.basketEur[found.row] as number) * risk * 1e6);
      }, 0);
      expect(costOf(row)).toBe(6 * loss);
    }
    expect(errorBudget(estate.world).burnt).toBe(0);
  });

  it('fall back to the rule when nobody answers, and know what the model’s answer would have saved', async () => {
    const estate = await shop({});
    await estate.json('ml', 'online-endpoint', 'update', '-n', 'checkout-risk', '--traffic', 'blue=0');
    await estate.simulation.advance(Math.ceil(estate.world.now / HOUR) * HOUR + HOUR);
    const [, row] = booksOf(estate);
    expect(row?.fallbackOrders).toBe(row?.orders);
    expect(row?.badRequests).toBe(row?.requests);
    const orders = kestrandClients.sampledRequests(estate.world, 'checkout-risk', row?.hour ?? 0);
    const reviewed = orders.filter(({ id }) => {
      const found = findOrder(estate.world, id);
      return found && decideWithoutScore(found.orders, found.row) === 'review';
    });
    expect(row?.reviewed).toBe(6 * reviewed.length);
    // Nearly two hours without answers out of 672, where one request in a thousand may go unanswered.
    const { burnt } = errorBudget(estate.world);
    expect(burnt).toBeGreaterThan(1.9 / 0.672);
    expect(burnt).toBeLessThan(2 / 0.672);
  });

  it('count every order by the queue at its own instant, also the five that a sampled one stands for', async () => {
    const estate = await shop({ cpuMs: 0, waitMs: 560 }); // a tail of the answers is later than 800 ms
    await estate.simulation.advance(estate.world.now + HOUR);
    const row = booksOf(estate).at(-1) ?? expect.fail('no books');
    const bad = row.badRequests / row.requests;
    expect(bad).toBeGreaterThan(0.02);
    expect(bad).toBeLessThan(0.2);
    // Three standard deviations of a count of independent orders; one fate for six of them would spread 2.4 times wider.
    expect(Math.abs(row.fallbackOrders / row.orders - bad)).toBeLessThan(3 * Math.sqrt((bad * (1 - bad)) / row.orders));
    const decided = decideOrders(estate.world, estate.context, 'checkout-risk', row.hour);
    expect(decided).toHaveLength(row.orders);
    const late = new Set(decided.filter(({ isFallback }) => isFallback).map(({ id }) => id));
    expect(decided.some(({ id, isFallback }) => late.has(id) && !isFallback)).toBe(true);
  });

  it('hold only orders that were really answered, when the code is too much to run on all of them', async () => {
    const estate = await shop({ stopsAfter: 5 });
    await estate.simulation.advance(estate.world.now + HOUR);
    const row = booksOf(estate).at(-1) ?? expect.fail('no books');
    const asked = kestrandClients.sampledRequests(estate.world, 'checkout-risk', row.hour);
    expect(row.orders).toBe(6 * asked.length); // the others are as many as they are, but like these
    const decided = decideOrders(estate.world, estate.context, 'checkout-risk', row.hour);
    expect(new Set(decided.map(({ id }) => id))).toEqual(new Set(asked.slice(0, 5).map(({ id }) => id)));
    for (const { id, cost } of decided) {
      const found = findOrder(estate.world, id) ?? expect.fail(id);
      const basket = found.orders.basketEur[found.row] as number;
      expect(cost).toEqual(decisionCost('approve', basket, sigmoid(found.orders.z[found.row] as number)));
    }
  });

  it('charge a slow scorer with the orders that it answered too late', async () => {
    const estate = await shop({ cpuMs: 900 });
    await estate.simulation.advance(estate.world.now + HOUR);
    const hour = Math.floor(estate.world.now / HOUR) - 1;
    const decided = decideOrders(estate.world, estate.context, 'checkout-risk', hour);
    const late = decided.filter(({ isFallback }) => isFallback);
    expect(late.length).toBeGreaterThan(decided.length / 2);
    // What the model would have said is known: .02, so each order would have been approved.
    for (const { id, decision, cost, fallbackCost } of late) {
      const found = findOrder(estate.world, id);
      if (!found) throw new Error(id);
      const approved = decisionCost(
        'approve',
        found.orders.basketEur[found.row] as number,
        sigmoid(found.orders.z[found.row] as number),
      );
      expect(fallbackCost).toBe(totalCost(cost) - totalCost(approved));
      expect(decision).toBe(decideWithoutScore(found.orders, found.row));
    }
    expect(segmentAt(estate.world, 'checkout-risk', estate.world.now)?.serving).toHaveLength(1);
    expect(booksOf(estate).at(-1)?.fallbackCost).toBe(late.reduce((sum, one) => sum + one.fallbackCost, 0));
  });
});
