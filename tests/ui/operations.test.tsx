// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ActivityEntry } from '../../src/session/views/activity-view.ts';
import type { AlertsView } from '../../src/session/views/alerts-view.ts';
import type { MetricCatalog } from '../../src/session/views/metric-catalog-view.ts';
import type { MetricChart, MetricLine } from '../../src/session/views/metric-chart-view.ts';
import type { ViewParams } from '../../src/session/views/registry.ts';
import { type LineAsk, linesText, parseLines } from '../../src/ui/metrics/metric-lines.ts';
import ActivityPage from '../../src/ui/pages/ActivityPage.tsx';
import AlertsPage from '../../src/ui/pages/AlertsPage.tsx';
import MetricsPage from '../../src/ui/pages/MetricsPage.tsx';
import { openPage, T0 } from './page.tsx';

const HOUR = 3_600_000;
const rows = () => within(screen.getByRole('table')).getAllByRole('row').slice(1);

describe('the activity log', () => {
  const entryOf = (changed: Partial<ActivityEntry>): ActivityEntry => ({
    at: T0 - 5 * HOUR,
    actor: 'checkout-ds',
    operation: 'Microsoft.MachineLearningServices/workspaces/jobs/write',
    kind: 'job',
    resource: 'jobs/checkout-train-v12',
    segments: ['jobs', 'checkout-train-v12'],
    detail: 'checkout-risk: python train.py',
    before: null,
    ...changed,
  });
  const entries: ActivityEntry[] = [
    entryOf({
      at: T0 - 600_000,
      actor: 'release-manager',
      operation: 'Microsoft.MachineLearningServices/workspaces/onlineEndpoints/write',
      kind: 'traffic',
      resource: 'onlineEndpoints/checkout-risk',
      segments: ['endpoints', 'checkout-risk'],
      detail: 'traffic green=100',
      before: 'blue=100',
    }),
    entryOf({ resource: 'models/gone/versions/1', segments: null, kind: 'model', at: T0 - 4 * HOUR }),
    entryOf({}),
  ];

  function show(hash = '#/activity') {
    window.location.hash = hash;
    const page = openPage();
    page.begin();
    page.render(<ActivityPage />);
    page.see('activity', {}, entries);
    return page;
  }

  it('shows what a change of the traffic replaced, and leads to what was changed', () => {
    show();
    expect(rows()).toHaveLength(3);
    expect(rows()[0]).toHaveTextContent(/Traffic.*traffic green=100 \(before: blue=100\).*onlineEndpoints\/write/);
    expect(within(rows()[0] as HTMLElement).getByRole('link')).toHaveAttribute('href', '#/endpoints/checkout-risk');
    expect(within(rows()[1] as HTMLElement).queryByRole('link')).toBeNull();
  });

  it('filters by who, operation, resource, time and what serves, all in the address', async () => {
    const page = show();
    await page.user.selectOptions(screen.getByRole('combobox', { name: 'Event initiated by' }), 'checkout-ds');
    expect(rows()).toHaveLength(2);
    await page.user.selectOptions(screen.getByRole('combobox', { name: 'Resource' }), 'jobs/checkout-train-v12');
    expect(rows()).toHaveLength(1);
    expect(window.location.hash).toContain('who=checkout-ds');
    await page.user.selectOptions(screen.getByRole('combobox', { name: 'Timespan' }), 'Last hour');
    expect(screen.getByText('Nothing was changed yet.')).toBeInTheDocument();
  });

  it('opens with the filters of a link', () => {
    show('#/activity?serving=on&since=6h');
    expect(rows()).toHaveLength(1);
    expect(screen.getByRole('switch', { name: 'Only what changes who serves' })).toBeChecked();
  });
});

