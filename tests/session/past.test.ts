// The common past of all scenarios: the same from the same content, whoever builds it, however it is cut, kept and loaded.
import { beforeAll, describe, expect, it } from 'vitest';
import { hashValue } from '../../src/kernel/hash.ts';
import { DAY, HOUR, type SimTime } from '../../src/kernel/time.ts';
import type { World } from '../../src/kernel/world.ts';
import { readScenario } from '../../src/scenario/scenario-file.ts';
import { buildBase } from '../../src/session/build-base.ts';
import { baseMark, buildStart } from '../../src/session/build-start.ts';
import { Engine } from '../../src/session/engine.ts';
import { packWorld, unpackWorld } from '../../src/session/packed-world.ts';
import { testPython } from '../support/python.ts';
import { pack } from '../support/start-world.ts';

// On day 7 version 1 is trained, on day 8 it begins to serve, on day 9 the scorer runs on three machines.
const MARK = 8 * DAY + 7 * HOUR;
const END = 10 * DAY;
const PATIENCE = 900_000;

/** An engine that remembers nothing of any other. */
const newEngine = (): Engine => new Engine({ build: 'test', loadPython: testPython });

async function past(engine: Engine, ...marks: SimTime[]): Promise<World[]> {
  const worlds: World[] = [];
  await buildBase(engine, pack, { marks, onMark: (_mark, world) => worlds.push(world) });
  return worlds;
}

describe('the past', () => {
  const [one, other] = [newEngine(), newEngine()];
  let early: World;
  let late: World;
  beforeAll(async () => {
    const made = await past(one, MARK, END);
    [early, late] = made as [World, World];
  }, PATIENCE);

  it(
    'is the same when it is built again, cut elsewhere',
    async () => {
      const [again] = await past(other, END);
      expect(hashValue(again)).toBe(hashValue(late));
    },
    PATIENCE,
  );

  it(
    'goes on from a mark that was saved and loaded as it would have gone on at once',
    async () => {
      const scenario = { ...readScenario(pack, 'sandbox'), t0: END - 12 * HOUR };
      const straight = await buildStart(one, early, scenario, 'A');
      const engine = newEngine();
      const base = unpackWorld(packWorld(early, one.content), engine.content);
      const start = await buildStart(engine, base, scenario, 'A');
      expect(hashValue(start)).toBe(hashValue(straight));
      const [whole, delta] = [packWorld(start, engine.content), packWorld(start, engine.content, base)];
      expect(delta.length).toBeLessThan(0.6 * whole.length);
      const loaded = newEngine();
      const loadedBase = unpackWorld(packWorld(early, one.content), loaded.content);
      expect(hashValue(unpackWorld(delta, loaded.content, loadedBase))).toBe(hashValue(straight));
    },
    PATIENCE,
  );
});

describe('a scenario', () => {
  it('begins from the newest mark before anything in it differs from history', () => {
    const scenario = readScenario(pack, 'model-load-in-run');
    const mark = baseMark(pack, scenario, 'A');
    expect(baseMark(pack, readScenario(pack, 'sandbox'), 'A')).toBe(mark);
    const fault = { at: mark - scenario.t0, fault: 'commit-edit', with: {} };
    const earlier = { ...scenario, variants: { A: { says: [], faults: [fault] } } };
    expect(baseMark(pack, earlier, 'A')).toBeLessThan(mark);
  });
});
