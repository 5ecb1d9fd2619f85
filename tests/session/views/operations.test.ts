import { beforeAll, describe, expect, it } from 'vitest';
import { nodeEngine } from '../../../src/cli/node-engine.ts';
import { HOUR, MINUTE, parseIsoTime } from '../../../src/kernel/time.ts';
import { readScenario } from '../../../src/scenario/scenario-file.ts';
import type { Play } from '../../../src/session/play.ts';
import type { ActivityEntry } from '../../../src/session/views/activity-view.ts';
import type { AlertRuleView } from '../../../src/session/views/alert-rule-view.ts';
import type { AlertsView } from '../../../src/session/views/alerts-view.ts';
import type { MetricCatalog } from '../../../src/session/views/metric-catalog-view.ts';
import type { MetricChart } from '../../../src/session/views/metric-chart-view.ts';
import { lookOnce } from '../../../src/session/watch-list.ts';
import { terminalTranscript } from '../../../src/shell/terminal-transcript.ts';
import { pack, startPlay } from '../../support/start-world.ts';

let play: Play;
beforeAll(async () => {
  play = await startPlay('model-load-in-run');
  await nodeEngine().ready();
}, 600_000);

const see = <Value>(name: string, params: unknown = {}): Value =>
  lookOnce(
    { name, params },
    {
      world: play.world,
      start: play.world,
      scenario: readScenario(pack, 'model-load-in-run'),
      context: nodeEngine().viewContext,
    },
  ) as Value;

const at = (text: string): number => parseIsoTime(text) as number;

describe('the activity log', () => {
  it('is newest first, and every entry leads to what was changed', () => {
    const log = see<ActivityEntry[]>('activity');
    expect(log.map((entry) => entry.at)).toEqual([...log.map((entry) => entry.at)].sort((a, b) => b - a));
    expect(log[0]).toMatchObject({
      actor: 'release-manager',
      operation: 'Microsoft.MachineLearningServices/workspaces/onlineEndpoints/write',
      kind: 'traffic',
      resource: 'onlineEndpoints/checkout-risk',
      segments: ['endpoints', 'checkout-risk'],
      before: 'blue=100',
    });
    const model = log.find(({ resource }) => resource === 'models/checkout-risk/versions/12');
    expect(model).toMatchObject({ kind: 'model', segments: ['models', 'checkout-risk', '12'] });
  });

  it('tells a change of the traffic from other changes of an endpoint', async () => {
    const line = "az ml online-endpoint update -n checkout-risk --set description='Score of an order' -o none";
    await play.input({ type: 'line', terminal: 'terminal-1', line });
    await play.advance(play.world.now + 2 * MINUTE);
    const [newest] = see<ActivityEntry[]>('activity');
    expect(newest).toMatchObject({ actor: 'oncall', kind: 'endpoint', before: null });
  });
});

describe('alerts', () => {
  it('show what fired, and what every rule measures now', () => {
    const { fired, rules } = see<AlertsView>('alerts');
    expect(fired).toHaveLength(1);
    expect(fired[0]).toMatchObject({
      id: 'INC-1',
      rule: 'checkout-risk-latency',
      condition: 'Fired',
      response: 'New',
      severity: 2,
    });
    const latency = rules.find(({ name }) => name === 'checkout-risk-latency');
    expect(latency).toMatchObject({ state: 'Fired', threshold: 120, windowMinutes: 5, everyMinutes: 5 });
    expect(latency?.value).toBeGreaterThan(300);
    expect(rules.find(({ name }) => name === 'checkout-risk-unanswered')?.state).toBe('Ok');
  });

  it('follow what the engineer says and does', async () => {
    const type = (line: string) => play.input({ type: 'line', terminal: 'terminal-1', line });
    await type('pager ack');
    await play.advance(play.world.now + MINUTE);
    expect(see<AlertsView>('alerts').fired[0]).toMatchObject({ condition: 'Fired', response: 'Acknowledged' });
    await type('az ml online-endpoint update -n checkout-risk --traffic "blue=100 green=0" -o none');
    await play.advance(play.world.now + 15 * MINUTE);
    expect(see<AlertsView>('alerts').fired[0]).toMatchObject({ condition: 'Resolved', response: 'Acknowledged' });
    expect(see<ActivityEntry[]>('activity')[0]).toMatchObject({ kind: 'traffic', before: 'green=100' });
  });
});

describe('an alert rule', () => {
  const see1 = (changed: object = {}) =>
    see<AlertRuleView | null>('alert-rule', { name: 'checkout-risk-latency', range: { lastMs: HOUR }, ...changed });

  it('shows what it measured at every evaluation, before and after it fired', () => {
    const view = see1({ range: { from: at('2026-03-10T15:30Z'), to: at('2026-03-10T16:30Z') } }) ?? expect.fail('none');
    expect(view.times).toHaveLength(12);
    expect(view.times[1]).toBe(at('2026-03-10T15:35Z'));
    const firedAt = view.fired[0]?.firedAt ?? 0;
    for (const [i, time] of view.times.entries()) if (time < firedAt) expect(view.values[i]).toBeLessThanOrEqual(120);
    expect(view.values[view.times.indexOf(firedAt)]).toBeCloseTo(view.fired[0]?.value ?? 0, 5);
    expect(view.fired[0]?.value).toBeGreaterThan(120);
  });

  it('keeps when it fired, when that was over and what it was paged as', () => {
    const [newest] = see1()?.fired ?? [];
    expect(newest).toMatchObject({ incident: 'INC-1', firedAt: at('2026-03-10T16:25Z') });
    // The rollback of the test above.
    expect(newest?.resolvedAt).toBeGreaterThan(at('2026-03-10T16:35Z'));
    expect(see<AlertsView>('alerts').fired[0]?.overAt).toBe(newest?.resolvedAt);
  });

  it('takes the most of longer intervals, so that nothing over the threshold is lost', () => {
    const view = see1({ range: { from: at('2026-03-10T04:30Z'), to: at('2026-03-10T16:30Z') } });
    expect(view?.times.length).toBeLessThanOrEqual(96);
    expect(Math.max(...(view?.values ?? []).map((value) => value ?? 0))).toBeGreaterThan(120);
  });

  it('is null for a rule nobody made', () => {
    expect(see1({ name: 'nobody' })).toBeNull();
  });
});

