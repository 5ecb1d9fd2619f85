// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { CohortPoint, PerformanceView } from '../../src/session/views/performance-view.ts';
import PerformancePage from '../../src/ui/pages/PerformancePage.tsx';
import { performanceChart } from '../../src/ui/performance/performance-charts.ts';
import { openPage } from './page.tsx';

const DAY = 86_400_000;

const pointOf = (changed: Partial<CohortPoint> = {}): CohortPoint => ({
  orders: 12_000,
  known: 11_800,
  losses: 390,
  coverage: 0.983,
  isMature: true,
  lossRate: 0.033,
  approvedLossRate: 0.0135,
  approvedLossCost: 9_000_000_000,
  recall: 0.62,
  precision: 0.19,
  auc: 0.883,
  ...changed,
});

const view: PerformanceView = {
  asOf: 64 * DAY + 3 * 3_600_000,
  read: 2,
  readable: 2,
  mature: 0.95,
  days: [
    {
      at: 40 * DAY,
      all: pointOf(),
      groups: { card: pointOf({ orders: 6700 }), instalment: pointOf({ recall: 0.77, orders: 1200 }) },
    },
    {
      at: 60 * DAY,
      all: pointOf({ coverage: 0.41, isMature: false, recall: 0.5 }),
      groups: { card: pointOf({ isMature: false }), instalment: pointOf({ recall: 0.09, isMature: false, auc: null }) },
    },
  ],
};

function show(hash = '#/performance', value = view) {
  window.location.hash = hash;
  const page = openPage();
  page.begin();
  page.render(<PerformancePage />);
  page.see('performance', { group: 'payment_method', window: 7, days: 2 }, value);
  return page;
}

describe('the performance page', () => {
  it('says which labels it stands on, and from where on they still come', () => {
    show();
    expect(screen.getByText(/Labels joined up to 2026-03-10 03:00:00/)).toHaveTextContent('fewer than 95.0 %');
    expect(performanceChart(view, 'recall', false).markers).toEqual([{ at: 60 * DAY, label: 'labels still come' }]);
  });

  it('tells the newest mature cohort first, value by value, with n and coverage', async () => {
    const page = show();
    const table = screen.getAllByRole('region', { name: 'Cohorts' })[0] as HTMLElement;
    expect(within(table).getByRole('combobox', { name: 'Orders of' })).toHaveValue('2026-02-14');
    const rows = within(table).getAllByRole('row').slice(1);
    expect(rows.map(({ textContent }) => textContent)).toEqual([
      'all12,00098.3 %Mature3901.35 %62.0 %19.0 %0.883€9,000',
      expect.stringMatching(/^card6,700/),
      expect.stringMatching(/^instalment1,200.*77\.0 %/),
    ]);
    await page.user.selectOptions(within(table).getByRole('combobox', { name: 'Orders of' }), '2026-03-06');
    expect(within(table).getAllByRole('row')[3]).toHaveTextContent(/instalment.*Labels still come.*9\.00 %.*–/);
    expect(window.location.hash).toContain('day=2026-03-06');
  });

  it('draws one line for each value of the group', () => {
    const chart = performanceChart(view, 'recall', true);
    expect(chart.series.map(({ label, values }) => [label, values])).toEqual([
      ['card', [62, 62]],
      ['instalment', [77, 9]],
    ]);
  });

  it('asks for other cuts and cohorts, and for more days until all are read', async () => {
    const page = show('#/performance', { ...view, readable: 9 });
    expect(screen.getByRole('progressbar')).toBeInTheDocument();
    await page.user.selectOptions(screen.getByRole('combobox', { name: 'Cut by' }), 'Payment code sent');
    await page.user.selectOptions(screen.getByRole('combobox', { name: 'Cohort' }), 'one day');
    expect(window.location.hash).toBe('#/performance?group=payment_code&window=1');
    const watched = page.asked
      .flatMap((one) => (one.type === 'watch' ? one.views : []))
      .filter(({ name }) => name === 'performance');
    expect(watched.map(({ params }) => (params as { days: number }).days)).toContain(4);
    expect(watched.at(-1)?.params).toEqual({ group: 'payment_code', window: 1, days: 2 });
  });

  it('says so when nothing is known', () => {
    show('#/performance', { ...view, days: [], read: 0, readable: 0 });
    expect(screen.getByText('No full day of decisions is written yet.')).toBeInTheDocument();
  });
});
