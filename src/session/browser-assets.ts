import { createPyodideRunner } from '../python/pyodide-runner.ts';
import { Engine } from './engine.ts';
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
  return {
    engine,
    pack: { files: new Map(pack) },
    world: async (scenario, variant) =>
      new Uint8Array(await (await get(`${base}worlds/${scenario}-${variant}.world`)).arrayBuffer()),
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
