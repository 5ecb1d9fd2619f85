// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { DataAssetView } from '../../src/session/views/data-asset-view.ts';
import type { ColumnProfile, DataProfile } from '../../src/session/views/data-profile-view.ts';
import DataAssetPage from '../../src/ui/pages/DataAssetPage.tsx';
import DataPage from '../../src/ui/pages/DataPage.tsx';
import { openPage, T0 } from './page.tsx';

const row = {
  name: 'orders',
  version: '2',
  isLatest: true,
  type: 'uri_folder',
  datastore: 'ds_curated',
  createdAt: T0,
  createdBy: 'data-engineer',
  modifiedAt: T0,
  description: 'Orders of a day.',
  tags: { contract: 'orders.v3' },
  isArchived: false,
};

const assetOf = (changed: Partial<DataAssetView> = {}): DataAssetView => ({
  ...row,
  uri: 'azureml:orders:2',
  storageUri: 'azureml://datastores/ds_curated/paths/orders/2/',
  longUri: 'azureml://subscriptions/s/x',
  container: 'stkstlake/curated',
  path: 'orders/2/',
  modifiedBy: 'data-engineer',
  properties: {},
  isStored: true,
  files: [
    { path: 'day=1.csv', size: 1500 },
    { path: 'day=2.csv', size: 2500 },
  ],
  versions: [
    { version: '2', isArchived: false },
    { version: '1', isArchived: false },
  ],
  lineage: { nodes: [], links: [] },
  ...changed,
});

const open = (tab: string, asset: DataAssetView | null = assetOf()) => {
  window.location.hash = `#/data/orders/2?tab=${tab}`;
  const page = openPage();
  page.begin();
  page.render(<DataAssetPage params={{ name: 'orders', version: '2' }} />);
  page.see('data-asset', { name: 'orders', version: '2' }, asset);
  return page;
};

describe('the list of data assets', () => {
  it('can leave out older versions and show archived ones', async () => {
    const page = openPage();
    page.begin();
    page.render(<DataPage />);
    page.see('data-assets', {}, [
      row,
      { ...row, version: '1', isLatest: false },
      { ...row, name: 'gone', isArchived: true },
    ]);
    const shown = () => screen.getAllByRole('row').length - 1;
    expect(shown()).toBe(2);
    await page.user.click(screen.getByRole('switch', { name: 'Show latest version only' }));
    expect(shown()).toBe(1);
    await page.user.click(screen.getByRole('switch', { name: 'Include archived' }));
    expect(screen.getByRole('link', { name: 'gone' })).toHaveAttribute('href', '#/data/gone/2');
  });
});

