import type { SimTime } from '../kernel/time.ts';
import type { World } from '../kernel/world.ts';
import type { ScenarioFile } from '../scenario/scenario-file.ts';
import { forPlay } from './build-start.ts';
import type { Engine } from './engine.ts';
import { Play, type PlayIdentity } from './play.ts';

/** A twin as far as it was played, and whoever plays it on at the moment. */
interface Kept {
  readonly key: string;
  readonly play: Play;
  busy: Promise<unknown>;
}

const kept = new WeakMap<Engine, Kept>();

/**
 * The healthy twin of a play: the same scenario and seed without its faults and without a player, played at least up to
 * `until`. The engine keeps the last one, so that routes of a scenario that are judged one after the other share it.
 * `first` gives it at T0; `pause` is awaited now and then.
 */
export async function twinAt(
  engine: Engine,
  identity: PlayIdentity,
  first: () => Promise<World>,
  until: SimTime,
  pause?: (now: SimTime) => Promise<void>,
): Promise<World> {
  const key = `${identity.scenario}/${identity.seed}`;
  let twin = kept.get(engine);
  if (twin?.key !== key) {
    const play = new Play({ ...identity, variant: '' }, engine, forPlay(await first(), identity.seed));
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
