import { businessDays } from '../company/ledger/business-hour.ts';
import { DAY, type SimTime } from '../kernel/time.ts';
import { newWorld, type World } from '../kernel/world.ts';
import type { ScenarioFile } from '../scenario/scenario-file.ts';
import { forPlay } from './build-start.ts';
import type { Engine } from './engine.ts';
import { Play, type PlayIdentity } from './play.ts';

/** A scenario's healthy twin as it is kept in files. */
export interface TwinFiles {
  /** The twin at T0. */
  first(): Promise<World>;
  /** Its books after T0, in a world that holds nothing else; null: it was not played on with this seed. */
  books(seed: string): Promise<World | null>;
}

/** How much longer than the span of a scenario its twin is played on beforehand: a watch rarely takes longer. */
const BEYOND = 2 * DAY;

/** Plays a twin on from T0 as far as judging may ask, and keeps nothing but its books. */
export async function twinBooks(engine: Engine, first: World, scenario: ScenarioFile, seed: string): Promise<World> {
  const play = new Play({ scenario: scenario.id, seed, variant: '' }, engine, forPlay(first, seed));
  await engine.ready();
  await play.advance(scenario.t0 + scenario.span + BEYOND);
  const { world } = play;
  const books = world.resources[businessDays.name] ?? [];
  return { ...newWorld(world.seeds, world.now), resources: { [businessDays.name]: books } };
}

/** A twin as far as it was played, and whoever plays it on at the moment. */
interface Kept {
  readonly key: string;
  readonly play: Play;
  busy: Promise<unknown>;
}

const kept = new WeakMap<Engine, Kept>();

/**
 * The healthy twin of a play: the same scenario and seed without its faults and without a player, played at least up to
 * `until`, or its books alone. What was played beforehand is taken from its file. The engine keeps the last one that it
 * played, so that routes of a scenario that are judged one after the other share it. `pause` is awaited now and then.
 */
export async function twinAt(
  engine: Engine,
  identity: PlayIdentity,
  files: TwinFiles,
  until: SimTime,
  pause?: (now: SimTime) => Promise<void>,
): Promise<World> {
  const books = await files.books(identity.seed);
  if (books && books.now >= until) return books;
  const key = `${identity.scenario}/${identity.seed}`;
  let twin = kept.get(engine);
  if (twin?.key !== key) {
    const play = new Play({ ...identity, variant: '' }, engine, forPlay(await files.first(), identity.seed));
    twin = { key, play, busy: Promise.resolve() };
    kept.set(engine, twin);
  }
  const { play } = twin;
  const played = twin.busy.then(async () => {
    await engine.ready();
    if (play.world.now >= until) return;
    await play.advance(until, async () => {
      await pause?.(play.world.now);
      return true;
    });
  });
  twin.busy = played.catch(() => undefined);
  await played;
  return play.world;
}

/** When the first fault of a variant strikes; null when none does. */
export function firstStrike({ t0, variants }: ScenarioFile, variant: string): SimTime | null {
  const strikes = variants[variant]?.faults.map(({ at }) => t0 + at) ?? [];
  return strikes.length === 0 ? null : Math.min(...strikes);
}
