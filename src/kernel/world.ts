import { type DirNode, emptyDir } from './files/node.ts';
import type { Json } from './json.ts';
import type { Queue } from './queued-event.ts';
import type { SimTime } from './time.ts';

/** Which random streams feed the world: the past is the same for everyone, a play has its own future. */
export interface Seeds {
  readonly world: string; // feeds every stream for t < playFrom
  readonly play: string; // feeds every stream for t >= playFrom
  readonly playFrom: SimTime;
}

/** A wake-up that waits for a key: an event to be queued when somebody notifies that key. */
export interface Wakeup {
  readonly type: string; // reaction type, e.g. 'process.wake'
  readonly data: Json;
}

/**
 * The one value everything is computed from. Plain JSON, persistent (structural sharing): a snapshot is a reference.
 * Bytes live in the content store. Tables (`defineTable`) own the parts of `resources`; how they lay out their rows is
 * known to `table.ts` alone.
 */
export interface World {
  readonly format: 1;
  readonly seeds: Seeds;
  readonly now: SimTime;
  readonly steps: number; // events processed since the world began
  readonly seq: number; // next sequence number of the queue
  readonly queue: Queue;
  readonly waits: { readonly [key: string]: readonly Wakeup[] };
  readonly files: DirNode; // the terminal's file system, from its root
  readonly writes: number; // counts file writes; source of inode numbers
  readonly resources: { readonly [table: string]: Json };
}

/** An empty world at `start`. */
export function newWorld(seeds: Seeds, start: SimTime): World {
  return {
    format: 1,
    seeds,
    now: start,
    steps: 0,
    seq: 0,
    queue: [],
    waits: {},
    files: emptyDir(start),
    writes: 0,
    resources: {},
  };
}

/** The seed that feeds streams of the instant `at`. */
export const seedAt = (world: World, at: SimTime): string =>
  at >= world.seeds.playFrom ? world.seeds.play : world.seeds.world;
