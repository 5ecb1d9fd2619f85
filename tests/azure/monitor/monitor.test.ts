import { describe, expect, it } from 'vitest';
import { monitorRuns, resultsOf, runTags } from '../../../src/azure/monitor/monitor-runs.ts';
import { ContentStore } from '../../../src/kernel/content-store.ts';
import { hashFresh } from '../../../src/kernel/hash.ts';
import { loadWorld, saveWorld } from '../../../src/kernel/save.ts';
import { DAY, HOUR } from '../../../src/kernel/time.ts';
import type { EndpointEstate } from '../online-endpoint/endpoint-estate.ts';
import { MONITOR, SIGNALS, WORKSPACE, watched } from './watched-estate.ts';

const states = (estate: EndpointEstate) =>
  monitorRuns(estate.world, WORKSPACE, 'checkout-monitor').map(({ state, signals }) => [
    state,
    ...signals.map((signal) => signal.state),
  ]);

describe('a model monitor', () => {
  it('runs every day, is quiet while nothing moves and names what moved', async () => {
    const estate = await watched();
    const shown = await estate.json('ml', 'schedule', 'create', '-f', 'monitor.yml');
    expect(shown).toMatchObject({
      create_monitor: { monitoring_target: { endpoint_deployment_id: 'azureml:checkout-risk:blue' } },
      trigger: { frequency: 'day', schedule: { hours: [6], minutes: [0] } },
    });
    await estate.simulation.advance(67 * DAY + 7 * HOUR);
    // The reference of the scores is what was collected from three to two days before.
    expect(states(estate)).toEqual([
      ['NoData', 'Healthy', 'NoData'],
      ['NeedsAttention', 'NeedsAttention', 'NoData'],
      ['NeedsAttention', 'NeedsAttention', 'Healthy'],
      ['NeedsAttention', 'NeedsAttention', 'Healthy'],
    ]);
    const run = monitorRuns(estate.world, WORKSPACE, 'checkout-monitor').at(-1);
    if (!run) throw new Error('no run');
    expect(run.name).toBe('checkout-monitor-20260313T060000Z');
    expect(run.endsAt - run.at).toBeGreaterThan(24 * 60_000);
    const [inputs] = resultsOf(estate.content, run);
    expect(inputs?.metrics.filter(({ isBreach }) => isBreach).map(({ group }) => group)).toEqual(['basket']);
    expect(inputs?.productionWindow).toEqual({ from: 66 * DAY + 6 * HOUR, to: 67 * DAY + 6 * HOUR });
    expect(runTags(estate.content, run).azureml_modelmonitor_threshold_breached).toContain('"group":"basket"');
  });

  it('sees its own deployment only: without traffic there it has no data', async () => {
    const estate = await watched(SIGNALS, 'green');
    await estate.json('ml', 'schedule', 'create', '-f', 'monitor.yml');
    await estate.simulation.advance(64 * DAY + 7 * HOUR);
    expect(states(estate)).toEqual([['NoData', 'NoData', 'NoData']]);
    const [run] = monitorRuns(estate.world, WORKSPACE, 'checkout-monitor');
    if (!run) throw new Error('no run');
    expect(runTags(estate.content, run)['azureml.modelmonitor.error']).toContain(
      'No data found for the given time window',
    );
  });

  it('without signals watches drift and quality against what was collected before', async () => {
    const estate = await watched('');
    await estate.json('ml', 'schedule', 'create', '-f', 'monitor.yml');
    await estate.simulation.advance(67 * DAY + 7 * HOUR);
    const run = monitorRuns(estate.world, WORKSPACE, 'checkout-monitor').at(-1);
    expect(run?.signals.map(({ name }) => name)).toEqual([
      'data-drift-signal',
      'prediction-drift-signal',
      'data-quality-signal',
    ]);
    // Two days before, the amounts had moved for part of the day only: the shift is still seen, not for long.
    expect(run?.signals[1]?.state).toBe('Healthy');
  });

  it('is triggered by hand; switched off it does not run', async () => {
    const estate = await watched();
    await estate.json('ml', 'schedule', 'create', '-f', 'monitor.yml');
    await estate.json('ml', 'schedule', 'disable', '-n', 'checkout-monitor');
    const run = await estate.json('ml', 'schedule', 'trigger', '-n', 'checkout-monitor');
    expect(run.schedule_action_type).toBe('CreateMonitor');
    await estate.simulation.advance(65 * DAY);
    expect(states(estate)).toHaveLength(1);
  });

  it('names what is wrong with its specification', async () => {
    const refusal = async (find: string, replace: string) => {
      const estate = await watched();
      await estate.write({ 'monitor.yml': MONITOR('blue').replace(find, replace) });
      return (await estate.az('ml', 'schedule', 'create', '-f', 'monitor.yml')).err;
    };
    expect(await refusal('checkout-risk:blue', 'checkout-risk:purple')).toContain("deployment 'purple'");
    expect(await refusal('standard_e4s_v3', 'Standard_DS3_v2')).toContain('no instance type');
    expect(await refusal('training:1', 'training:7')).toContain('Not found data asset training:7');
    expect(await refusal('type: prediction_drift', 'type: custom')).toContain('not simulated');
    expect(await refusal('jensen_shannon_distance', 'chi_squared_test')).toContain('Unknown field');
  });

  it('comes to the same after a save, in a fork and however the time is passed', async () => {
    const estate = await watched();
    await estate.json('ml', 'schedule', 'create', '-f', 'monitor.yml');
    const fork = estate.fork();
    const content = new ContentStore();
    const saved = estate.fork(loadWorld(saveWorld(estate.world, estate.content), content), content);
    const until = 65 * DAY + 7 * HOUR;
    await estate.simulation.advance(until);
    while (fork.world.now < until) await fork.simulation.advance(Math.min(until, fork.world.now + 95 * 60_000));
    await saved.simulation.advance(until);
    expect(hashFresh(fork.world)).toBe(hashFresh(estate.world));
    expect(hashFresh(saved.world)).toBe(hashFresh(estate.world));
  });
});
