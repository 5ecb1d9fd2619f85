import { describe, expect, it } from 'vitest';
import { datastores, putDatastore, treeAt } from '../../src/azure/storage/datastore.ts';
import { HANDED_OVER_AT, ordersFeed } from '../../src/company/feeds/orders-feed.ts';
import { dayOrders } from '../../src/company/gateway.ts';
import { ordersCsv } from '../../src/company/order-feed.ts';
import { orderGenerators } from '../../src/company/order-generators.ts';
import { formsOfDay, putRelease } from '../../src/company/order-service/release.ts';
import { ContentStore } from '../../src/kernel/content-store.ts';
import { Memo } from '../../src/kernel/memo.ts';
import { schedule } from '../../src/kernel/reaction.ts';
import { Simulation } from '../../src/kernel/simulation.ts';
import { DAY, HOUR } from '../../src/kernel/time.ts';
import { newWorld } from '../../src/kernel/world.ts';

describe('the daily feed', () => {
  it('brings the orders of the day before at half past midnight, as they were written down', async () => {
    const content = new ContentStore(orderGenerators());
    const simulation = new Simulation({
      world: newWorld({ world: 'w', play: 'p', playFrom: 0 }, 63 * DAY),
      reactions: [ordersFeed],
      context: { content, memo: new Memo(), ports: new Map() },
      isChecked: true,
    });
    await simulation.transact((tx) => {
      const workspace = 'mlw';
      putDatastore(tx, { workspace, name: 'ds_raw', account: 'lake', container: 'raw' });
      expect(datastores.ids(tx.world)).toHaveLength(1);
      putRelease(tx, {
        version: '5.0',
        at: 63 * DAY + 12 * HOUR,
        note: '',
        enums: { payment_method: ['bank_transfer', 'card', 'instalment', 'wallet'] },
        newValues: [],
      });
      schedule(tx, 64 * DAY + HANDED_OVER_AT, ordersFeed, { workspace, datastore: 'ds_raw', path: 'orders' });
    });
    const files = () => treeAt(simulation.world, 'mlw', 'ds_raw', 'orders');
    await simulation.advance(64 * DAY + HANDED_OVER_AT - 1);
    expect(files()).toBeUndefined();
    await simulation.advance(66 * DAY);
    const folder = files();
    const entries = folder?.kind === 'dir' ? folder.entries : {};
    expect(Object.keys(entries)).toEqual(['day=0063.csv', 'day=0064.csv']);
    for (const [day, node] of [63, 64].map((one) => [one, entries[`day=00${one}.csv`]] as const)) {
      if (node?.kind !== 'file') expect.fail('is no file');
      const bytes = content.bytes(node.ref);
      const { world } = simulation;
      expect(new TextDecoder().decode(bytes)).toBe(ordersCsv(dayOrders(world, day), formsOfDay(world, day)));
      expect(node.size).toBe(bytes.length);
      expect(node.mtime).toBe((day + 1) * DAY + HANDED_OVER_AT);
    }
  });
});
