import { describe, expect, it } from 'vitest';
import { ContentStore } from '../../src/kernel/content-store.ts';
import { hashFresh, hashValue } from '../../src/kernel/hash.ts';
import { cancelEvent, nextEvent, popEvent, pushEvent } from '../../src/kernel/queue.ts';
import { RandomStream } from '../../src/kernel/random.ts';
import { loadWorld, saveWorld } from '../../src/kernel/save.ts';
import { defineTable } from '../../src/kernel/table.ts';
import { HOUR, isoTime, parseIsoTime } from '../../src/kernel/time.ts';
import { Tx } from '../../src/kernel/tx.ts';
import { newWorld, type World } from '../../src/kernel/world.ts';

interface Row {
  readonly n: number;
  readonly tags: readonly string[];
}
const rows = defineTable<Row>('test-rows');
const empty = (): World => newWorld({ world: 'w', play: 'p', playFrom: 0 }, 0);
const change = (world: World, act: (tx: Tx) => void): World => {
  const tx = new Tx(world);
  act(tx);
  return tx.commit(true);
};

describe('the world value', () => {
  it('keeps every earlier world as it was', () => {
    const first = change(empty(), (tx) => rows.put(tx, 'a', { n: 1, tags: ['x'] }));
    const second = change(first, (tx) => {
      rows.edit(tx, 'a').n = 2;
    });
    expect(rows.need(first, 'a').n).toBe(1);
    expect(rows.need(second, 'a').n).toBe(2);
    expect(rows.need(second, 'a').tags).toBe(rows.need(first, 'a').tags);
  });

  it('throws when something is changed without being owned', () => {
    const first = change(empty(), (tx) => rows.put(tx, 'a', { n: 1, tags: ['x'] }));
    expect(() => (rows.need(first, 'a').tags as string[]).push('y')).toThrow(TypeError);
  });

  it.each([
    ['-0', -0],
    ['NaN', Number.NaN],
    ['Infinity', Number.POSITIVE_INFINITY],
  ])('refuses %s at commit', (_name, value) => {
    expect(() => change(empty(), (tx) => rows.put(tx, 'a', { n: value, tags: [] }))).toThrow(/JSON cannot hold/);
  });

  it('refuses undefined at commit', () => {
    expect(() => change(empty(), (tx) => rows.put(tx, 'a', { n: undefined, tags: [] } as unknown as Row))).toThrow(
      /undefined/,
    );
  });

  it('hashes by content, whatever the order of keys and whether cached or not', () => {
    const a = { x: 1, y: ['ä', null, true], z: { '0': 0.1 } };
    const b = { z: { '0': 0.1 }, y: ['ä', null, true], x: 1 };
    expect(hashValue(a)).toBe(hashValue(b));
    expect(hashFresh(a)).toBe(hashValue(a));
    expect(hashValue({ ...a, x: 2 })).not.toBe(hashValue(a));
    expect(hashValue(['ab', 'c'])).not.toBe(hashValue(['a', 'bc']));
    expect(hashValue([[1], 2])).not.toBe(hashValue([1, [2]]));
  });

  it('finds no collision among 200,000 small values', () => {
    const seen = new Set<string>();
    for (let i = 0; i < 100_000; i++) seen.add(hashFresh(i)).add(hashFresh(String(i)));
    expect(seen.size).toBe(200_000);
  });

  it('comes back from a save with its sharing, its bytes and its hash', () => {
    const content = new ContentStore();
    const tags = ['shared', content.putText('hello')];
    const world = change(empty(), (tx) => {
      rows.put(tx, 'a', { n: 1, tags });
      rows.put(tx, '$b', { n: 2, tags });
    });
    const elsewhere = new ContentStore();
    const loaded = loadWorld(JSON.parse(JSON.stringify(saveWorld(world, content))), elsewhere);
    expect(hashValue(loaded)).toBe(hashValue(world));
    expect(rows.need(loaded, 'a').tags).toBe(rows.need(loaded, '$b').tags);
    expect(elsewhere.text(tags[1] as string)).toBe('hello');
  });

  it('is saved against an earlier moment by what is new since, and comes back with its hash', () => {
    const content = new ContentStore();
    const past = change(empty(), (tx) => {
      for (let i = 0; i < 500; i++) rows.put(tx, `row-${i}`, { n: i, tags: [content.putText(`text ${i}`)] });
    });
    const kept = JSON.stringify(saveWorld(past, content));
    const base = loadWorld(JSON.parse(kept), content);
    const world = change(base, (tx) => {
      rows.edit(tx, 'row-7').n = -7;
      rows.put(tx, 'new', { n: 1, tags: [content.putText('new'), content.putText('text 3')] });
    });
    const delta = JSON.stringify(saveWorld(world, content, base));
    expect(delta.length).toBeLessThan(kept.length / 10);
    const elsewhere = new ContentStore();
    const baseThere = loadWorld(JSON.parse(kept), elsewhere);
    const loaded = loadWorld(JSON.parse(delta), elsewhere, baseThere);
    expect(hashValue(loaded)).toBe(hashValue(world));
    expect(rows.need(loaded, 'row-400')).toBe(rows.need(baseThere, 'row-400'));
    expect(elsewhere.text(rows.need(loaded, 'new').tags[0] as string)).toBe('new');
  });

  it('does not load onto another base, or onto none', () => {
    const content = new ContentStore();
    const base = change(empty(), (tx) => rows.put(tx, 'a', { n: 1, tags: [] }));
    const delta = saveWorld(
      change(base, (tx) => rows.put(tx, 'b', { n: 2, tags: [] })),
      content,
      base,
    );
    expect(() => loadWorld(delta, content)).toThrow(/not given/);
    expect(() => loadWorld(delta, content, empty())).toThrow(/builds on a world of/);
  });

  it('refuses a save whose bytes were changed', () => {
    const content = new ContentStore();
    const world = change(empty(), (tx) => rows.put(tx, 'a', { n: 1, tags: [content.putText('hello')] }));
    const saved = saveWorld(world, content);
    const [ref] = Object.keys(saved.blobs) as [string];
    expect(() => loadWorld({ ...saved, blobs: { [ref]: btoa('hellO') } }, new ContentStore())).toThrow(/hash to/);
  });
});

