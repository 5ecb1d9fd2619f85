import { createPyodideRunner } from '../python/pyodide-runner.ts';
import { Engine } from '../session/engine.ts';
import { nodePyodide, pythonSnapshot } from './node-python.ts';

declare const __BUILD_ID__: string;

let engine: Engine | null = null;

/** The engine of this process: Python from the packages, its snapshot from the cache. */
export function nodeEngine(): Engine {
  engine ??= new Engine({
    build: __BUILD_ID__,
    loadPython: async (content) =>
      createPyodideRunner({ ...(await nodePyodide()), snapshot: await pythonSnapshot(), content }),
  });
  return engine;
}
