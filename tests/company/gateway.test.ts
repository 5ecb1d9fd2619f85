import { describe, expect, it } from 'vitest';
import { dayOrders, findOrder, kestrandClients } from '../../src/company/gateway.ts';
import { DAY, HOUR } from '../../src/kernel/time.ts';
import { newWorld } from '../../src/kernel/world.ts';

const world = newWorld({ world: 'w', play: 'p', playFrom: 64 * DAY }, 63 * DAY);
const rate = (minute: number): number => kestrandClients.ratePerSecond(world, 'checkout-risk', minute);

describe('the checkout gateway', () => {
  const day = Array.from({ length: 1440 }, (_, minute) => rate(64 * 1440 + minute));

  it('calls 18 times a second on average, 6 at night, 40 at the evening peak', () => {
    expect(day.reduce((sum, calls) => sum + calls, 0) / 1440).toBeCloseTo(18, 10);
    expect(Math.min(...day)).toBe(6);
    expect(Math.max(...day)).toBeCloseTo(40, 1);
    expect(Math.abs(day.indexOf(Math.max(...day)) - 20 * 60)).toBeLessThanOrEqual(1);
  });

  it('never jumps, not even at midnight, and does the same every day', () => {
    for (let minute = 0; minute < 1440; minute++)
      expect(Math.abs((day[(minute + 1) % 1440] ?? 0) - (day[minute] ?? 0))).toBeLessThan(0.2);
    expect(rate(65 * 1440 + 700)).toBe(day[700]);
  });

  it('sends each of the day’s orders once, in its own hour', () => {
    const sent = Array.from({ length: 24 }, (_, i) => {
      const hour = 63 * 24 + i;
      const requests = kestrandClients.sampledRequests(world, 'checkout-risk', hour);
      for (const { at } of requests) expect(Math.floor(at / HOUR)).toBe(hour);
      return requests;
    }).flat();
    expect(sent.map(({ id }) => id)).toEqual(
      Array.from({ length: 2000 }, (_, i) => `o-63-${String(i).padStart(4, '0')}`),
    );
    expect(JSON.parse(sent[7]?.body ?? '')).toMatchObject({ input_data: { order_id: 'o-63-0007' } });
    expect(findOrder(world, 'o-63-0007')?.orders.at[7]).toBe(sent[7]?.at);
    expect(findOrder(world, 'nonsense')).toBeUndefined();
  });

  it('draws the past from the world’s seed and the play’s days from the play’s', () => {
    const other = newWorld({ world: 'w', play: 'q', playFrom: 64 * DAY }, 63 * DAY);
    expect(dayOrders(other, 63)).toEqual(dayOrders(world, 63));
    expect(dayOrders(other, 64).basketEur).not.toEqual(dayOrders(world, 64).basketEur);
  });

  it('leaves other endpoints alone', () => {
    expect(kestrandClients.ratePerSecond(world, 'other', 0)).toBe(0);
    expect(kestrandClients.sampledRequests(world, 'other', 63 * 24 + 20)).toEqual([]);
    expect(kestrandClients.policy('other').retries).toBe(0);
    expect(kestrandClients.policy('checkout-risk')).toEqual({ timeoutMs: 800, retries: 2, retryDelayMs: 100 });
  });
});
