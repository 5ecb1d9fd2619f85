import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { World } from '../kernel/world.ts';
import type { Pack } from '../scenario/pack.ts';
import type { ScenarioFile } from '../scenario/scenario-file.ts';
import { buildWorld, forPlay } from '../session/build-world.ts';
import type { Engine } from '../session/engine.ts';
import { packWorld, unpackWorld } from '../session/packed-world.ts';

const FOLDER = '.cache/worlds';

/** The file a start world is kept in: named after everything it depends on. */
export const worldPath = (build: string, scenario: string, variant: string): string =>
  resolve(process.cwd(), FOLDER, `${scenario}-${variant}-${build}.world`);

/** The world a play of a scenario starts from: taken from the cache, or built with progress on stderr. */
export async function startOf(
  engine: Engine,
  pack: Pack,
  scenario: ScenarioFile,
  identity: { readonly seed: string; readonly variant: string },
): Promise<World> {
  const file = worldPath(engine.build, scenario.id, identity.variant);
  if (existsSync(file)) return forPlay(unpackWorld(readFileSync(file), engine.content), identity.seed);
  const world = await buildWorld(engine, pack, scenario, identity.variant, (text) =>
    process.stderr.write(`building ${text}\n`),
  );
  mkdirSync(resolve(process.cwd(), FOLDER), { recursive: true });
  const packed = packWorld(world, engine.content);
  // Written aside first: a build that is stopped half-way must not leave half a world.
  writeFileSync(`${file}.${process.pid}`, packed);
  renameSync(`${file}.${process.pid}`, file);
  // The same way in for everybody: a world from the cache and a fresh one must not differ in anything.
  return forPlay(unpackWorld(packed, engine.content), identity.seed);
}
