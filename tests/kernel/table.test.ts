import { describe, expect, it } from 'vitest';
import { ContentStore } from '../../src/kernel/content-store.ts';
import { hashFresh, hashValue } from '../../src/kernel/hash.ts';
import { RandomStream } from '../../src/kernel/random.ts';
import { loadWorld, saveWorld } from '../../src/kernel/save.ts';
import { defineTable } from '../../src/kernel/table.ts';
import { Tx } from '../../src/kernel/tx.ts';
import { newWorld, type World } from '../../src/kernel/world.ts';

const rows = defineTable<{ readonly n: number }>('test-table');
const empty = (): World => newWorld({ world: 'w', play: 'p', playFrom: 0 }, 0);
const change = (world: World, act: (tx: Tx) => void): World => {
  const tx = new Tx(world);
  act(tx);
  return tx.commit(true);
};
const filled = (ids: readonly string[]): World =>
  change(empty(), (tx) => {
    for (const id of ids) rows.put(tx, id, { n: id.length });
  });
const shardsOf = (world: World): readonly { readonly rows: readonly unknown[] }[] =>
  world.resources['test-table'] as never;
const shuffled = (ids: readonly string[], seed: string): string[] => {
  const random = new RandomStream(seed);
  return ids
    .map((id) => ({ id, place: random.uniform() }))
    .sort((a, b) => a.place - b.place)
    .map(({ id }) => id);
};
const numbered = (count: number, name: (i: number) => string): string[] =>
  Array.from({ length: count }, (_, i) => name(i));

describe('a table', () => {
  it('gives the ids and rows of 1,000 rows in code-unit order, whatever the order they came in', () => {
    const ids = numbered(1000, (i) => `${['b', 'Z', 'a', 'ä', '\u{1f600}', '\uffee', '-'][i % 7]}/${i}`);
    const world = filled(shuffled(ids, 'order'));
    const sorted = [...ids].sort();
    expect(rows.ids(world)).toEqual(sorted);
    expect(rows.all(world)).toEqual(sorted.map((id) => rows.need(world, id)));
  });

  it('holds what a map would hold, and hashes by that alone (property, 40 seeds)', () => {
    for (let seed = 0; seed < 40; seed++) {
      const random = new RandomStream(`table/${seed}`);
      const expected = new Map<string, { n: number }>();
      let world = empty();
      for (let i = 0; i < 60; i++)
        world = change(world, (tx) => {
          for (let j = 0; j < 8; j++) {
            const id = `row-${Math.floor(random.uniform() * 150)}`;
            const isRemoval = random.uniform() < (i < 40 ? 0.3 : 0.7);
            if (isRemoval) rows.remove(tx, id);
            else if (expected.has(id)) rows.edit(tx, id).n = i;
            else rows.put(tx, id, { n: i });
            if (isRemoval) expected.delete(id);
            else expected.set(id, { n: i });
          }
        });
      const entries = [...expected].sort(([a], [b]) => (a < b ? -1 : 1));
      expect(rows.ids(world).map((id) => [id, rows.get(world, id)])).toEqual(entries);
      const afresh = change(empty(), (tx) => {
        for (const [id, row] of entries) rows.put(tx, id, row);
      });
      expect(hashFresh(world), `seed ${seed}`).toBe(hashFresh(afresh));
    }
  });

  it('shares all other shards with the world before an edit, a new row and a removal', () => {
    const before = filled(numbered(1000, (i) => `row-${i}`));
    const all = shardsOf(before);
    expect(all.length).toBeGreaterThan(10);
    const kept = (after: World) => all.filter((shard) => shardsOf(after).includes(shard)).length;
    const edited = change(before, (tx) => {
      rows.edit(tx, 'row-500').n = 0;
    });
    expect(kept(edited)).toBe(all.length - 1);
    expect(rows.all(edited).filter((row) => !rows.all(before).includes(row))).toEqual([{ n: 0 }]);
    expect(kept(change(before, (tx) => rows.put(tx, 'row-500a', { n: 1 })))).toBe(all.length - 1);
    // A row that began its shard leaves it to the shard before.
    for (const id of rows.ids(before))
      expect(kept(change(before, (tx) => rows.remove(tx, id)))).toBeGreaterThanOrEqual(all.length - 2);
    expect(rows.ids(before)).toHaveLength(1000);
  });

  it.each([
    ['numbers', (i: number) => String(i).padStart(6, '0')],
    ['names', (i: number) => `checkout-train-v${i}`],
    ['long names', (i: number) => `/subscriptions/5c0f2c1e/resourceGroups/rg-kst-ml-prod/jobs/job_${i}/outputs`],
  ])('keeps the shards of 5,000 rows short when ids are %s', (_name, name) => {
    const sizes = shardsOf(filled(shuffled(numbered(5000, name), 'sizes'))).map((shard) => shard.rows.length);
    expect(5000 / sizes.length).toBeGreaterThan(24);
    expect(5000 / sizes.length).toBeLessThan(42);
    expect(Math.max(...sizes)).toBeLessThan(300);
  });

  it('takes every string for an id, also those objects know', () => {
    const ids = ['', '$', '10', '9', '__proto__', 'constructor', 'toString'];
    const world = filled(ids);
    expect(rows.ids(world)).toEqual([...ids].sort());
    expect(rows.get(filled(['a']), 'constructor')).toBeUndefined();
    expect(rows.need(world, '__proto__')).toEqual({ n: 9 });
  });

  it('says which row is missing, and removes nothing that is not there', () => {
    const world = filled(['a']);
    expect(() => rows.need(world, 'b')).toThrow("table test-table: no row 'b'");
    expect(() => change(world, (tx) => rows.edit(tx, 'b'))).toThrow("table test-table: no row 'b' to edit");
    expect(rows.ids(change(world, (tx) => rows.remove(tx, 'b')))).toEqual(['a']);
    expect(rows.ids(empty())).toEqual([]);
  });

  it('comes back from a save row for row', () => {
    const world = filled(numbered(1000, (i) => `row-${i}`));
    const loaded = loadWorld(JSON.parse(JSON.stringify(saveWorld(world, new ContentStore()))), new ContentStore());
    expect(hashValue(loaded)).toBe(hashValue(world));
    const edit = (tx: Tx): void => {
      rows.edit(tx, 'row-7').n = 7;
    };
    expect(hashValue(change(loaded, edit))).toBe(hashValue(change(world, edit)));
  });
});
