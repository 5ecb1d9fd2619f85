import { describe, expect, it } from 'vitest';
import { computeReactions, releaseNode, requestNode } from '../../src/azure/compute/cluster.ts';
import { dailyCosts } from '../../src/azure/cost/daily-costs.ts';
import { machineSpans } from '../../src/azure/cost/machine-spans.ts';
import { segmentsOf } from '../../src/azure/online-endpoint/configuration-segments.ts';
import { defineReaction } from '../../src/kernel/reaction.ts';
import { Simulation } from '../../src/kernel/simulation.ts';
import { DAY, dayOf, HOUR, MINUTE } from '../../src/kernel/time.ts';
import { estate, WORKSPACE } from './estate.ts';
import { callers, servingEstate } from './online-endpoint/endpoint-estate.ts';

const DS3 = 280_000; // micro-euros an hour, world.md

describe('the bill of an endpoint', () => {
  it('is three machines around the clock: 20.16 euros a full day', async () => {
    const at = await servingEstate(callers(() => 0));
    const today = dayOf(at.world.now);
    await at.simulation.advance((today + 2) * DAY + 6 * HOUR);
    const [begun, full, open] = dailyCosts(at.world, today, today + 3);
    const servesFrom = segmentsOf(at.world, 'checkout-risk').find(({ serving }) => serving.length > 0)?.from ?? 0;
    expect(full).toMatchObject({
      resource: 'checkout-risk/blue',
      size: 'Standard_DS3_v2',
      hours: 72,
      cost: 20_160_000,
    });
    expect(open).toMatchObject({ hours: 18, cost: 18 * DS3 });
    expect(begun?.cost).toBe(Math.round(((3 * ((today + 1) * DAY - servesFrom)) / HOUR) * DS3));
  });

  it('follows instances and ends with the deployment; what is gone keeps its past', async () => {
    const at = await servingEstate(callers(() => 0));
    const total = () => dailyCosts(at.world, 0, 99).reduce((sum, { cost }) => sum + cost, 0);
    const scale = ['--set', 'instance_count=6'];
    await at.json('ml', 'online-deployment', 'update', '-n', 'blue', '-e', 'checkout-risk', ...scale);
    const scaled = total();
    await at.simulation.advance(at.world.now + HOUR);
    expect(total() - scaled).toBe(6 * DS3);
    await at.json('ml', 'online-endpoint', 'update', '-n', 'checkout-risk', '--traffic', 'blue=0');
    await at.json('ml', 'online-deployment', 'delete', '-n', 'blue', '-e', 'checkout-risk', '-y');
    const ended = total();
    await at.simulation.advance(at.world.now + DAY);
    expect(total()).toBe(ended);
    expect(dailyCosts(at.world, 0, 99).every(({ resource }) => resource === 'checkout-risk/blue')).toBe(true);
  });
});

describe('the bill of a cluster', () => {
  it('is every node from its order until it is gone, over midnight too', async () => {
    const made = await estate();
    const granted = defineReaction('test.granted', () => undefined);
    const simulation = new Simulation({
      world: made.world,
      reactions: [...computeReactions, granted],
      context: made.simulation.context,
      isChecked: true,
    });
    const cluster = `${WORKSPACE}/cpu-train`;
    const midnight = (dayOf(simulation.world.now) + 1) * DAY;
    await simulation.advance(midnight - 30 * MINUTE);
    await simulation.transact((tx) => requestNode(tx, cluster, 'a', { type: 'test.granted', data: {} }));
    await simulation.advance(midnight + 10 * MINUTE);
    const line = { service: 'compute-cluster', resource: 'cpu-train' };
    const day = dayOf(midnight);
    expect(dailyCosts(simulation.world, day - 1, day)).toMatchObject([{ ...line, day: day - 1, cost: DS3 / 2 }]);
    expect(dailyCosts(simulation.world, day, day + 1)).toMatchObject([{ ...line, day, cost: Math.round(DS3 / 6) }]);
    await simulation.transact((tx) => releaseNode(tx, cluster, 'a'));
    await simulation.advance(midnight + HOUR);
    const [span] = machineSpans(simulation.world);
    // Two minutes idle, then up to forty seconds to leave.
    expect((span?.to ?? 0) - midnight).toBeGreaterThanOrEqual(12 * MINUTE + 20_000);
    expect((span?.to ?? 0) - midnight).toBeLessThanOrEqual(12 * MINUTE + 41_000);
    const bill = dailyCosts(simulation.world, day - 1, day + 9);
    const hours = ((span?.to ?? 0) - midnight + 30 * MINUTE) / HOUR;
    expect(bill.reduce((sum, one) => sum + one.hours, 0)).toBeCloseTo(hours, 9);
    expect(machineSpans(simulation.world)).toHaveLength(1);
  });
});
