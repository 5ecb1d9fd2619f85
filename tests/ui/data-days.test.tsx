// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { DataAssetView } from '../../src/session/views/data-asset-view.ts';
import type { DataDays } from '../../src/session/views/data-days-view.ts';
import { DataDaysTab } from '../../src/ui/data/DataDaysTab.tsx';
import { daysCharts } from '../../src/ui/data/days-charts.ts';
import { openPage } from './page.tsx';

const DAY = 86_400_000;
const asset = { name: 'orders-feed', version: '1', isStored: true } as DataAssetView;

const days: DataDays = {
  folders: [''],
  folder: '',
  read: 2,
  readable: 2,
  days: [
    { at: 63 * DAY, path: 'day=0063.csv', rows: 2000 },
    { at: 64 * DAY, path: 'day=0064.csv', rows: 1990 },
  ],
  columns: [
    { name: 'order_id', type: 'text', empty: [0, 0], numbers: null, values: null },
    {
      name: 'payment_code',
      type: 'integer',
      empty: [0, 0.01],
      numbers: { mean: [0.76, 1.5], p5: [0, 0], p50: [0, 1], p95: [3, 3] },
      values: [
        { value: '0', shares: [0.56, 0.12] },
        { value: '1', shares: [0.44, 0.88] },
      ],
    },
    {
      name: 'basket_value_eur',
      type: 'number',
      empty: [0, 0],
      numbers: { mean: [72, 73], p5: [12, 12], p50: [55, 56], p95: [190, 191] },
      values: null,
    },
  ],
};

function show(value: DataDays | null = days, hash = '#/data/orders-feed/1?tab=days') {
  window.location.hash = hash;
  const page = openPage();
  page.begin();
  page.render(<DataDaysTab asset={asset} />);
  page.see('data-days', { name: 'orders-feed', version: '1', folder: null, files: 1 }, value);
  return page;
}

describe('the columns of a data asset by day', () => {
  it('begin with a column of few values, and lead from column to column', () => {
    show();
    expect(screen.getByRole('combobox', { name: 'Column' })).toHaveValue('payment_code');
    const row = screen.getByRole('row', { name: /payment_code/ });
    expect(
      within(row).getByRole('img', { name: /first day: 0 56.0 %, 1 44.0 %; newest day: 0 12.0 %/ }),
    ).toBeInTheDocument();
    const other = screen.getByRole('link', { name: 'basket_value_eur' });
    expect(other).toHaveAttribute('href', '#/data/orders-feed/1?tab=days&column=basket_value_eur');
  });

  it('have the numbers behind every chart as a table', async () => {
    const page = show();
    const figure = screen.getByRole('figure', { name: 'payment_code: share of each value (%)' });
    await page.user.click(within(figure).getByText('Show as table'));
    const rows = within(figure)
      .getAllByRole('row')
      .map(({ textContent }) => textContent);
    expect(rows[0]).toBe('UTC01');
    expect(rows[1]).toMatch(/^10 Mar.*12.*88$/);
    expect(rows[2]).toMatch(/^9 Mar.*56.*44$/);
  });

  it('say percentiles of numbers and the rows of each day', () => {
    const charts = daysCharts(days, days.columns[2] as DataDays['columns'][number]);
    expect(charts.map(({ id }) => id)).toEqual(['numbers', 'empty', 'rows']);
    expect(charts[0]?.data.series.map(({ label, values }) => [label, values])).toEqual([
      ['p95', [190, 191]],
      ['Mean', [72, 73]],
      ['p50', [55, 56]],
      ['p5', [12, 12]],
    ]);
    expect(charts[2]?.data.series[0]?.values).toEqual([2000, 1990]);
  });

  it('ask for more files until all are read', () => {
    const page = show({ ...days, read: 1, readable: 7 });
    expect(screen.getByRole('progressbar')).toBeInTheDocument();
    page.see(
      'data-days',
      { name: 'orders-feed', version: '1', folder: null, files: 3 },
      { ...days, read: 3, readable: 7 },
    );
    page.see(
      'data-days',
      { name: 'orders-feed', version: '1', folder: null, files: 5 },
      { ...days, read: 7, readable: 7 },
    );
    expect(screen.queryByRole('progressbar')).toBeNull();
  });

  it('are not there where files are named after nothing', () => {
    show({ ...days, read: 0, readable: 0, days: [], columns: [] });
    expect(screen.getByText(/No file is named after a day/)).toBeInTheDocument();
  });
});
