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

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Declares a table. The name is unique in the whole program; rows are plain JSON. */
export function defineTable<Row extends object>(name: string): Table<Row> {
  const rows = (world: World) => (world.resources[name] ?? {}) as unknown as { readonly [id: string]: Row };
  const has = (world: World, id: string) => Object.hasOwn(rows(world), id);
  const owned = (tx: Tx): { [id: string]: Json } => {
    const resources = tx.own(tx.world, 'resources') as { [table: string]: { [id: string]: Json } };
    if (!resources[name]) resources[name] = tx.adopt({});
    return tx.own(resources, name) as { [id: string]: Json };
  };
  return {
    name,
    get: (world, id) => (has(world, id) ? rows(world)[id] : undefined),
    need(world, id) {
      if (!has(world, id)) throw new Error(`table ${name}: no row '${id}'`);
      return rows(world)[id] as Row;
    },
    ids: (world) => Object.keys(rows(world)).sort(byCodeUnit),
    all: (world) =>
      Object.keys(rows(world))
        .sort(byCodeUnit)
        .map((id) => rows(world)[id] as Row),
    put(tx, id, row) {
      owned(tx)[id] = tx.adopt({ ...row }) as unknown as Json;
      return owned(tx)[id] as unknown as Mutable<Row>;
    },
    edit(tx, id) {
      if (!has(tx.world, id)) throw new Error(`table ${name}: no row '${id}' to edit`);
      return tx.own(owned(tx), id) as unknown as Mutable<Row>;
    },
    remove(tx, id) {
      delete owned(tx)[id];
    },
  };
}
