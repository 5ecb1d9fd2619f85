import { describe, expect, it } from 'vitest';
import { ContentStore } from '../../src/kernel/content-store.ts';
import { hashValue } from '../../src/kernel/hash.ts';
import { Memo } from '../../src/kernel/memo.ts';
import { defineReaction, schedule } from '../../src/kernel/reaction.ts';
import { realm } from '../../src/kernel/realm.ts';
import { Simulation } from '../../src/kernel/simulation.ts';
import { defineTable } from '../../src/kernel/table.ts';
import { EPOCH_UNIX_MS } from '../../src/kernel/time.ts';
import { newWorld } from '../../src/kernel/world.ts';

const MAX = Number.MAX_SAFE_INTEGER;
const seen = defineTable<{ readonly times: readonly number[] }>('test-seen');
const clock = (): number => Date.now() - EPOCH_UNIX_MS;

/** Every third tick takes its time and reads the clock before and after each pause. */
const tick = defineReaction<{ readonly every: number; readonly left: number }>('test.tick', (tx, { every, left }) => {
  const times = [clock()];
  const end = (): void => {
    seen.put(tx, String(tx.world.steps).padStart(4, '0'), { times });
    if (left > 0) schedule(tx, tx.world.now + every, tick, { every, left: left - 1 });
  };
  if (left % 3 > 0) return end();
  return (async () => {
    for (let i = 0; i < left % 5; i++) {
      await (i % 2 ? new Promise((resolve) => setImmediate(resolve)) : Promise.resolve());
      times.push(clock());
    }
    end();
  })();
});
const fails = defineReaction<{ readonly isSlow: boolean }>('test.fails', (_tx, { isSlow }) => {
  const error = new Error('as asked');
  if (isSlow) return Promise.reject(error);
  throw error;
});

const simulation = (start = 0): Simulation =>
  new Simulation({
    world: newWorld({ world: 'w', play: 'p', playFrom: 0 }, start),
    reactions: [tick, fails],
    context: { content: new ContentStore(), memo: new Memo(), ports: new Map() },
    isChecked: true,
  });
const ticking = async (start: number, every: number, left: number): Promise<Simulation> => {
  const made = simulation(start);
  await made.transact((tx) => {
    schedule(tx, start, tick, { every, left });
  });
  return made;
};

describe('a step', () => {
  it('costs no promise when its reaction answers at once', async () => {
    const sim = await ticking(10, 5, 2);
    expect(sim.step(MAX)).toBe(true);
    expect(sim.world).toMatchObject({ now: 10, steps: 1 });
    expect(sim.step(14)).toBe(false);
    expect(sim.step(15)).toBe(true);
  });

  it('is a promise when its reaction takes its time, and the clock stands still meanwhile', async () => {
    const sim = await ticking(10, 5, 3);
    const before = sim.world;
    const step = sim.step(MAX);
    expect(sim.world).toBe(before);
    expect(await step).toBe(true);
    expect(seen.all(sim.world)).toEqual([{ times: [10, 10, 10, 10] }]);
  });

  it('waits for whoever owns the realm', async () => {
    const sim = await ticking(10, 5, 2);
    const leave = await realm.enter({ now: () => 99 });
    const step = sim.step(MAX);
    await Promise.resolve();
    expect(sim.world.steps).toBe(0);
    expect(clock()).toBe(99);
    leave();
    expect(await step).toBe(true);
    expect(seen.all(sim.world)).toEqual([{ times: [10] }]);
    expect(clock()).toBe(0);
  });

  it.each([false, true])('that fails changes nothing and gives the realm back (slow: %s)', async (isSlow) => {
    const sim = simulation();
    await sim.transact((tx) => {
      schedule(tx, 5, fails, { isSlow });
    });
    const before = sim.world;
    await expect(sim.advance(10)).rejects.toThrow('as asked');
    expect(sim.world).toBe(before);
    expect(clock()).toBe(0);
    expect(realm.tryEnter({ now: () => 1 })?.()).toBeUndefined();
    const leave = realm.tryEnter({ now: () => 1 });
    expect(leave).toBeDefined();
    leave?.();
  });

  it('refuses an event nobody reacts to', async () => {
    const sim = simulation();
    await sim.transact((tx) => {
      schedule(tx, 5, { ...tick, type: 'test.unknown' }, { every: 1, left: 0 });
    });
    await expect(sim.advance(10)).rejects.toThrow("no reaction is registered for event 'test.unknown'");
    expect(sim.world.steps).toBe(0);
    realm.tryEnter({ now: () => 1 })?.();
    expect(clock()).toBe(0);
  });
});

describe('simulations at the same time', () => {
  const plans = [
    { start: 1_000, every: 7, left: 40 },
    { start: 2_000_000, every: 11, left: 31 },
    { start: 3_000_000_000, every: 1, left: 50 },
  ];

  it('never see each other’s clock and become what they become alone', async () => {
    const alone: string[] = [];
    for (const { start, every, left } of plans) {
      const sim = await ticking(start, every, left);
      await sim.advance(start + 1000);
      alone.push(hashValue(sim.world));
    }
    const together = await Promise.all(plans.map(({ start, every, left }) => ticking(start, every, left)));
    await Promise.all(together.map((sim, i) => sim.advance((plans[i]?.start ?? 0) + 1000)));
    expect(together.map((sim) => hashValue(sim.world))).toEqual(alone);
    together.forEach((sim, i) => {
      const { start, every, left } = plans[i] as (typeof plans)[number];
      const all = seen.all(sim.world);
      expect(all).toHaveLength(left + 1);
      all.forEach(({ times }, step) => {
        expect(new Set(times)).toEqual(new Set([start + step * every]));
      });
    });
    expect(clock()).toBe(0);
  });

  it('take turns: nobody slips in before who waits longest', async () => {
    const order: string[] = [];
    const leave = await realm.enter({ now: () => 1 });
    const waits = realm.enter({ now: () => 2 }).then((left) => {
      order.push('waited');
      left();
    });
    leave();
    expect(realm.tryEnter({ now: () => 3 })).toBeUndefined();
    const late = realm.enter({ now: () => 4 }).then((left) => {
      order.push('late');
      left();
    });
    await Promise.all([waits, late]);
    expect(order).toEqual(['waited', 'late']);
  });

  it('lose nothing when an input is asked for during a slow step: it comes after the step', async () => {
    const sim = await ticking(10, 5, 3);
    const step = sim.step(MAX);
    const input = sim.transact((tx) => {
      seen.put(tx, 'input', { times: [clock(), tx.world.steps] });
    });
    await Promise.all([step, input]);
    expect(seen.ids(sim.world)).toEqual(['0001', 'input']);
    expect(seen.need(sim.world, 'input').times).toEqual([10, 1]);
  });

  it('play every event once when two callers advance one of them', async () => {
    const sim = await ticking(10, 5, 12);
    await Promise.all([sim.advance(200), sim.advance(200)]);
    expect(sim.world).toMatchObject({ steps: 13, now: 200, queue: [] });
  });
});