describe('a version of a data asset', () => {
  it('that does not exist leads back to the list', () => {
    open('details', null);
    expect(screen.getByRole('alert')).toHaveTextContent('There is no such thing here.');
  });

  it('says where it lies, and that nothing lies there any more when it was deleted', () => {
    const page = open('details');
    expect(screen.getByText('2 files, 4.0 kB')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Copy: Named asset URI' })).toBeInTheDocument();
    page.see('data-asset', { name: 'orders', version: '2' }, assetOf({ isStored: false, files: [] }));
    expect(screen.getByText(/Nothing lies there any more/)).toBeInTheDocument();
  });

  it('has another version one choice away', async () => {
    const page = open('lineage');
    await page.user.selectOptions(screen.getByRole('combobox', { name: 'Version' }), '1');
    expect(window.location.hash).toBe('#/data/orders/1?tab=lineage');
  });

  it('is archived by the command that is shown', async () => {
    const page = open('details');
    await page.user.click(screen.getByRole('button', { name: 'Archive' }));
    expect(within(screen.getByRole('dialog')).getByText('az ml data archive --name orders --version 2')).toBeVisible();
  });

  it('shows the first rows of the chosen file with the type of each column', async () => {
    const page = open('explore');
    const preview = {
      size: 1500,
      file: null,
      table: { columns: [{ name: 'basket', type: 'number' as const, empty: 5 }], rows: [['7.5'], ['']], rowCount: 50 },
    };
    page.see('data-preview', { name: 'orders', version: '2', file: '' }, { path: 'day=1.csv', ...preview });
    expect(screen.getByRole('columnheader', { name: /basket/ })).toHaveTextContent('basketnumber, 10.0 % empty');
    expect(screen.getByText('The first 2 of 50 rows, 1 columns')).toBeInTheDocument();
    await page.user.selectOptions(screen.getByRole('combobox', { name: 'File' }), 'day=2.csv');
    expect(window.location.hash).toContain('file=day%3D2.csv');
  });
});

const columnOf = (changed: Partial<ColumnProfile>): ColumnProfile => ({
  name: 'basket',
  type: 'number',
  odd: 0,
  empty: 0,
  min: 1,
  max: 9,
  mean: 4,
  distinct: null,
  top: [],
  histogram: { width: 2, first: 0, counts: [10, 30] },
  meanByFile: [4, 4],
  emptyByFile: [0, 0],
  ...changed,
});

const profileOf = (read: number, columns: readonly ColumnProfile[]): DataProfile => ({
  read,
  readable: 2,
  tables: 2,
  others: 1,
  groups: [{ folder: '', files: [{ path: 'day=1.csv', rows: 40, ragged: 0 }], rows: 40, columns }],
});

describe('the profile', () => {
  const params = (files: number) => ({ name: 'orders', version: '2', files });
  const asked = (page: ReturnType<typeof open>) =>
    page.asked.flatMap((one) => (one.type === 'watch' ? one.views : [])).filter(({ name }) => name === 'data-profile');

  it('asks for one file after the other and shows what it has meanwhile', async () => {
    const page = open('profile');
    page.see('data-profile', params(1), profileOf(1, [columnOf({})]));
    expect(screen.getByText('Reading file 1 of 2…')).toBeInTheDocument();
    expect(screen.getByRole('row', { name: /^basket/ })).toHaveTextContent('149over 100');
    await expect.poll(() => asked(page).at(-1)?.params).toEqual(params(2));
    page.see('data-profile', params(2), profileOf(2, [columnOf({ max: 12 })]));
    expect(screen.getByText('Computed from all 2 files, 40 rows. 1 file is no table.')).toBeInTheDocument();
    expect(screen.queryByText(/Reading/)).not.toBeInTheDocument();
    expect(asked(page).at(-1)?.params).toEqual(params(2));
  });

  it('lists few values with their shares, draws many, and names what does not fit the type', () => {
    const page = open('profile');
    const top = [
      { value: 'web', count: 30 },
      { value: 'app', count: 10 },
    ];
    page.see(
      'data-profile',
      params(1),
      profileOf(2, [
        columnOf({}),
        columnOf({
          name: 'channel',
          type: 'text',
          odd: 3,
          distinct: 2,
          top,
          histogram: null,
          min: null,
          mean: null,
          max: null,
        }),
      ]),
    );
    expect(screen.getByRole('img', { name: 'basket: 75.0 % of the values lie from 2 to 4' })).toBeInTheDocument();
    const channel = screen.getByRole('row', { name: /^channel/ });
    expect(channel).toHaveTextContent('text 3 are no text');
    expect(channel).toHaveTextContent('web 75.0 %');
  });
});

describe('the lineage', () => {
  it('names the jobs that used the version, their models and where these serve', () => {
    const node = {
      note: '',
      createdAt: T0,
      isArchived: false,
      status: null,
    };
    open(
      'lineage',
      assetOf({
        lineage: {
          nodes: [
            { ...node, id: 'data/orders:2', kind: 'data', name: 'orders:2', family: 'orders', segments: ['data'] },
            {
              ...node,
              id: 'job/t',
              kind: 'job',
              name: 't',
              family: 't',
              status: 'Completed',
              segments: ['jobs', 't'],
            },
            {
              ...node,
              id: 'model/m:1',
              kind: 'model',
              name: 'm:1',
              family: 'm',
              segments: ['models', 'm', '1'],
            },
            {
              ...node,
              id: 'deployment/e/blue',
              kind: 'deployment',
              name: 'blue',
              family: 'e/blue',
              segments: ['endpoints', 'e'],
            },
          ],
          links: [
            { from: 'data/orders:2', to: 'job/t', what: 'input orders' },
            { from: 'job/t', to: 'model/m:1', what: 'output model' },
            { from: 'model/m:1', to: 'deployment/e/blue', what: 'serves' },
          ],
        },
      }),
    );
    const [uses] = screen.getAllByRole('region', { name: 'Jobs that used this version' }) as [HTMLElement];
    const use = within(uses).getAllByRole('row')[1] as HTMLElement;
    expect(use).toHaveTextContent('tinput orders');
    expect(within(use).getByRole('link', { name: 'm:1' })).toHaveAttribute('href', '#/models/m/1');
    expect(within(use).getByRole('link', { name: 'e/blue' })).toHaveAttribute('href', '#/endpoints/e');
  });
});
