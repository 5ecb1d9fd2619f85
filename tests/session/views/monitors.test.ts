// Pages of model monitors over monitors that ran.
import { beforeAll, describe, expect, it } from 'vitest';
import { monitorRuns, resultsOf } from '../../../src/azure/monitor/monitor-runs.ts';
import { DAY, HOUR, MINUTE } from '../../../src/kernel/time.ts';
import { readScenario } from '../../../src/scenario/scenario-file.ts';
import type { MonitorRow } from '../../../src/session/views/monitor-rows.ts';
import type { MonitorSignalView, MonitorView } from '../../../src/session/views/monitor-view.ts';
import { lookOnce } from '../../../src/session/watch-list.ts';
import { WORKSPACE, watched } from '../../azure/monitor/watched-estate.ts';
import type { EndpointEstate } from '../../azure/online-endpoint/endpoint-estate.ts';
import { pack } from '../../support/start-world.ts';

let estate: EndpointEstate;
beforeAll(async () => {
  estate = await watched();
  await estate.json('ml', 'schedule', 'create', '-f', 'monitor.yml');
  // Amounts move on day 65; four runs are over.
  await estate.simulation.advance(67 * DAY + 7 * HOUR);
}, 120_000);

function see<Value>(name: string, params: object = {}): Value {
  const { world, context } = estate;
  return lookOnce({ name, params }, { world, start: world, scenario: readScenario(pack, 'sandbox'), context }) as Value;
}

const signal = (changed: object = {}) =>
  see<MonitorSignalView | null>('monitor-signal', { name: 'checkout-monitor', run: '', signal: 'inputs', ...changed });

describe('the list of monitors', () => {
  it('says what each is bound to, how much traffic that gets, how it stands and when it runs again', () => {
    const [row] = see<MonitorRow[]>('monitors');
    expect(row).toMatchObject({
      name: 'checkout-monitor',
      endpoint: 'checkout-risk',
      deployment: 'blue',
      isDeployed: true,
      share: 1,
      isEnabled: true,
      nextRunAt: 68 * DAY + 6 * HOUR,
      isRunning: false,
      last: { state: 'NeedsAttention', at: 67 * DAY + 6 * HOUR },
    });
    expect(row?.last?.signals.map(({ name, state }) => [name, state])).toEqual([
      ['inputs', 'NeedsAttention'],
      ['scores', 'Healthy'],
    ]);
  });

  it('tells a monitor that watches what nobody calls', async () => {
    await estate.json('ml', 'online-endpoint', 'update', '-n', 'checkout-risk', '--traffic', 'blue=0 green=100');
    expect(see<MonitorRow[]>('monitors')[0]).toMatchObject({ share: 0, isDeployed: true });
  });
});

describe('a monitor', () => {
  it('has its runs, newest first, and what it is set up to compare', () => {
    const view = see<MonitorView>('monitor', { name: 'checkout-monitor' });
    expect(view.runs.map(({ at, state }) => [(at - 6 * HOUR) / DAY, state])).toEqual([
      [67, 'NeedsAttention'],
      [66, 'NeedsAttention'],
      [65, 'NeedsAttention'],
      [64, 'NoData'],
    ]);
    expect(view.setup[0]).toEqual({
      name: 'inputs',
      type: 'data_drift',
      isAlerting: true,
      features: 'all',
      reference: 'azureml:training:1',
    });
    expect(view.emails).toEqual(['ml-oncall@kestrand.example']);
  });

  it('shows of a signal what its run kept, and the same metric over all runs', () => {
    const view = signal() ?? expect.fail('no signal');
    const runs = monitorRuns(estate.world, WORKSPACE, 'checkout-monitor');
    const kept = runs.map((run) => resultsOf(estate.content, run).find(({ name }) => name === 'inputs'));
    expect(view.result).toEqual(kept.at(-1));
    expect(view.times).toEqual(runs.map(({ at }) => at));
    const basket = view.history.find(({ group }) => group === 'basket');
    expect(basket?.threshold).toBe(0.2);
    expect(basket?.values).toEqual(
      kept.map((one) => one?.metrics.find(({ group }) => group === 'basket')?.value ?? null),
    );
    expect(basket?.values[0]).toBeLessThan(0.2);
    expect(basket?.values[3]).toBeGreaterThan(0.2);
  });

  it('can be looked at as of an earlier run', () => {
    const earlier = signal({ run: 'checkout-monitor-20260310T060000Z' });
    expect(earlier?.result.state).toBe('Healthy');
    expect(signal({ run: 'nobody' })).toBeNull();
    expect(signal({ signal: 'nobody' })).toBeNull();
    expect(see('monitor', { name: 'nobody' })).toBeNull();
  });

  it('is running for half an hour when it is triggered, and does not run when it is disabled', async () => {
    await estate.json('ml', 'schedule', 'trigger', '-n', 'checkout-monitor');
    expect(see<MonitorRow[]>('monitors')[0]?.isRunning).toBe(true);
    expect(see<MonitorView>('monitor', { name: 'checkout-monitor' }).runs[0]).toMatchObject({
      state: 'Running',
      endsAt: null,
    });
    await estate.simulation.advance(estate.world.now + 40 * MINUTE);
    expect(see<MonitorRow[]>('monitors')[0]?.isRunning).toBe(false);
    await estate.json('ml', 'schedule', 'disable', '-n', 'checkout-monitor');
    expect(see<MonitorRow[]>('monitors')[0]).toMatchObject({ isEnabled: false, nextRunAt: null });
  });
});
