import type { World } from '../kernel/world.ts';
import { createPyodideRunner } from '../python/pyodide-runner.ts';
import type { Pack } from '../scenario/pack.ts';
import { baseMark } from './build-start.ts';
import { Engine } from './engine.ts';
import { baseName, startName, unpackWorld } from './packed-world.ts';
import type { SessionAssets } from './serve-session.ts';

/** Fetches what a session needs from the folder that the page ships. @throws naming the file that could not be had */
export async function browserAssets(base: string, Decompression: typeof DecompressionStream): Promise<SessionAssets> {
  const files = fetchPython(`${base}python/`, Decompression); // on its way before anybody asks
  files.catch(() => undefined); // whoever needs it hears of a failure
  const [{ build }, pack] = await Promise.all([json(`${base}build.json`), json(`${base}pack.json`)]);
  const engine = new Engine({
    build: String(build),
    loadPython: async (content) => createPyodideRunner({ ...(await files), content }),
  });
  engine.ready().catch(() => undefined);
  const content: Pack = { files: new Map(pack) };
  const packed = async (name: string) => new Uint8Array(await (await get(`${base}worlds/${name}.world`)).arrayBuffer());
  const pasts = new Map<string, Promise<World>>(); // one past serves many scenarios
  const past = (name: string): Promise<World> => {
    const known = pasts.get(name) ?? packed(name).then((bytes) => unpackWorld(bytes, engine.content));
    pasts.set(name, known);
    known.catch(() => pasts.delete(name)); // to be fetched again
    return known;
  };
  return {
    engine,
    pack: content,
    async start(scenario, variant) {
      const [common, own] = await Promise.all([
        past(baseName(baseMark(content, scenario, variant))),
        packed(startName(scenario.id, variant)),
      ]);
      return unpackWorld(own, engine.content, common);
    },
  };
}

async function fetchPython(indexURL: string, Decompression: typeof DecompressionStream) {
  const load = (file: string) => import(/* @vite-ignore */ `${indexURL}${file}`);
  const [{ loadPyodide }, { default: createModule }, snapshot] = await Promise.all([
    load('pyodide.mjs'),
    load('pyodide.asm.mjs'),
    get(`${indexURL}snapshot.bin`).then((answer) => {
      if (!answer.body) throw new Error('snapshot.bin came without a body');
      return new Response(answer.body.pipeThrough(new Decompression('gzip'))).arrayBuffer();
    }),
  ]);
  return { loadPyodide, createModule, indexURL, snapshot: new Uint8Array(snapshot) };
}

async function get(url: string): Promise<Response> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${answer.statusText}`);
  return answer;
}

const json = async (url: string) => (await get(url)).json();
