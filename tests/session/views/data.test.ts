import { beforeAll, describe, expect, it } from 'vitest';
import { nodeEngine } from '../../../src/cli/node-engine.ts';
import { realm } from '../../../src/kernel/realm.ts';
import { readScenario } from '../../../src/scenario/scenario-file.ts';
import type { Play } from '../../../src/session/play.ts';
import type { DataAssetView } from '../../../src/session/views/data-asset-view.ts';
import type { DataRow } from '../../../src/session/views/data-assets-view.ts';
import type { DataPreview } from '../../../src/session/views/data-preview-view.ts';
import type { ColumnProfile, DataProfile } from '../../../src/session/views/data-profile-view.ts';
import { lookOnce } from '../../../src/session/watch-list.ts';
import { pack, startPlay } from '../../support/start-world.ts';
import { typeLines } from '../../support/type-lines.ts';

let play: Play;
beforeAll(async () => {
  play = await startPlay('sandbox');
}, 600_000);

const see = <Value>(name: string, params: unknown = {}): Value =>
  lookOnce(
    { name, params },
    {
      world: play.world,
      start: play.world,
      scenario: readScenario(pack, 'sandbox'),
      context: nodeEngine().viewContext,
    },
  ) as Value;

describe('the list of data assets', () => {
  it('marks the latest version of each name', () => {
    const rows = see<DataRow[]>('data-assets');
    expect(rows.filter(({ isLatest }) => isLatest).map(({ name, version }) => `${name}:${version}`)).toEqual([
      'checkout-labels:12',
      'checkout-orders:12',
      'checkout-eval:7',
      'checkout-risk-blue-model_outputs:1',
      'checkout-risk-blue-model_inputs:1',
      'orders-feed:1',
    ]);
    // Orders and labels were registered for each of twelve trainings, the frozen days seven times; the feed has a folder,
    // and what blue collects two.
    expect(rows).toHaveLength(12 + 12 + 7 + 1 + 2);
  });
});

describe('a version of a data asset', () => {
  it('is the latest when no version is asked for, and null when there is none', () => {
    expect(see<DataAssetView>('data-asset', { name: 'checkout-orders', version: '' }).version).toBe('12');
    expect(see('data-asset', { name: 'checkout-orders', version: '99' })).toBeNull();
    expect(see('data-profile', { name: 'nothing', version: '', files: 1 })).toBeNull();
  });

  it('knows where it lies and which files are there', () => {
    const asset = see<DataAssetView>('data-asset', { name: 'checkout-orders', version: '11' });
    expect(asset).toMatchObject({
      uri: 'azureml:checkout-orders:11',
      storageUri: 'azureml://datastores/ds_curated/paths/checkout/orders/2026-03-02/',
      container: 'stkstlake/curated',
      isStored: true,
    });
    // From the first day on: the window was not yet full.
    expect(asset.files.map(({ path }) => path)).toEqual(
      Array.from({ length: 36 }, (_, day) => `day=${String(day).padStart(4, '0')}.csv`),
    );
    expect(asset.versions.map(({ version }) => version).slice(0, 3)).toEqual(['12', '11', '10']);
  });

  it('leads to the jobs that used it and to what serves from them', () => {
    const ids = (version: string): string[] =>
      see<DataAssetView>('data-asset', { name: 'checkout-orders', version }).lineage.nodes.map(({ id }) => id);
    expect(ids('11')).toContain('endpoint/checkout-risk');
    expect(ids('11')).not.toContain('job/checkout-train-v12');
    expect(ids('12')).toContain('model/checkout-risk:12');
    expect(ids('12')).not.toContain('endpoint/checkout-risk');
  });

  it('changes by the commands that its page types', async () => {
    await typeLines(
      play,
      'az ml data update --name checkout-labels --version 12 --set tags.reviewed=yes',
      'az ml data archive --name checkout-labels --version 12',
    );
    const asset = see<DataAssetView>('data-asset', { name: 'checkout-labels', version: '12' });
    expect(asset.tags).toEqual({ reviewed: 'yes' });
    expect(asset.isArchived).toBe(true);
  });
});

describe('a look into a file', () => {
  it('shows types and first rows of a table, and how many there are', () => {
    const { table, path } = see<DataPreview>('data-preview', {
      name: 'checkout-eval',
      version: '7',
      file: 'orders/day=0030.csv',
    });
    expect(path).toBe('orders/day=0030.csv');
    expect(table?.rowCount).toBe(2000);
    expect(table?.rows).toHaveLength(50);
    const types = Object.fromEntries(table?.columns.map(({ name, type }) => [name, type]) ?? []);
    expect(types).toMatchObject({
      order_id: 'text',
      order_ts: 'timestamp',
      payment_code: 'integer',
      basket_value_eur: 'number',
    });
  });

  it('is null for a file that is not there', () => {
    expect(see('data-preview', { name: 'checkout-eval', version: '7', file: 'orders/none.csv' })).toBeNull();
  });

  it('shows what is no table as text', async () => {
    await typeLines(
      play,
      "mkdir -p ~/notes && printf 'one\\ntwo\\n' > ~/notes/read.me && printf 'a,b\\n1,2\\n3,x\\n5,\\n' > ~/notes/t.csv",
      'az ml data create --name notes --version 1 --type uri_folder --path ~/notes --query name',
    );
    const look = (file: string): DataPreview => see('data-preview', { name: 'notes', version: '1', file });
    expect(look('').path).toBe('t.csv'); // the first table
    expect(look('read.me').file?.text).toBe('one\ntwo\n');
    const profile = see<DataProfile>('data-profile', { name: 'notes', version: '1', files: 9 });
    expect(profile).toMatchObject({ read: 1, readable: 1, tables: 1, others: 1 });
    const [a, b] = profile.groups[0]?.columns ?? [];
    expect(a).toMatchObject({ name: 'a', type: 'integer', odd: 0, min: 1, max: 5, mean: 3 });
    expect(b).toMatchObject({ name: 'b', odd: 1, empty: 1 });
  });
});

describe('a profile', () => {
  const profile = (files: number): DataProfile => see('data-profile', { name: 'checkout-eval', version: '7', files });
  const column = (folder: string, name: string): ColumnProfile | undefined =>
    profile(28)
      .groups.find((group) => group.folder === folder)
      ?.columns.find((one) => one.name === name);

  it('grows file by file, and no step takes long once the machine is warm', () => {
    profile(1);
    let longest = 0;
    for (let files = 2; files <= 28; files++) {
      const before = realm.hostMilliseconds();
      expect(profile(files).read).toBe(files);
      longest = Math.max(longest, realm.hostMilliseconds() - before);
    }
    expect(longest).toBeLessThan(400); // 100 ms where nothing else runs
  });

  it('keeps files with other columns apart', () => {
    expect(profile(28).groups.map(({ folder, files }) => [folder, files.length])).toEqual([
      ['labels', 14],
      ['orders', 14],
    ]);
  });

  it('tells empty cells, range and values as the data dictionary has them', () => {
    expect(column('orders', 'payment_code')).toMatchObject({ distinct: 4, min: 0, max: 3 });
    const empty = (column('orders', 'hours_since_pw_change')?.empty ?? 0) / 28_000;
    expect(empty).toBeGreaterThan(0.13);
    expect(empty).toBeLessThan(0.17);
    const losses = column('labels', 'is_loss');
    expect(losses?.mean).toBeGreaterThan(0.025);
    expect(losses?.mean).toBeLessThan(0.045);
    expect(losses?.meanByFile).toHaveLength(14);
  });
});