describe('the queue', () => {
  it('gives events in order of time and then of asking, for any order of asking (property, 200 seeds)', () => {
    for (let seed = 0; seed < 200; seed++) {
      const random = new RandomStream(`queue/${seed}`);
      const asked: { at: number; seq: number }[] = [];
      let world = change(empty(), (tx) => {
        for (let i = 0; i < 60; i++) {
          const at = Math.floor(random.uniform() * 5 * HOUR);
          asked.push({ at, seq: pushEvent(tx, at, 'e', i) });
        }
      });
      const cancelled = asked.filter(() => random.uniform() < 0.2);
      world = change(world, (tx) => {
        for (const { seq } of cancelled) cancelEvent(tx, seq);
      });
      const expected = asked.filter((one) => !cancelled.includes(one)).sort((a, b) => a.at - b.at || a.seq - b.seq);
      const got: { at: number; seq: number }[] = [];
      while (nextEvent(world))
        world = change(world, (tx) => {
          const { at, seq } = popEvent(tx);
          got.push({ at, seq });
        });
      expect(got, `seed ${seed}`).toEqual(expected);
    }
  });

  it('refuses an event in the past', () => {
    const world = { ...empty(), now: 10 };
    expect(() => change(world, (tx) => pushEvent(tx, 9, 'e', null))).toThrow(/before now/);
  });
});

describe('simulated time', () => {
  it('agrees with the calendar over two centuries', () => {
    const epoch = 1767571200000;
    for (let day = -20000; day < 50000; day += 37) {
      const at = day * 86_400_000 + 12_345_678;
      const text = new Date(epoch + at).toISOString();
      expect(isoTime(at)).toBe(text);
      expect(parseIsoTime(text)).toBe(at);
    }
  });

  it('reads short forms and refuses nonsense', () => {
    expect(parseIsoTime('2026-01-05')).toBe(0);
    expect(parseIsoTime('2026-01-05T01:00Z')).toBe(HOUR);
    expect(parseIsoTime('2026-13-05')).toBeUndefined();
    expect(parseIsoTime('yesterday')).toBeUndefined();
  });
});
