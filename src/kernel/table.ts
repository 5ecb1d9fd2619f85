import type { Json } from './json.ts';
import type { Mutable, Tx } from './tx.ts';
import type { World } from './world.ts';

/** Typed door to one kind of rows in `world.resources`. The only place that casts between rows and JSON. */
export interface Table<Row> {
  readonly name: string;
  get(world: World, id: string): Row | undefined;
  /** @throws when the row is missing: our own bug, players' mistakes are caught before. */
  need(world: World, id: string): Row;
  /** Ids in code-unit order. */
  ids(world: World): string[];
  /** Rows in code-unit order of their ids. */
  all(world: World): Row[];
  put(tx: Tx, id: string, row: Row): Mutable<Row>;
  /** The row, changeable at its first level; use `tx.own(row, key)` for deeper objects. */
  edit(tx: Tx, id: string): Mutable<Row>;
  remove(tx: Tx, id: string): void;
}

/**
 * A run of neighbouring rows, ids in code-unit order. A table is a list of shards in the same order, so that an edit
 * copies some sixty references whatever the size of the table. Arrays, because a map of 300 keys costs a hundred times
 * more to copy than an array of 300 items.
 */
interface Shard {
  readonly ids: readonly string[];
  readonly rows: readonly Json[]; // row i belongs to ids[i]
}
type Shards = readonly Shard[];

const NONE: Shards = [];
const MEAN_SHARD = 32; // a power of two

/**
 * Whether a row begins a shard. The id alone decides, so the layout, and with it the world's hash, follows from what the
 * table holds and not from the order in which it was filled. A small table is one shard.
 */
function beginsShard(id: string): boolean {
  let h = 0x811c9dc5;
  for (let i = 0; i < id.length; i++) h = Math.imul(h ^ id.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h ^= h >>> 13;
  return (h & (MEAN_SHARD - 1)) === 0;
}

/** Where a row is, or where it would be put. */
interface Place {
  readonly shard: number; // 0 in an empty table
  readonly at: number;
  readonly isThere: boolean;
}

function find(shards: Shards, id: string): Place {
  let shard = 0;
  for (let end = shards.length; end - shard > 1; ) {
    const middle = (shard + end) >> 1;
    if (((shards[middle] as Shard).ids[0] as string) <= id) shard = middle;
    else end = middle;
  }
  const ids = shards[shard]?.ids ?? [];
  let at = 0;
  for (let end = ids.length; at < end; ) {
    const middle = (at + end) >> 1;
    if ((ids[middle] as string) < id) at = middle + 1;
    else end = middle;
  }
  return { shard, at, isThere: ids[at] === id };
}

const shardsOf = (world: World, name: string): Shards => (world.resources[name] ?? NONE) as unknown as Shards;

function ownShards(tx: Tx, name: string): Shard[] {
  const resources = tx.own(tx.world, 'resources') as { [table: string]: Json };
  if (!resources[name]) resources[name] = tx.adopt([]);
  return tx.own(resources, name) as unknown as Shard[];
}

const newShard = (tx: Tx, ids: string[], rows: Json[]): Shard => tx.adopt({ ids: tx.adopt(ids), rows: tx.adopt(rows) });

function insert(tx: Tx, shards: Shard[], id: string, row: Json): void {
  if (shards.length === 0) shards.push(newShard(tx, [], []));
  const { shard: s, at, isThere } = find(shards, id);
  const shard = tx.own(shards, s);
  const rows = tx.own(shard, 'rows') as Json[];
  if (isThere) {
    rows[at] = row;
    return;
  }
  const ids = tx.own(shard, 'ids') as string[];
  ids.splice(at, 0, id);
  rows.splice(at, 0, row);
  // The first row of all needs no reason to be first; the one it displaces may have.
  const begins = at > 0 ? at : 1;
  if (begins < ids.length && beginsShard(ids[begins] as string))
    shards.splice(s + 1, 0, newShard(tx, ids.splice(begins), rows.splice(begins)));
}

function take(tx: Tx, shards: Shard[], { shard: s, at }: Place): void {
  const shard = tx.own(shards, s);
  const ids = tx.own(shard, 'ids') as string[];
  const rows = tx.own(shard, 'rows') as Json[];
  ids.splice(at, 1);
  rows.splice(at, 1);
  if (at > 0 || (s === 0 && ids.length > 0)) return;
  // The row that began the shard is gone: what followed it follows the shard before.
  shards.splice(s, 1);
  if (s === 0) return;
  const before = tx.own(shards, s - 1);
  (tx.own(before, 'ids') as string[]).push(...ids);
  (tx.own(before, 'rows') as Json[]).push(...rows);
}

/** Declares a table. The name is unique in the whole program; rows are plain JSON. */
export function defineTable<Row extends object>(name: string): Table<Row> {
  const get = (world: World, id: string): Row | undefined => {
    const shards = shardsOf(world, name);
    const { shard, at, isThere } = find(shards, id);
    return isThere ? (shards[shard]?.rows[at] as unknown as Row) : undefined;
  };
  return {
    name,
    get,
    need(world, id) {
      const row = get(world, id);
      if (!row) throw new Error(`table ${name}: no row '${id}'`);
      return row;
    },
    ids: (world) => shardsOf(world, name).flatMap((shard) => shard.ids),
    all: (world) => shardsOf(world, name).flatMap((shard) => shard.rows as unknown as readonly Row[]),
    put(tx, id, row) {
      const made = tx.adopt({ ...row });
      insert(tx, ownShards(tx, name), id, made as unknown as Json);
      return made;
    },
    edit(tx, id) {
      const { shard, at, isThere } = find(shardsOf(tx.world, name), id);
      if (!isThere) throw new Error(`table ${name}: no row '${id}' to edit`);
      const rows = tx.own(tx.own(ownShards(tx, name), shard), 'rows') as Json[];
      return tx.own(rows, at) as unknown as Mutable<Row>;
    },
    remove(tx, id) {
      const place = find(shardsOf(tx.world, name), id);
      if (place.isThere) take(tx, ownShards(tx, name), place);
    },
  };
}
