// Performance by cohort, as the company knows it.
import { beforeAll, describe, expect, it } from 'vitest';
import { nodeEngine } from '../../../src/cli/node-engine.ts';
import { dayOrders } from '../../../src/company/gateway.ts';
import { DAY, parseIsoTime } from '../../../src/kernel/time.ts';
import { readScenario } from '../../../src/scenario/scenario-file.ts';
import type { Play } from '../../../src/session/play.ts';
import type { PerformanceView } from '../../../src/session/views/performance-view.ts';
import { lookOnce } from '../../../src/session/watch-list.ts';
import { pack, startPlay } from '../../support/start-world.ts';

let play: Play;
beforeAll(async () => {
  play = await startPlay('sandbox'); // 2026-03-10, 08:00
}, 600_000);

function see(changed: object = {}): PerformanceView {
  const { world } = play;
  const watched = { world, start: world, scenario: readScenario(pack, 'sandbox'), context: nodeEngine().viewContext };
  const params = { group: 'payment_method', window: 1, days: 99, ...changed };
  return lookOnce({ name: 'performance', params }, watched) as PerformanceView;
}

const at = (text: string): number => parseIsoTime(text) as number;

describe('performance by cohort', () => {
  it('stands on the label join of the night, and ends with the day before it', () => {
    const { asOf, days, readable } = see();
    expect(asOf).toBe(at('2026-03-10T03:00Z'));
    expect(days.at(-1)?.at).toBe(at('2026-03-09'));
    expect(days).toHaveLength(readable);
    expect(readable).toBeGreaterThanOrEqual(50);
  });

  it('counts orders and losses whose labels had come, and says how many had', () => {
    const { days, asOf } = see();
    for (const date of ['2026-02-10', '2026-03-01']) {
      const day = days.find((one) => one.at === at(date)) ?? expect.fail(date);
      const orders = dayOrders(play.world, at(date) / DAY);
      const known = [...orders.labelAt].filter((labelAt) => labelAt <= asOf).length;
      const losses = [...orders.isLoss].filter((isLoss, i) => isLoss === 1 && (orders.labelAt[i] ?? 0) <= asOf).length;
      expect(day.all).toMatchObject({ orders: 12_000, known: known * 6, losses: losses * 6 });
      expect(day.all.lossRate).toBeCloseTo(losses / known, 12);
    }
  });

  it('grows as labels mature: 56 % after a week, 91 % after two, 98.6 % after three', () => {
    const { days } = see();
    const coverage = (daysAgo: number): number =>
      days.find((one) => one.at === (64 - daysAgo) * DAY)?.all.coverage ?? Number.NaN;
    expect(coverage(7)).toBeGreaterThan(0.45);
    expect(coverage(7)).toBeLessThan(0.6);
    expect(coverage(14)).toBeGreaterThan(0.86);
    expect(coverage(14)).toBeLessThan(0.93);
    expect(coverage(21)).toBeGreaterThan(0.97);
    expect(days.filter(({ all }) => all.isMature).every(({ at: day }) => day <= (64 - 15) * DAY)).toBe(true);
  });

  it('cuts by value, and the parts make the whole', () => {
    for (const group of ['payment_method', 'customer_segment', 'channel'] as const)
      for (const { all, groups } of see({ group, days: 5 }).days) {
        const parts = Object.values(groups);
        expect(parts.reduce((sum, { orders }) => sum + orders, 0)).toBe(all.orders);
        expect(parts.reduce((sum, { losses }) => sum + losses, 0)).toBe(all.losses);
      }
    const [day] = see({ days: 1 }).days;
    expect(Object.keys(day?.groups ?? {})).toEqual(['bank_transfer', 'card', 'instalment', 'wallet']);
  });

  it('takes seven days together, where recall is that of the champion', () => {
    const { days } = see({ window: 7 });
    const mature = days.findLast(({ all }) => all.isMature);
    expect(mature?.all.orders).toBe(84_000);
    // .62 at .08 for the whole champion, seven days of 64 losses: SD .023.
    expect(mature?.all.recall).toBeGreaterThan(0.52);
    expect(mature?.all.recall).toBeLessThan(0.72);
    expect(mature?.all.auc).toBeGreaterThan(0.85);
  });

  it('reads the newest days first', () => {
    expect(see({ days: 3 }).days.map((one) => one.at)).toEqual(
      see()
        .days.slice(-3)
        .map((one) => one.at),
    );
  });
});
