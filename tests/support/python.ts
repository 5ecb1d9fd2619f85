// Python for tests: one interpreter per test process, from the snapshot of the present sources.
import { existsSync, mkdirSync, rmdirSync, statSync } from 'node:fs';
import { nodePyodide, pythonSnapshot, snapshotPath } from '../../src/cli/node-python.ts';
import type { ContentStore } from '../../src/kernel/content-store.ts';
import { realm } from '../../src/kernel/realm.ts';
import { loadInterpreter, type SharedInterpreter } from '../../src/python/load-interpreter.ts';
import { PyodideRunner } from '../../src/python/pyodide-runner.ts';

const STALE_LOCK_MS = 120_000;
let loading: Promise<SharedInterpreter> | undefined;

/** The interpreter of this test process, loaded when first asked for. */
function testInterpreter(): Promise<SharedInterpreter> {
  loading ??= (async () => loadInterpreter(await nodePyodide(), await snapshotMadeOnce()))();
  return loading;
}

/** A runner over a content store of the test's own. */
export async function testPython(content: ContentStore): Promise<PyodideRunner> {
  return new PyodideRunner(await testInterpreter(), content);
}

/** Test processes that start together wait for the one that makes the snapshot. */
async function snapshotMadeOnce(): Promise<Uint8Array> {
  const lock = `${snapshotPath()}.lock`;
  while (!existsSync(snapshotPath())) {
    mkdirSync('.cache/python', { recursive: true });
    try {
      mkdirSync(lock);
    } catch {
      const made = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? 0;
      if (made && realm.hostUnixMilliseconds() - made > STALE_LOCK_MS) rmdirSync(lock);
      await new Promise((resolve) => setTimeout(resolve, 200));
      continue;
    }
    try {
      return await pythonSnapshot();
    } finally {
      rmdirSync(lock);
    }
  }
  return pythonSnapshot();
}
