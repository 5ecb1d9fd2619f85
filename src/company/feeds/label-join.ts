import { treeAt, upload } from '../../azure/storage/datastore.ts';
import { type DirNode, emptyDir } from '../../kernel/files/node.ts';
import { Memo } from '../../kernel/memo.ts';
import { defineReaction, schedule } from '../../kernel/reaction.ts';
import { DAY, HOUR, type SimTime } from '../../kernel/time.ts';
import { seedAt, type World } from '../../kernel/world.ts';
import { labelsCsvSize } from '../order-feed.ts';
import { labelsDayRef } from '../order-generators.ts';
import { labelTimesOfDay } from '../orders.ts';
import { dayFile, dayFileName } from './day-file.ts';

/** When the labels that came in are joined with their orders. */
const JOINED_AT = 3 * HOUR;

/** Where the joined labels lie. */
interface Joined {
  readonly workspace: string;
  readonly datastore: string; // 'ds_labels'
  readonly path: string; // 'checkout/joined'
  readonly [key: string]: string;
}

// Cache of a pure function of the seed and the day.
const times = new Memo(100);

const labelTimes = (world: World, day: number): Float64Array => {
  const seed = seedAt(world, day * DAY);
  return times.get(`${seed}/${day}`, () => labelTimesOfDay(seed, day).sort());
};

/** The last label join up to an instant: what the company knows of its losses then. */
export const lastJoin = (at: SimTime): SimTime => Math.floor((at - JOINED_AT) / DAY) * DAY + JOINED_AT;

/** The first label join after an instant. */
export const nextJoin = (at: SimTime): SimTime => lastJoin(at) + DAY;

/** How many of a day's labels are known by an instant. */
export function labelsKnown(world: World, day: number, at: SimTime): number {
  const sorted = labelTimes(world, day);
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] as number) <= at) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Orders whose labels may still come are this young; one in a few million comes later. */
const MATURING_DAYS = 60;

/** Every night at 03:00 the file of each order day to which labels have come is written anew. */
export const labelJoin = defineReaction<Joined>('labels.join', (tx, joined) => {
  const { now } = tx.world;
  schedule(tx, now + DAY, labelJoin, joined);
  const { workspace, datastore, path } = joined;
  const before = treeAt(tx.world, workspace, datastore, path);
  const folder = before?.kind === 'dir' ? before : emptyDir(now, ++tx.world.writes);
  const entries = { ...folder.entries };
  const today = Math.floor(now / DAY);
  for (let day = Math.max(0, today - MATURING_DAYS); day < today; day++) {
    const name = dayFileName(day);
    const known = labelsKnown(tx.world, day, now);
    if (entries[name] && known === labelsKnown(tx.world, day, now - DAY)) continue;
    entries[name] = dayFile(tx, labelsDayRef(seedAt(tx.world, day * DAY), day, now), labelsCsvSize(day, known));
  }
  upload(tx, workspace, datastore, path, { ...folder, mtime: now, entries } satisfies DirNode);
});