describe('the metrics explorer', () => {
  const line = (changed: object = {}) => ({
    endpoint: 'checkout-risk',
    deployment: null,
    metric: 'RequestLatency_P95',
    aggregation: 'Average',
    filter: '',
    ...changed,
  });
  const range = { from: at('2026-03-10T15:30Z'), to: at('2026-03-10T16:30Z') };
  const chartOf = (lines: object[], changed: object = {}) =>
    see<MetricChart>('metric-chart', { lines, range, interval: null, ...changed });

  it('offers the endpoint, its deployments and the metrics of both', () => {
    const { resources, ofEndpoints, ofDeployments } = see<MetricCatalog>('metric-catalog');
    expect(resources.map(({ endpoint, deployment }) => [endpoint, deployment])).toEqual([
      ['checkout-risk', null],
      ['checkout-risk', 'blue'],
      ['checkout-risk', 'green'],
    ]);
    expect(ofEndpoints.map(({ name }) => name)).toContain('RequestLatency_P95');
    expect(ofDeployments.find(({ name }) => name === 'CpuUtilizationPercentage')?.unit).toBe('Percent');
  });

  it('answers what the command answers', async () => {
    const resource = see<MetricCatalog>('metric-catalog').resources[0]?.id;
    const command = [
      `az monitor metrics list --resource ${resource} --metrics RequestsPerMinute --aggregation Total --interval PT5M`,
      '--start-time 2026-03-10T15:30Z --end-time 2026-03-10T16:30Z --filter "statusCodeClass eq \'*\'"',
      '--query "value[0].timeseries[].data[].total"',
    ].join(' ');
    await play.input({ type: 'line', terminal: 'terminal-1', line: command });
    await play.advance(play.world.now + MINUTE);
    const printed = terminalTranscript(play.world, 'terminal-1').entries.at(-1)?.output ?? [];
    const { lines } = chartOf(
      [line({ metric: 'RequestsPerMinute', aggregation: 'Total', filter: "statusCodeClass eq '*'" })],
      { interval: 'PT5M' },
    );
    // The query drops what has no value.
    expect(lines[0]?.plots.flatMap(({ values }) => values).filter((value) => value !== null)).toEqual(
      JSON.parse(printed.map(({ text }) => text).join('')),
    );
    expect(lines[0]?.plots[0]?.values).toHaveLength(12);
  });

  it('splits by deployment, and draws the alert rule’s threshold and the releases', () => {
    const { lines, releases, times, interval } = chartOf([line({ filter: "deployment eq '*'" })]);
    const [seen] = lines;
    expect(interval).toBe('PT1M');
    expect(times).toHaveLength(60);
    expect(seen?.plots.map(({ dimensions }) => dimensions)).toEqual([{ deployment: 'blue' }, { deployment: 'green' }]);
    expect(seen?.thresholds).toEqual([{ label: 'checkout-risk-latency', value: 120 }]);
    expect(seen?.known).toEqual({ deployment: ['blue', 'green'] });
    // Green takes the traffic at 16:20: before that it has no latency, after it blue has none.
    const [blue, green] = seen?.plots.map(({ values }) => values) ?? [];
    expect(green?.slice(0, 50).every((value) => value === null)).toBe(true);
    expect(blue?.slice(52).every((value) => value === null)).toBe(true);
    expect(releases.map(({ kind }) => kind)).toEqual(['up', 'traffic']);
  });

  it('never makes more points than a chart can draw', () => {
    for (const lastMs of [HOUR, 3 * HOUR, 24 * HOUR, 48 * HOUR]) {
      const { times, possible } = chartOf([], { range: { lastMs }, interval: 'PT1M' });
      expect(times.length).toBeLessThanOrEqual(121);
      expect(possible.includes('PT1M')).toBe(lastMs <= 2 * HOUR);
    }
  });

  it('leaves out the sum of an interval that is not over, but not its average', () => {
    const live = { range: { lastMs: HOUR }, interval: 'PT30M' };
    const requests = { metric: 'RequestsPerMinute' };
    const { lines, times } = chartOf([line({ ...requests, aggregation: 'Total' }), line(requests)], live);
    expect((times.at(-1) as number) + 30 * MINUTE).toBeGreaterThan(play.world.now);
    expect(lines[0]?.plots[0]?.values.at(-1)).toBeNull();
    expect(lines[1]?.plots[0]?.values.at(-1)).toBeGreaterThan(100);
  });

  it('says what does not exist', () => {
    const { lines } = chartOf([
      line({ endpoint: 'nobody' }),
      line({ metric: 'Nothing' }),
      line({ filter: "colour eq '*'" }),
    ]);
    expect(lines.map(({ problem }) => problem)).toEqual([
      'This resource does not exist.',
      'It has no metric Nothing.',
      'Metric: no dimension is named colour. Its dimensions: deployment.',
    ]);
  });
});
