import { resolve } from 'node:path';
import type { SimTime } from '../kernel/time.ts';
import type { World } from '../kernel/world.ts';
import { readHistory } from '../scenario/history-file.ts';
import type { Pack } from '../scenario/pack.ts';
import type { ScenarioFile } from '../scenario/scenario-file.ts';
import { buildBase } from '../session/build-base.ts';
import { baseMark, buildStart, buildTwin, forPlay, twinMark } from '../session/build-start.ts';
import type { Engine } from '../session/engine.ts';
import { baseName, packWorld, startName, twinBooksName, twinName, unpackWorld } from '../session/packed-world.ts';
import { PRACTICE_SEED } from '../session/practice-seed.ts';
import { type TwinFiles, twinBooks } from '../session/twin.ts';
import { onceInFile, writeWhole } from './once-in-file.ts';

declare const __PAST_ID__: string;

const FOLDER = '.cache/worlds';

const fileOf = (name: string, key: string): string => resolve(process.cwd(), FOLDER, `${name}-${key}.world`);

/** The file the common past up to a mark is kept in: named after all it depends on. */
export const basePath = (mark: SimTime): string => fileOf(baseName(mark), __PAST_ID__);

/** The file a variant's first moment is kept in. */
export const startPath = (build: string, scenario: string, variant: string): string =>
  fileOf(startName(scenario, variant), build);

/** The world a play of a scenario starts from: taken from the cache, or built with progress on stderr. */
export async function startOf(
  engine: Engine,
  pack: Pack,
  scenario: ScenarioFile,
  identity: { readonly seed: string; readonly variant: string },
): Promise<World> {
  const { variant } = identity;
  const base = await baseOf(engine, pack, baseMark(pack, scenario, variant));
  const file = startPath(engine.build, scenario.id, variant);
  const world = await onceInFile(file, async (isAlive) => {
    const made = await buildStart(engine, base, scenario, variant, (text) => {
      isAlive();
      tell(text);
    });
    return packWorld(made, engine.content, base);
  });
  return forPlay(unpackWorld(world, engine.content, base), identity.seed);
}

/** The file a scenario's healthy twin at T0 is kept in. */
export const twinPath = (build: string, scenario: string): string => fileOf(twinName(scenario), build);

/** The healthy twin of a scenario at T0: taken from the cache, or built with progress on stderr. */
async function twinOf(engine: Engine, pack: Pack, scenario: ScenarioFile): Promise<World> {
  const base = await baseOf(engine, pack, twinMark(pack, scenario));
  const world = await onceInFile(twinPath(engine.build, scenario.id), async (isAlive) => {
    const made = await buildTwin(engine, base, scenario, (text) => {
      isAlive();
      tell(text);
    });
    return packWorld(made, engine.content, base);
  });
  return unpackWorld(world, engine.content, base);
}

/** The file the books of a scenario's healthy twin are kept in. */
export const twinBooksPath = (build: string, scenario: string): string =>
  fileOf(twinBooksName(scenario, PRACTICE_SEED), build);

/** The healthy twin of a scenario: taken from the cache, or played. */
export const twinFiles = (engine: Engine, pack: Pack, scenario: ScenarioFile): TwinFiles => ({
  first: () => twinOf(engine, pack, scenario),
  books: async (seed) => {
    if (seed !== PRACTICE_SEED) return null;
    const made = await onceInFile(twinBooksPath(engine.build, scenario.id), async () => {
      tell(`${scenario.id}, the books of the healthy twin`);
      const books = await twinBooks(engine, await twinOf(engine, pack, scenario), scenario, seed);
      return packWorld(books, engine.content);
    });
    return unpackWorld(made, engine.content);
  },
});

const bases = new WeakMap<Engine, Map<SimTime, Promise<World>>>();

/** The common past at a mark, one value per engine: what builds on it shares its objects. */
function baseOf(engine: Engine, pack: Pack, mark: SimTime): Promise<World> {
  const known = bases.get(engine) ?? new Map<SimTime, Promise<World>>();
  bases.set(engine, known);
  const made = known.get(mark) ?? loadBase(engine, pack, mark);
  known.set(mark, made);
  return made;
}

/** All marks are made in one pass, by one process. */
async function loadBase(engine: Engine, pack: Pack, mark: SimTime): Promise<World> {
  const { start, marks } = readHistory(pack);
  const wanted = mark === start ? [start] : [...marks].sort((a, b) => a - b);
  const make = async (isAlive: () => void): Promise<Uint8Array> => {
    const made = new Map<SimTime, Uint8Array>();
    await buildBase(engine, pack, {
      marks: wanted,
      onProgress: (text) => {
        isAlive();
        tell(text);
      },
      onMark: (at, world) => made.set(at, packWorld(world, engine.content)),
    });
    for (const [at, bytes] of made) if (at !== mark) writeWhole(basePath(at), bytes);
    return made.get(mark) as Uint8Array;
  };
  return unpackWorld(await onceInFile(basePath(mark), make, basePath(wanted.at(-1) ?? mark)), engine.content);
}

const tell = (text: string): void => void process.stderr.write(`building ${text}\n`);