describe('the alerts page', () => {
  const alerts: AlertsView = {
    fired: [
      {
        id: 'INC-1',
        rule: 'checkout-risk-latency',
        rulePage: ['alerts', 'checkout-risk-latency'],
        title: 'checkout-risk answers slowly',
        endpoint: 'checkout-risk',
        severity: 2,
        condition: 'Fired',
        response: 'New',
        firedAt: T0 - 300_000,
        overAt: null,
        acknowledgedAt: null,
        resolvedAt: null,
      },
    ],
    rules: [
      {
        name: 'checkout-risk-latency',
        title: 'checkout-risk answers slowly',
        endpoint: 'checkout-risk',
        metric: 'RequestLatency_P95',
        threshold: 120,
        windowMinutes: 5,
        everyMinutes: 5,
        severity: 2,
        state: 'Fired',
        value: 583.7,
        enabledAt: 0,
        firedAt: T0 - 300_000,
      },
      {
        name: 'checkout-risk-unanswered',
        title: 'checkout-risk leaves orders without an answer',
        endpoint: 'checkout-risk',
        metric: 'FailedRequestShare',
        threshold: 0.2,
        windowMinutes: 15,
        everyMinutes: 5,
        severity: 1,
        state: 'Waiting',
        value: null,
        enabledAt: T0,
        firedAt: null,
      },
    ],
  };

  function show(changed: Partial<AlertsView> = {}) {
    const page = openPage();
    page.begin();
    page.render(<AlertsPage />);
    page.see('alerts', {}, { ...alerts, ...changed });
    return page;
  }

  it('acknowledges with the pager what nobody has', async () => {
    const page = show();
    expect(rows()[0]).toHaveTextContent(/INC-1.*Sev2.*Fired.*New/);
    await page.user.click(screen.getByRole('button', { name: 'Acknowledge' }));
    expect(page.lines()).toEqual(['pager ack']);
    const [fired] = alerts.fired;
    page.see('alerts', {}, { ...alerts, fired: fired ? [{ ...fired, response: 'Acknowledged' }] : [] });
    expect(screen.queryByRole('button', { name: 'Acknowledge' })).toBeNull();
  });

  it('says what each rule asks for, what it measures now, and which metric shows it', async () => {
    const page = show({ fired: [] });
    expect(screen.getByText('No alert has fired.')).toBeInTheDocument();
    await page.user.click(screen.getByRole('tab', { name: 'Alert rules' }));
    const [latency, unanswered] = rows() as [HTMLElement, HTMLElement];
    expect(latency).toHaveTextContent(/p95 latency > 120 ms.*584 ms over the threshold.*5 min.*every 5 min.*Sev2/);
    expect(unanswered).toHaveTextContent(/Waiting.*requests without an answer in time > 20.0 %.*–.*15 min/);
    const link = within(latency).getByRole('link', { name: 'Show in metrics' }).getAttribute('href') as string;
    const shown = new URLSearchParams(link.split('?')[1]).get('show') as string;
    expect(parseLines(shown)[0]).toMatchObject({ endpoint: 'checkout-risk', metric: 'RequestLatency_P95' });
  });
});

