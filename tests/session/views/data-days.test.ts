// A data asset's columns by day, against the feed read by hand.
import { beforeAll, describe, expect, it } from 'vitest';
import { putDataAsset } from '../../../src/azure/data/data-asset.ts';
import { putDatastore, upload } from '../../../src/azure/storage/datastore.ts';
import { orderGenerators, ordersDayRef } from '../../../src/company/order-generators.ts';
import { ContentStore } from '../../../src/kernel/content-store.ts';
import { emptyDir, type TreeNode } from '../../../src/kernel/files/node.ts';
import { Memo } from '../../../src/kernel/memo.ts';
import { Simulation } from '../../../src/kernel/simulation.ts';
import { DAY } from '../../../src/kernel/time.ts';
import { newWorld } from '../../../src/kernel/world.ts';
import { readScenario } from '../../../src/scenario/scenario-file.ts';
import type { DataDays } from '../../../src/session/views/data-days-view.ts';
import { lookOnce } from '../../../src/session/watch-list.ts';
import { pack } from '../../support/start-world.ts';

const RESORTED = { payment_method: ['bank_transfer', 'card', 'instalment', 'wallet'] };
const FIRST = 60;
const LAST = 66;
const SORTED_ON = 64; // whole days from then on

const content = new ContentStore(orderGenerators());
const simulation = new Simulation({
  world: newWorld({ world: 'w', play: 'p', playFrom: 0 }, 67 * DAY),
  reactions: [],
  context: { content, memo: new Memo(), ports: new Map() },
  isChecked: true,
});

const refOf = (day: number): string =>
  ordersDayRef('w', day, day < SORTED_ON ? [] : [{ enums: RESORTED, from: day * DAY, newValues: [] }]);

beforeAll(async () => {
  await simulation.transact((tx) => {
    const workspace = 'mlw';
    putDatastore(tx, { workspace, name: 'raw', account: 'lake', container: 'raw' });
    const file = (ref: string): TreeNode => ({
      kind: 'file',
      mode: 0o644,
      mtime: 0,
      ino: ++tx.world.writes,
      ref,
      size: 1,
    });
    const entries: { [name: string]: TreeNode } = { 'README.md': file(content.putText('feed')) };
    for (let day = FIRST; day <= LAST; day++) entries[`day=00${day}.csv`] = file(refOf(day));
    upload(tx, workspace, 'raw', 'orders', { ...emptyDir(), entries });
    const path = 'azureml://datastores/raw/paths/orders/';
    putDataAsset(tx, { workspace, name: 'feed', version: '1', createdBy: 'data-engineer', type: 'uri_folder', path });
  });
});

function see(files = 99, changed: object = {}): DataDays {
  const { world, context } = simulation;
  const params = { name: 'feed', version: '1', folder: null, files, ...changed };
  return lookOnce(
    { name: 'data-days', params },
    { world, start: world, scenario: readScenario(pack, 'sandbox'), context },
  ) as DataDays;
}

const cellsOf = (day: number, column: string): string[] => {
  const [heading = '', ...rows] = content.text(refOf(day)).trimEnd().split('\n');
  const at = heading.split(',').indexOf(column);
  return rows.map((row) => row.split(',')[at] ?? '');
};

describe('a data asset by day', () => {
  it('has a day for every file that is named after one', () => {
    const { days, read, readable } = see();
    expect(days.map(({ at }) => at / DAY)).toEqual([60, 61, 62, 63, 64, 65, 66]);
    expect([read, readable]).toEqual([7, 7]);
    for (const { rows } of days) expect(rows).toBe(2000);
  });

  it('reads the newest files first', () => {
    expect(see(2).days.map(({ at }) => at / DAY)).toEqual([65, 66]);
    expect(see(2).readable).toBe(7);
  });

  it('shares the rows out among the values, so that a re-sorted list is seen on its first day', () => {
    const column = see().columns.find(({ name }) => name === 'payment_code');
    expect(column?.values?.map(({ value }) => value)).toEqual(['0', '1', '2', '3']);
    for (const { value, shares } of column?.values ?? [])
      expect(shares).toEqual(
        [60, 61, 62, 63, 64, 65, 66].map(
          (day) => cellsOf(day, 'payment_code').filter((cell) => cell === value).length / 2000,
        ),
      );
    // .56 .22 .12 .10 before, bank transfer .12, card .56, instalment .10, wallet .22 since.
    const card = column?.values?.[0]?.shares ?? [];
    for (const share of card.slice(0, 4)) expect(share).toBeCloseTo(0.56, 1);
    for (const share of card.slice(4)) expect(share).toBeCloseTo(0.12, 1);
    expect(column?.values?.reduce((sum, { shares }) => sum + (shares[6] ?? 0), 0)).toBeCloseTo(1, 12);
  });

  it('says mean and percentiles of numbers', () => {
    const column = see().columns.find(({ name }) => name === 'basket_value_eur');
    const sorted = cellsOf(66, 'basket_value_eur')
      .map(Number)
      .sort((a, b) => a - b);
    const between = (share: number): number => {
      const place = share * 1999;
      const low = sorted[Math.floor(place)] ?? 0;
      return low + (place % 1) * ((sorted[Math.ceil(place)] ?? 0) - low);
    };
    expect(column?.numbers?.p5[6]).toBeCloseTo(between(0.05), 9);
    expect(column?.numbers?.p50[6]).toBeCloseTo(between(0.5), 9);
    expect(column?.numbers?.p95[6]).toBeCloseTo(between(0.95), 9);
    expect(column?.numbers?.mean[6]).toBeCloseTo(sorted.reduce((sum, value) => sum + value, 0) / 2000, 6);
    expect(column?.values).toBeNull();
  });

  it('says the share of empty cells', () => {
    const column = see().columns.find(({ name }) => name === 'ship_distance_km');
    expect(column?.empty[0]).toBe(cellsOf(60, 'ship_distance_km').filter((cell) => cell === '').length / 2000);
    expect(column?.empty[0]).toBeCloseTo(0.155, 1);
  });

  it('is null for what does not exist', () => {
    expect(see(1, { version: '2' })).toBeNull();
  });
});
