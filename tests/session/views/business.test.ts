import { beforeAll, describe, expect, it } from 'vitest';
import { nodeEngine } from '../../../src/cli/node-engine.ts';
import { businessHours } from '../../../src/company/ledger/business-hour.ts';
import { HOUR, parseIsoTime } from '../../../src/kernel/time.ts';
import { readScenario } from '../../../src/scenario/scenario-file.ts';
import type { Play } from '../../../src/session/play.ts';
import type { BusinessPoint, BusinessView } from '../../../src/session/views/business-view.ts';
import { lookOnce } from '../../../src/session/watch-list.ts';
import { pack, startPlay } from '../../support/start-world.ts';

let play: Play;
beforeAll(async () => {
  play = await startPlay('model-load-in-run');
  await nodeEngine().ready();
}, 600_000);

const look = (): BusinessView =>
  lookOnce(
    { name: 'business', params: {} },
    {
      world: play.world,
      start: play.world,
      scenario: readScenario(pack, 'model-load-in-run'),
      context: nodeEngine().viewContext,
    },
  ) as BusinessView;

const at = (text: string): number => parseIsoTime(text) as number;
const sum = (points: readonly BusinessPoint[], of: (point: BusinessPoint) => number): number =>
  points.reduce((total, point) => total + of(point), 0);

describe('the business dashboard at 16:30', () => {
  it('has the last 48 closed hours beside the same hours of the day and of the week before', () => {
    const { hours, dayBefore, weekBefore, booksFrom, today } = look();
    const cost = (points: readonly (BusinessPoint | null)[]): number =>
      sum(points.slice(-16) as BusinessPoint[], (point) => point.cost);
    expect(hours).toHaveLength(48);
    expect(hours.at(-1)?.at).toBe(at('2026-03-10T15:00Z'));
    expect(dayBefore.at(-1)?.at).toBe(at('2026-03-09T15:00Z'));
    expect(dayBefore[0]?.at).toBe(at('2026-03-07T16:00Z'));
    expect(weekBefore.at(-1)?.at).toBe(at('2026-03-03T15:00Z'));
    expect(booksFrom).toBe(at('2026-01-05T00:00Z'));
    expect(today.now.hours).toBe(16);
    expect(today.now.orders).toBe(sum(hours.slice(-16), ({ orders }) => orders));
    expect(today.dayBefore?.cost).toBe(cost(dayBefore));
    expect(today.weekBefore?.cost).toBe(cost(weekBefore));
  });

  it('counts every order once, and every part of the cost once', () => {
    for (const point of look().hours) {
      expect(point.approved + point.reviewed + point.declined).toBe(point.orders);
      expect(point.lossCost + point.reviewCost + point.goodDeclinedCost + point.overflowCost).toBe(point.cost);
    }
  });

  it('adds up the reviews of a day from midnight on', () => {
    const { hours } = look();
    const day = hours.filter(({ at: begin }) => begin >= at('2026-03-09T00:00Z') && begin < at('2026-03-10T00:00Z'));
    expect(day.at(-1)?.reviewsOfDay).toBe(sum(day, ({ reviewed }) => reviewed));
    expect(hours.at(-16)?.reviewsOfDay).toBe(hours.at(-16)?.reviewed);
  });

  it('tells the open hour apart: it is in no sum', () => {
    const { open, hours, incident } = look();
    expect(open?.at).toBe(at('2026-03-10T16:00Z'));
    expect(open?.orders).toBeGreaterThan(100);
    expect(hours.some(({ at: begin }) => begin === open?.at)).toBe(false);
    expect(incident).toMatchObject({ ids: ['INC-1'], closedHours: 0, cost: 0, from: at('2026-03-10T16:00Z') });
    expect(incident?.open?.from).toBe(at('2026-03-10T16:00Z'));
  });
});

describe('the business dashboard while nobody mends the endpoint', () => {
  it('books the open hour as it was last shown, and adds up what the incident costs', async () => {
    await play.advance(at('2026-03-10T19:59:59Z'));
    const before = look();
    await play.advance(at('2026-03-10T20:00:01Z'));
    const after = look();
    const closed = after.hours.at(-1) as BusinessPoint;
    expect(closed.at).toBe(before.open?.at);
    // The last minute of the hour was missing a second before it ended.
    expect(before.open?.orders).toBeLessThanOrEqual(closed.orders);
    expect(before.open?.orders).toBeGreaterThan(0.9 * closed.orders);
    const { incident } = after;
    const rows = businessHours(play.world, at('2026-03-10T16:00Z') / HOUR, at('2026-03-10T20:00Z') / HOUR);
    // By now a second rule has fired: both incidents are one bill, from the first page on.
    expect(incident?.ids).toEqual(['INC-1', 'INC-2']);
    expect(incident?.closedHours).toBe(4);
    expect(incident?.fallbackCost).toBe(rows.reduce((total, row) => total + row.fallbackCost, 0));
    expect(incident?.fallbackCost).toBeGreaterThan(50e6);
    expect(incident?.dayBefore).not.toBeNull();
  });

  it('burns the error budget faster than it may', () => {
    const { budget, hours } = look();
    expect(budget.objective).toBe(0.999);
    expect(budget.burn[0]?.rate).toBeGreaterThan(1);
    expect(budget.burnt).toBe(hours.at(-1)?.budgetBurnt);
    expect(hours.at(-1)?.budgetBurnt).toBeGreaterThan(hours.at(-5)?.budgetBurnt as number);
  });
});