describe('the metrics explorer', () => {
  const facts = (name: string, title: string, unit: string, dimensions: string[]) => ({
    name,
    title,
    unit,
    dimensions,
  });
  const catalog: MetricCatalog = {
    resources: [
      { endpoint: 'checkout-risk', deployment: null, id: '/s/onlineEndpoints/checkout-risk' },
      { endpoint: 'checkout-risk', deployment: 'blue', id: '/s/onlineEndpoints/checkout-risk/deployments/blue' },
    ],
    ofEndpoints: [
      facts('RequestLatency_P95', 'Request Latency P95', 'Milliseconds', ['deployment']),
      facts('RequestsPerMinute', 'Requests Per Minute', 'Count', ['deployment', 'statusCodeClass']),
    ],
    ofDeployments: [facts('CpuUtilizationPercentage', 'CPU Utilization Percentage', 'Percent', ['instanceId'])],
    aggregations: ['Average', 'Total'],
    intervals: { PT1M: 60_000, PT5M: 300_000 },
  };
  const lineOf = (changed: Partial<MetricLine> = {}): MetricLine => ({
    title: 'Request Latency P95',
    unit: 'Milliseconds',
    plots: [{ dimensions: {}, values: [33, 640] }],
    more: 0,
    known: { deployment: ['blue', 'green'] },
    thresholds: [{ label: 'checkout-risk-latency', value: 120 }],
    problem: null,
    ...changed,
  });
  const FROM = T0 - 3 * HOUR;
  const chartOf = (lines: MetricLine[]): MetricChart => ({
    from: FROM,
    to: T0,
    interval: 'PT5M',
    possible: ['PT5M'],
    times: [FROM, FROM + 300_000],
    lines,
    releases: [],
  });
  type Ask = ViewParams<'metric-chart'>;
  const askedLine = (changed: Partial<Ask['lines'][number]> = {}): Ask['lines'][number] => ({
    endpoint: 'checkout-risk',
    deployment: null,
    metric: 'RequestLatency_P95',
    aggregation: 'Average',
    filter: '',
    ...changed,
  });
  const ask = (lines: Ask['lines'], changed: Partial<Ask> = {}): Ask => ({
    lines,
    range: { lastMs: 3 * HOUR },
    interval: null,
    ...changed,
  });

  function show(hash = '#/metrics') {
    window.location.hash = hash;
    const page = openPage();
    page.begin();
    page.render(<MetricsPage />);
    page.see('metric-catalog', {}, catalog);
    return page;
  }

  it('begins with the p95 latency of the endpoint, its alert rule and the command for the same', () => {
    const page = show();
    page.see('metric-chart', ask([askedLine()]), chartOf([lineOf()]));
    expect(screen.getByRole('figure', { name: 'Avg Request Latency P95 for checkout-risk (ms)' })).toBeInTheDocument();
    expect(
      screen.getByText(
        'az monitor metrics list --resource /s/onlineEndpoints/checkout-risk --metrics RequestLatency_P95 --aggregation Average --interval PT5M --start-time 2026-03-10T13:30Z',
      ),
    ).toBeInTheDocument();
  });

  it('keeps resource, metric, split and filter in the address, and asks for just that', async () => {
    const page = show();
    page.see('metric-chart', ask([askedLine()]), chartOf([lineOf()]));
    await page.user.selectOptions(screen.getByRole('combobox', { name: 'Split by' }), 'deployment');
    const filter = "deployment eq '*'";
    page.see(
      'metric-chart',
      ask([askedLine({ filter })]),
      chartOf([
        lineOf({
          plots: [
            { dimensions: { deployment: 'blue' }, values: [33, null] },
            { dimensions: { deployment: 'green' }, values: [null, 640] },
          ],
        }),
      ]),
    );
    const figure = screen.getByRole('figure', { name: /by deployment/ });
    await page.user.click(within(figure).getByText('Show as table'));
    expect(
      within(figure)
        .getAllByRole('columnheader')
        .map((cell) => cell.textContent),
    ).toEqual(['UTC', 'blue', 'green']);
    expect(screen.getByText(/--filter "deployment eq '\*'"$/)).toBeInTheDocument();
    await page.user.selectOptions(screen.getByRole('combobox', { name: 'Filter' }), 'deployment');
    expect(screen.getByRole('combobox', { name: 'Value' })).toHaveValue('blue');
    const shown = new URLSearchParams(window.location.hash.split('?')[1]).get('show') as string;
    expect(parseLines(shown)).toEqual([
      {
        endpoint: 'checkout-risk',
        deployment: null,
        metric: 'RequestLatency_P95',
        aggregation: 'Average',
        split: 'deployment',
        where: 'deployment',
        is: 'blue',
      },
    ]);
  });

  it('draws several metrics, one chart for each unit, and drops what another resource does not have', async () => {
    const page = show('#/metrics?show=checkout-risk,RequestsPerMinute,Total,statusCodeClass');
    await page.user.click(screen.getByRole('button', { name: 'Add metric' }));
    const second = screen.getByRole('group', { name: 'Metric 2' });
    await page.user.selectOptions(within(second).getByRole('combobox', { name: 'Resource' }), 'checkout-risk/blue');
    expect(within(second).getByRole('combobox', { name: 'Metric' })).toHaveValue('CpuUtilizationPercentage');
    expect(within(second).getByRole('combobox', { name: 'Split by' })).toHaveValue('');
    const requests = askedLine({ metric: 'RequestsPerMinute', aggregation: 'Total', filter: "statusCodeClass eq '*'" });
    const cpu = askedLine({ deployment: 'blue', metric: 'CpuUtilizationPercentage', aggregation: 'Total' });
    page.see(
      'metric-chart',
      ask([requests, cpu]),
      chartOf([
        lineOf({ title: 'Requests Per Minute', unit: 'Count', thresholds: [] }),
        lineOf({ title: 'CPU Utilization Percentage', unit: 'Percent', thresholds: [] }),
      ]),
    );
    expect(screen.getAllByRole('figure').map((figure) => figure.getAttribute('aria-labelledby'))).toHaveLength(2);
    await page.user.click(screen.getByRole('button', { name: 'Remove metric 1' }));
    expect(screen.queryByRole('group', { name: 'Metric 2' })).toBeNull();
    expect(screen.getByRole('combobox', { name: 'Resource' })).toHaveValue('checkout-risk/blue');
  });

  it('says what a link asks for that does not exist', () => {
    const page = show('#/metrics?show=gone,RequestLatency_P95');
    const problem = 'This resource does not exist.';
    page.see('metric-chart', ask([askedLine({ endpoint: 'gone' })]), chartOf([lineOf({ plots: [], problem })]));
    expect(screen.getByRole('alert')).toHaveTextContent('Metric 1: This resource does not exist.');
    expect(screen.getByRole('combobox', { name: 'Resource' })).toHaveValue('gone');
  });

  it('reads the lines that it wrote', () => {
    const lines: LineAsk[] = [
      {
        endpoint: 'a;b,c/d',
        deployment: 'blue',
        metric: 'M',
        aggregation: 'Total',
        split: 'x',
        where: 'y',
        is: "it's 50 %",
      },
      { endpoint: 'e', deployment: null, metric: 'N', aggregation: 'Average', split: '', where: '', is: '' },
    ];
    expect(parseLines(linesText(lines))).toEqual(lines);
    expect(parseLines('%E0%A4%A,x;;,y')).toEqual([expect.objectContaining({ endpoint: '%E0%A4%A', metric: 'x' })]);
  });
});
