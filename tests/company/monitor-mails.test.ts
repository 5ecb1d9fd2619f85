import { describe, expect, it } from 'vitest';
import { dailyCosts } from '../../src/azure/cost/daily-costs.ts';
import type { SignalResult } from '../../src/azure/monitor/monitor-result.ts';
import { monitorRunId, monitorRunRows } from '../../src/azure/monitor/monitor-run.ts';
import { messagesOf } from '../../src/company/channels/channel.ts';
import { alertsReaction } from '../../src/company/on-call/alerts-reaction.ts';
import { incidents } from '../../src/company/on-call/incident.ts';
import { pageReaction } from '../../src/company/on-call/page-reaction.ts';
import { ContentStore } from '../../src/kernel/content-store.ts';
import { Memo } from '../../src/kernel/memo.ts';
import { schedule } from '../../src/kernel/reaction.ts';
import { Simulation } from '../../src/kernel/simulation.ts';
import { DAY, HOUR, MINUTE } from '../../src/kernel/time.ts';
import { newWorld } from '../../src/kernel/world.ts';

const signal = (name: string, isBreach: boolean, isAlerting = true): SignalResult => ({
  name,
  type: 'data_drift',
  state: isBreach ? 'NeedsAttention' : 'Healthy',
  message: null,
  isAlerting,
  productionWindow: { from: 0, to: DAY },
  referenceWindow: null,
  referencePath: 'azureml:training:1',
  baselineRowCount: 100,
  targetRowCount: 100,
  metrics: [
    { group: 'basket', kind: 'numerical', metric: 'JensenShannonDistance', value: 0.2345, threshold: 0.1, isBreach },
  ],
  distributions: {},
});

/** A monitor that ran at six every day with these results. */
async function days(runs: readonly (readonly SignalResult[])[], emails = ['ml-oncall@kestrand.example']) {
  const content = new ContentStore();
  const simulation = new Simulation({
    world: newWorld({ world: 'w', play: 'p', playFrom: 0 }, 0),
    reactions: [alertsReaction, pageReaction],
    context: { content, memo: new Memo(), ports: new Map() },
    isChecked: true,
  });
  await simulation.transact((tx) => {
    schedule(tx, 0, alertsReaction, null);
    for (const [day, results] of runs.entries()) {
      const run = { workspace: 'mlw', monitor: 'checkout-monitor', name: `checkout-monitor-${day}` };
      const at = day * DAY + 6 * HOUR;
      monitorRunRows.put(tx, monitorRunId(run), {
        ...run,
        target: { endpoint: 'checkout-risk', deployment: 'blue' },
        instanceType: 'standard_e4s_v3',
        emails,
        spec: null,
        at,
        endsAt: at + 30 * MINUTE + 11,
        machines: 3,
        state: 'Healthy',
        signals: results.map(({ name, type, state }) => ({ name, type, state })),
        results: content.putText(JSON.stringify(results)),
      });
    }
  });
  await simulation.advance(runs.length * DAY);
  return simulation.world;
}

describe('mails of model monitors', () => {
  it('page when a signal begins to be over its threshold, and are said in the channel while it is', async () => {
    const world = await days([[signal('inputs', false)], [signal('inputs', true)], [signal('inputs', true)]]);
    const pages = incidents.all(world);
    expect(pages).toHaveLength(1);
    expect(pages[0]).toMatchObject({ alert: 'checkout-monitor', endpoint: 'checkout-risk', severity: 3 });
    expect(pages[0]?.pagedAt).toBe(DAY + 6 * HOUR + 35 * MINUTE);
    expect(pages[0]?.text).toContain('basket JensenShannonDistance 0.234 (threshold 0.100)');
    expect(messagesOf(world, 'ml-oncall').map(({ at }) => Math.floor(at / DAY))).toEqual([1, 2]);
  });

  it('page again for another signal, and after it was quiet', async () => {
    const world = await days([
      [signal('inputs', true), signal('scores', false)],
      [signal('inputs', true), signal('scores', true)],
      [signal('inputs', false), signal('scores', false)],
      [signal('inputs', true), signal('scores', false)],
    ]);
    expect(incidents.all(world).map(({ pagedAt }) => Math.floor(pagedAt / DAY))).toEqual([0, 1, 3]);
  });

  it('reach nobody without an address that somebody reads, or without alert_enabled', async () => {
    expect(incidents.all(await days([[signal('inputs', true)]], ['left@kestrand.example']))).toEqual([]);
    expect(incidents.all(await days([[signal('inputs', true, false)]]))).toEqual([]);
  });

  it('come from Spark that is on the bill: three machines for half an hour', async () => {
    const [line] = dailyCosts(await days([[signal('inputs', false)]]), 0, 1);
    expect(line).toMatchObject({ service: 'serverless-spark', resource: 'checkout-monitor', size: 'standard_e4s_v3' });
    // 3 × .5 h × €0.31
    expect((line?.cost ?? 0) / 465_000).toBeCloseTo(1, 4);
  });
});
