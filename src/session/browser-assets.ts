import type { ContentStore } from '../kernel/content-store.ts';
import type { ScriptRunner } from '../kernel/script.ts';
import { createPyodideRunner } from '../python/pyodide-runner.ts';
import { Engine } from './engine.ts';
import type { SessionAssets } from './serve-session.ts';

/** Fetches what a session needs from the folder that the page ships. @throws naming the file that could not be had */
export async function browserAssets(base: string, Decompression: typeof DecompressionStream): Promise<SessionAssets> {
  const [{ build }, files] = await Promise.all([json(`${base}build.json`), json(`${base}pack.json`)]);
  const engine = new Engine({
    build: String(build),
    loadPython: (content) => loadPython(`${base}python/`, content, Decompression),
  });
  return {
    engine,
    pack: { files: new Map(files) },
    world: async (scenario, variant) =>
      new Uint8Array(await (await get(`${base}worlds/${scenario}-${variant}.world`)).arrayBuffer()),
  };
}

async function loadPython(
  indexURL: string,
  content: ContentStore,
  Decompression: typeof DecompressionStream,
): Promise<ScriptRunner> {
  const load = (file: string) => import(/* @vite-ignore */ `${indexURL}${file}`);
  const [{ loadPyodide }, { default: createModule }, snapshot] = await Promise.all([
    load('pyodide.mjs'),
    load('pyodide.asm.mjs'),
    get(`${indexURL}snapshot.bin`).then((answer) => {
      if (!answer.body) throw new Error('snapshot.bin came without a body');
      return new Response(answer.body.pipeThrough(new Decompression('gzip'))).arrayBuffer();
    }),
  ]);
  return createPyodideRunner({ loadPyodide, createModule, indexURL, snapshot: new Uint8Array(snapshot), content });
}

async function get(url: string): Promise<Response> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${answer.statusText}`);
  return answer;
}

const json = async (url: string) => (await get(url)).json();
