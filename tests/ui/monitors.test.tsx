// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { MonitorRow, MonitorRunRow } from '../../src/session/views/monitor-rows.ts';
import type { MonitorSignalView, MonitorView } from '../../src/session/views/monitor-view.ts';
import { binsOf } from '../../src/ui/monitors/ComparedDistribution.tsx';
import { triggerText } from '../../src/ui/monitors/trigger-text.ts';
import MonitorPage from '../../src/ui/pages/MonitorPage.tsx';
import MonitorsPage from '../../src/ui/pages/MonitorsPage.tsx';
import { openPage, T0 } from './page.tsx';

const DAY = 86_400_000;

const runOf = (changed: Partial<MonitorRunRow> = {}): MonitorRunRow => ({
  name: 'checkout-monitor-20260310T060000Z',
  at: T0 - DAY / 2,
  endsAt: T0 - DAY / 2 + 1_800_000,
  state: 'NeedsAttention',
  signals: [
    { name: 'scores', type: 'prediction_drift', state: 'Healthy' },
    { name: 'inputs', type: 'data_drift', state: 'NeedsAttention' },
  ],
  ...changed,
});

const rowOf = (changed: Partial<MonitorRow> = {}): MonitorRow => ({
  name: 'checkout-monitor',
  description: '',
  endpoint: 'checkout-risk',
  deployment: 'blue',
  isDeployed: true,
  share: 0,
  isEnabled: true,
  trigger: {
    kind: 'recurrence',
    frequency: 'day',
    interval: 1,
    pattern: { hours: [6], minutes: [0], weekDays: [], monthDays: [] },
    startAt: 0,
    endAt: null,
    hasStart: false,
  },
  nextRunAt: T0 + DAY / 2,
  last: runOf(),
  isRunning: false,
  ...changed,
});

const monitor: MonitorView = {
  ...rowOf(),
  emails: ['ml-oncall@kestrand.example'],
  instanceType: 'standard_e4s_v3',
  setup: [{ name: 'inputs', type: 'data_drift', isAlerting: true, features: 'top 5', reference: 'azureml:training:1' }],
  runs: [runOf({ name: 'now', endsAt: null, state: 'Running', signals: [] }), runOf()],
  files: ['monitoring/checkout-monitor.yml'],
};

const found: MonitorSignalView = {
  run: 'checkout-monitor-20260310T060000Z',
  times: [T0 - 3 * DAY, T0 - 2 * DAY, T0 - DAY],
  history: [
    {
      group: 'basket',
      metric: 'NormalizedWassersteinDistance',
      kind: 'numerical',
      threshold: 0.1,
      values: [0.02, 0.01, 0.03],
    },
    {
      group: 'payment_code',
      metric: 'JensenShannonDistance',
      kind: 'categorical',
      threshold: 0.1,
      values: [null, 0.01, 0.62],
    },
  ],
  result: {
    name: 'inputs',
    type: 'data_drift',
    state: 'NeedsAttention',
    message: null,
    isAlerting: true,
    productionWindow: { from: T0 - DAY, to: T0 },
    referenceWindow: null,
    referencePath: 'azureml:training:1',
    baselineRowCount: 24_000,
    targetRowCount: 1_690,
    metrics: [
      {
        group: 'basket',
        kind: 'numerical',
        metric: 'NormalizedWassersteinDistance',
        value: 0.03,
        threshold: 0.1,
        isBreach: false,
      },
      {
        group: 'payment_code',
        kind: 'categorical',
        metric: 'JensenShannonDistance',
        value: 0.62,
        threshold: 0.1,
        isBreach: true,
      },
    ],
    distributions: {
      basket: { kind: 'numerical', edges: [5, 50, 2500], reference: [10, 30], production: [1, 3] },
      payment_code: { kind: 'categorical', values: ['0', '1'], reference: [56, 44], production: [12, 88] },
    },
  },
};

function show(value: MonitorView | null = monitor, hash = '#/monitors/checkout-monitor') {
  window.location.hash = hash;
  const page = openPage();
  page.begin();
  page.render(<MonitorPage params={{ name: 'checkout-monitor' }} />);
  page.see('monitor', { name: 'checkout-monitor' }, value);
  const asked = { name: 'checkout-monitor', run: 'checkout-monitor-20260310T060000Z', signal: 'inputs' };
  page.see('monitor-signal', asked, found);
  return page;
}

