// The company's model monitor in a world in which nothing is wrong: it has something to look at and is quiet.
import { beforeAll, describe, expect, it } from 'vitest';
import { dailyCosts } from '../../src/azure/cost/daily-costs.ts';
import type { SignalResult } from '../../src/azure/monitor/monitor-result.ts';
import { monitorRuns, resultsOf } from '../../src/azure/monitor/monitor-runs.ts';
import { collectedRows } from '../../src/azure/online-endpoint/collected-data.ts';
import { scheduleId, schedules } from '../../src/azure/schedule/schedule.ts';
import { nodeEngine } from '../../src/cli/node-engine.ts';
import { incidents } from '../../src/company/on-call/incident.ts';
import { DAY, HOUR, isoTime } from '../../src/kernel/time.ts';
import type { Play } from '../../src/session/play.ts';
import { startPlay } from '../support/start-world.ts';

const WORKSPACE = 'mlw-kst-prod';
const BLUE = { endpoint: 'checkout-risk', deployment: 'blue' };

let play: Play;
beforeAll(async () => {
  play = await startPlay('sandbox');
  await play.advance(play.world.now + 3 * DAY);
}, 900_000);

const runs = () => monitorRuns(play.world, WORKSPACE, 'checkout-monitor');
const results = (): SignalResult[] => runs().flatMap((run) => resultsOf(nodeEngine().content, run));
const of = (name: string): SignalResult[] => results().filter((signal) => signal.name === name);

describe('checkout-monitor', () => {
  it('has run every morning since it was made', () => {
    expect(runs().map(({ at }) => isoTime(at).slice(0, 16))).toEqual(
      Array.from({ length: 9 }, (_, i) => `2026-03-${String(i + 5).padStart(2, '0')}T06:00`),
    );
  });

  it('finds inputs as they were in the evaluation set, by far', () => {
    const drift = of('input-drift');
    expect(drift.map(({ state }) => state)).toEqual(drift.map(() => 'Healthy'));
    for (const { metrics, targetRowCount } of drift) {
      // From six to six, not from midnight to midnight: 2,000 with a standard deviation of about 30.
      expect(Math.abs(targetRowCount - 2000)).toBeLessThan(150);
      expect(metrics.map(({ group }) => group)).toEqual([
        'basket_value_eur',
        'account_age_days',
        'failed_payments_30d',
        'orders_90d',
        'items_count',
      ]);
      for (const { value, threshold } of metrics) expect(value).toBeLessThan((threshold ?? 0) * 0.75);
    }
    const quality = of('input-quality');
    expect(quality.map(({ state }) => state)).toEqual(quality.map(() => 'Healthy'));
    // Fifteen features, three rates each.
    expect(quality[0]?.metrics).toHaveLength(45);
  });

  it('compares scores with those of the week before, and waits for labels', () => {
    const scores = of('score-drift');
    expect(scores.map(({ state }) => state)).toEqual(scores.map(() => 'Healthy'));
    for (const { metrics } of scores)
      for (const { value, threshold } of metrics) expect(value).toBeLessThan((threshold ?? 0) * 0.75);
    expect(of('losses').every(({ state }) => state === 'NoData')).toBe(true);
  });

  it('pages nobody and costs what three machines cost for half an hour a day', () => {
    expect(incidents.all(play.world)).toEqual([]);
    const today = Math.floor(play.world.now / DAY);
    const bill = dailyCosts(play.world, today - 5, today).filter(({ service }) => service === 'serverless-spark');
    expect(bill).toHaveLength(5);
    for (const { hours, cost } of bill) {
      expect(hours).toBeGreaterThan(1.2);
      expect(hours).toBeLessThan(1.8);
      expect(cost).toBeCloseTo(hours * 310_000, -1);
    }
  });

  it('sees no personal data', () => {
    const { rows } = collectedRows(play.world, nodeEngine().viewContext, BLUE, play.world.now - HOUR, play.world.now);
    expect(rows.length).toBeGreaterThan(20);
    expect(Object.keys(rows[0]?.inputs ?? {})).toHaveLength(15);
    expect(JSON.stringify(rows)).not.toMatch(/@|Customer|1632/);
  });
});

describe('the weekly training', () => {
  it('is due on Monday at five', () => {
    const row = schedules.need(play.world, scheduleId(WORKSPACE, 'checkout_weekly'));
    expect(isoTime(row.due?.at ?? 0)).toBe('2026-03-16T05:00:00.000Z');
    expect(row.createdBy).toBe('checkout-ds');
  });
});
