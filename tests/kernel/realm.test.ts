import { describe, expect, it } from 'vitest';
import { RandomStream } from '../../src/kernel/random.ts';
import { realm } from '../../src/kernel/realm.ts';
import { EPOCH_UNIX_MS, HOUR } from '../../src/kernel/time.ts';

const inside = async <T>(seed: string, act: () => T): Promise<T> => {
  const stream = new RandomStream(seed);
  const leave = await realm.enter({ now: () => 5 * HOUR, random: () => stream.bits() });
  try {
    return act();
  } finally {
    leave();
  }
};

describe('the deterministic realm', () => {
  it('shows simulated time in UTC through every door of Date', async () => {
    const seen = await inside('a', () => ({
      now: Date.now(),
      made: new Date().toISOString(),
      hours: new Date().getHours(),
      parts: new Date(2026, 0, 5, 5).getTime(),
      parsed: Date.parse('2026-01-05 05:00'),
      zone: new Date().getTimezoneOffset(),
    }));
    const at = EPOCH_UNIX_MS + 5 * HOUR;
    expect(seen).toEqual({ now: at, made: '2026-01-05T05:00:00.000Z', hours: 5, parts: at, parsed: at, zone: 0 });
  });

  it('gives the same random numbers, bytes and ids to the same stream', async () => {
    const draw = () => [Math.random(), crypto.randomUUID(), [...crypto.getRandomValues(new Uint8Array(4))]];
    const [first, again, other] = [await inside('x', draw), await inside('x', draw), await inside('y', draw)];
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
  });

  it('lets one step in at a time, in the order of asking', async () => {
    const seen: string[] = [];
    const use = async (name: string): Promise<void> => {
      const leave = await realm.enter({ now: () => 0 });
      seen.push(`${name} in`);
      await Promise.resolve();
      seen.push(`${name} out`);
      leave();
    };
    await Promise.all([use('a'), use('b'), use('c')]);
    expect(seen).toEqual(['a in', 'a out', 'b in', 'b out', 'c in', 'c out']);
  });

  it('orders strings by code units', () => {
    expect(['ä', 'z', 'B', 'a'].sort((a, b) => a.localeCompare(b))).toEqual(['B', 'a', 'z', 'ä']);
  });

  it('digests as the standard says', async () => {
    const digest = await crypto.subtle.digest('SHA-1', new TextEncoder().encode('abc'));
    expect(Buffer.from(digest).toString('hex')).toBe('a9993e364706816aba3e25717850c26c9cd0d89d');
  });
});