describe('the monitors page', () => {
  it('says what each monitor is bound to, and that nobody calls it', () => {
    const page = openPage();
    page.begin();
    page.render(<MonitorsPage />);
    page.see('monitors', {}, [
      rowOf(),
      rowOf({ name: 'young', last: null, share: 1, isEnabled: false, nextRunAt: null }),
    ]);
    const rows = screen.getAllByRole('row').slice(1);
    expect(rows[0]).toHaveTextContent(/checkout-risk\/blue gets no calls.*NeedsAttention.*every day at 06:00/);
    expect(rows[0]).toHaveTextContent(/Prediction drift Healthy.*Data drift NeedsAttention/);
    expect(rows[1]).toHaveTextContent(/gets 100\.0 % of the calls.*has not run yet.*disabled/);
    expect(screen.getByRole('link', { name: 'checkout-monitor' })).toHaveAttribute(
      'href',
      '#/monitors/checkout-monitor',
    );
  });

  it('tells schedules as people do', () => {
    const base = rowOf().trigger;
    expect(triggerText(base)).toBe('every day at 06:00');
    expect(triggerText({ ...base, kind: 'cron', expression: '15 6 * * 1' })).toBe('15 6 * * 1');
  });
});

describe('the page of a monitor', () => {
  it('opens with the signal that needs attention, and its feature that is beyond the threshold', () => {
    show();
    expect(screen.getByRole('combobox', { name: 'Signal' })).toHaveValue('inputs');
    expect(
      screen.getByText(/Reference: azureml:training:1. 24,000 rows of reference, 1,690 of production/),
    ).toBeInTheDocument();
    expect(screen.getByRole('figure', { name: 'payment_code: reference and production' })).toBeInTheDocument();
    const rows = within(screen.getAllByRole('region', { name: 'Features' })[0] as HTMLElement)
      .getAllByRole('row')
      .slice(1);
    expect(rows[0]).toHaveTextContent(/payment_code.*JensenShannonDistance.*0\.6200.*0\.1000.*Over threshold/);
    expect(rows[1]).toHaveTextContent(/basket.*Within/);
  });

  it('shows another feature, with the shares as a table', async () => {
    const page = show();
    await page.user.click(screen.getByRole('button', { name: 'basket' }));
    const figure = screen.getByRole('figure', { name: 'basket: reference and production' });
    await page.user.click(within(figure).getByText('Show as table'));
    const rows = within(figure)
      .getAllByRole('row')
      .map(({ textContent }) => textContent);
    expect(rows).toEqual(['Valuereference %production %', '5 – 502525', '50 – 25007575']);
    expect(window.location.hash).toContain('feature=basket');
  });

  it('compares shares: windows differ in their number of rows', () => {
    const bins = binsOf(found.result.distributions.payment_code as Parameters<typeof binsOf>[0]);
    expect(bins).toEqual([
      { label: '0', reference: 0.56, production: 0.12 },
      { label: '1', reference: 0.44, production: 0.88 },
    ]);
  });

  it('acts by the commands of schedules, and leads to its file', async () => {
    const page = show();
    expect(screen.getByRole('link', { name: 'Edit YAML' })).toHaveAttribute(
      'href',
      '#/repository/monitoring/checkout-monitor.yml',
    );
    await page.user.click(screen.getByRole('button', { name: 'Run now' }));
    await page.user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Run now' }));
    expect(page.lines()).toEqual(['az ml schedule trigger --name checkout-monitor']);
    await page.user.click(screen.getByRole('button', { name: 'Close (it goes on)' }));
    await page.user.click(screen.getByRole('button', { name: 'Disable' }));
    await page.user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Disable' }));
    expect(page.lines()[1]).toBe('az ml schedule disable --name checkout-monitor');
  });

  it('lists its runs, and says what a run that is not over has not found yet', async () => {
    const page = show();
    await page.user.click(screen.getByRole('tab', { name: 'Runs' }));
    const rows = screen.getAllByRole('row').slice(1);
    expect(rows).toHaveLength(2);
    expect(within(rows[0] as HTMLElement).queryByRole('link')).not.toBe(
      within(rows[1] as HTMLElement).queryByRole('link'),
    );
    expect(screen.getByRole('link', { name: 'checkout-monitor-20260310T060000Z' })).toHaveAttribute(
      'href',
      '#/monitors/checkout-monitor?run=checkout-monitor-20260310T060000Z',
    );
  });

  it('says so where nothing is: no run, no monitor', () => {
    show({ ...monitor, runs: [] });
    expect(screen.getByText('No run is over yet.')).toBeInTheDocument();
  });
});
