import { treeAt, upload } from '../../azure/storage/datastore.ts';
import { emptyDir } from '../../kernel/files/node.ts';
import { defineReaction, schedule } from '../../kernel/reaction.ts';
import { DAY, MINUTE } from '../../kernel/time.ts';
import { seedAt } from '../../kernel/world.ts';
import { dayOrders } from '../gateway.ts';
import { ordersCsv } from '../order-feed.ts';
import { ordersDayRef } from '../order-generators.ts';
import { formsOfDay } from '../order-service/release.ts';
import { dayFile, dayFileName } from './day-file.ts';

/** When the orders of the day before are handed over. */
export const HANDED_OVER_AT = 30 * MINUTE;

/** Where the daily files lie. */
interface Feed {
  readonly workspace: string;
  readonly datastore: string; // 'ds_raw'
  readonly path: string; // 'orders'
  readonly [key: string]: string;
}

/** Every night at 00:30 the orders of the day that is over arrive in the lake, as the order service wrote them down. */
export const ordersFeed = defineReaction<Feed>('orders.feed', (tx, feed) => {
  const { now } = tx.world;
  schedule(tx, now + DAY, ordersFeed, feed);
  const { workspace, datastore, path } = feed;
  const day = Math.floor(now / DAY) - 1;
  const before = treeAt(tx.world, workspace, datastore, path);
  const folder = before?.kind === 'dir' ? before : emptyDir(now, ++tx.world.writes);
  const forms = formsOfDay(tx.world, day);
  const size = ordersCsv(dayOrders(tx.world, day), forms).length; // ASCII; its bytes are kept when somebody reads them
  const file = dayFile(tx, ordersDayRef(seedAt(tx.world, day * DAY), day, forms), size);
  const entries = { ...folder.entries, [dayFileName(day)]: file };
  upload(tx, workspace, datastore, path, { ...folder, mtime: now, entries });
});
