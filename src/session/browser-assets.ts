import * as v from 'valibot';
import type { World } from '../kernel/world.ts';
import { createPyodideRunner } from '../python/pyodide-runner.ts';
import type { Pack } from '../scenario/pack.ts';
import { AssetError } from './asset-error.ts';
import { baseMark, twinMark } from './build-start.ts';
import { Engine } from './engine.ts';
import { baseName, startName, twinBooksName, twinName, unpackWorld, worldFile } from './packed-world.ts';
import { PRACTICE_SEED } from './practice-seed.ts';
import type { SessionAssets } from './session-assets.ts';

const buildSchema = v.object({ build: v.string() });
const packSchema = v.array(v.tuple([v.string(), v.string()]));

/** Fetches what a session needs from the folder that the page ships. @throws AssetError naming the file */
export async function browserAssets(base: string, Decompression: typeof DecompressionStream): Promise<SessionAssets> {
  const [{ build }, files] = await Promise.all([
    json(base, 'build.json', buildSchema),
    json(base, 'pack.json', packSchema),
  ]);
  const engine = new Engine({
    build,
    loadPython: async (content) => createPyodideRunner({ ...(await fetchPython(base, Decompression)), content }),
  });
  const pack: Pack = { files: new Map(files) };
  const unpacked = async (name: string, past?: World): Promise<World> =>
    unpackWorld(
      new Uint8Array(await (await get(base, worldFile(name))).arrayBuffer()),
      engine.content,
      past,
      worldFile(name),
    );
  const pasts = new Map<string, Promise<World>>(); // one past serves many scenarios
  const past = (name: string): Promise<World> => {
    const known = pasts.get(name) ?? unpacked(name);
    pasts.set(name, known);
    known.catch(() => pasts.delete(name)); // to be fetched again
    return known;
  };
  return {
    engine,
    pack,
    start: async (scenario, variant) =>
      unpacked(startName(scenario.id, variant), await past(baseName(baseMark(pack, scenario, variant)))),
    twin: (scenario) => ({
      first: async () => unpacked(twinName(scenario.id), await past(baseName(twinMark(pack, scenario)))),
      books: async (seed) => (seed === PRACTICE_SEED ? unpacked(twinBooksName(scenario.id, seed)) : null),
    }),
  };
}

async function fetchPython(base: string, Decompression: typeof DecompressionStream) {
  const indexURL = `${base}python/`;
  const [{ loadPyodide }, { default: createModule }, snapshot] = await Promise.all([
    load(base, 'python/pyodide.mjs'),
    load(base, 'python/pyodide.asm.mjs'),
    get(base, 'python/snapshot.bin').then((answer) => inflate(answer, Decompression)),
  ]);
  return { loadPyodide, createModule, indexURL, snapshot };
}

async function load(base: string, file: string) {
  try {
    return await import(/* @vite-ignore */ `${base}${file}`);
  } catch (error) {
    throw new AssetError(file, messageOf(error));
  }
}

async function inflate(answer: Response, Decompression: typeof DecompressionStream): Promise<Uint8Array> {
  try {
    if (!answer.body) throw new Error('came without a body');
    return new Uint8Array(await new Response(answer.body.pipeThrough(new Decompression('gzip'))).arrayBuffer());
  } catch (error) {
    throw new AssetError('python/snapshot.bin', `is not a whole file (${messageOf(error)})`);
  }
}

async function get(base: string, file: string): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetch(`${base}${file}`);
  } catch (error) {
    throw new AssetError(file, `could not be fetched (${messageOf(error)})`);
  }
  if (!answer.ok) throw new AssetError(file, `could not be fetched (${answer.status} ${answer.statusText})`);
  return answer;
}

async function json<Schema extends v.GenericSchema>(
  base: string,
  file: string,
  schema: Schema,
): Promise<v.InferOutput<Schema>> {
  const answer = await get(base, file);
  let value: unknown;
  try {
    value = await answer.json();
  } catch (error) {
    throw new AssetError(file, `is not JSON (${messageOf(error)})`);
  }
  const parsed = v.safeParse(schema, value);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new AssetError(file, `${v.getDotPath(issue) ?? '(root)'}: ${issue.message}`);
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
