// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { CostLine, CostView } from '../../src/session/views/cost-view.ts';
import { costCsv } from '../../src/ui/cost/cost-csv.ts';
import { costChart } from '../../src/ui/cost/cost-groups.ts';
import CostPage from '../../src/ui/pages/CostPage.tsx';
import { openPage } from './page.tsx';

const DAY = 86_400_000;
const TODAY = 64 * DAY;

const lineOf = (changed: Partial<CostLine>): CostLine => ({
  at: TODAY - DAY,
  service: 'online-endpoint',
  resource: 'checkout-risk/blue',
  size: 'Standard_DS3_v2',
  system: 'checkout',
  segments: ['endpoints', 'checkout-risk'],
  hours: 72,
  cost: 20_160_000,
  ...changed,
});

const lines: CostLine[] = [
  lineOf({ at: TODAY - 2 * DAY }),
  lineOf({ at: TODAY - 2 * DAY, resource: 'checkout-risk/green', hours: 190, cost: 53_200_000 }),
  lineOf({}),
  lineOf({
    service: 'compute-cluster',
    resource: 'cpu-train',
    system: '',
    segments: ['compute', 'cpu-train'],
    hours: 1.5,
    cost: 420_000,
  }),
  lineOf({ at: TODAY, hours: 36, cost: 10_080_000 }),
];
const view: CostView = { days: [TODAY - 2 * DAY, TODAY - DAY, TODAY], lines, perDay: 65_000_000, now: TODAY + DAY / 2 };

function show(hash = '#/cost', changed: Partial<CostView> = {}) {
  window.location.hash = hash;
  const page = openPage();
  page.begin();
  page.render(<CostPage />);
  page.see('cost', { days: 28 }, { ...view, ...changed });
  return page;
}

describe('the cost page', () => {
  it('holds today, yesterday and the days before against the budget', () => {
    show();
    const card = (name: string) => screen.getByRole('region', { name });
    expect(card('Today so far')).toHaveTextContent('€10.08');
    expect(card('Today so far')).toHaveTextContent('At this rate until midnight€20.16');
    expect(card('Yesterday')).toHaveTextContent(/€20\.58.*31\.7 % of the budget of €65\.00 a day/);
    expect(card('Mean of the 2 days before')).toHaveTextContent(/€46\.97.*Most€73\.36.*Days over the budget1/);
  });

  it('sums the bill by resource, dearest first, and leads there', () => {
    show();
    const rows = within(screen.getByRole('table')).getAllByRole('row').slice(1);
    expect(rows.map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/checkout-risk\/green.*190\.0.*€53\.20/),
      expect.stringMatching(/checkout-risk\/blue.*180\.0€20\.16€50\.40/),
      expect.stringMatching(/cpu-train.*Compute cluster.*no system tag.*1\.5€0\.42€0\.42/),
    ]);
    expect(screen.getByRole('link', { name: 'cpu-train' })).toHaveAttribute('href', '#/compute/cpu-train');
  });

  it('stacks days by what somebody asks for; the budget is a line', () => {
    const chart = costChart(view, 'system');
    expect(chart.series.map(({ label, values }) => [label, values])).toEqual([
      ['checkout', [73.36, 20.16, 10.08]],
      ['no system tag', [0, 0.42, 0]],
    ]);
    expect(chart.thresholds).toEqual([{ value: 65, label: 'budget' }]);
  });

  it('keeps what is asked for in the address', async () => {
    const page = show();
    await page.user.selectOptions(screen.getByRole('combobox', { name: 'By' }), 'System');
    await page.user.selectOptions(screen.getByRole('combobox', { name: 'Days' }), '7');
    expect(window.location.hash).toBe('#/cost?by=system&days=7');
  });

  it('says the bill as CSV, line by line', () => {
    expect(costCsv(lines.slice(3)).split('\n')).toEqual([
      'date,service,resource,system,machine_size,machine_hours,cost_eur',
      '2026-03-09,compute-cluster,cpu-train,,Standard_DS3_v2,1.5000,0.420000',
      '2026-03-10,online-endpoint,checkout-risk/blue,checkout,Standard_DS3_v2,36.0000,10.080000',
      '',
    ]);
  });

  it('says so when no machine ran and no budget was agreed', () => {
    show('#/cost', { lines: [], perDay: 0 });
    expect(screen.getByText('No machine ran on these days.')).toBeInTheDocument();
    expect(screen.getAllByText('No budget was agreed.').length).toBeGreaterThan(0);
  });
});
