// Where Python's files lie for Node: the package of Pyodide, the sources under src/python and the built snapshot.
import { createHash } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildSnapshot, type PythonSources } from '../src/python/build-snapshot.ts';
import type { PyodideFiles } from '../src/python/interpreter.ts';

/** Sources whose change makes another snapshot. */
const SNAPSHOT_CODE = ['build-snapshot.ts', 'interpreter.ts', 'run-meter.ts', 'snapshot-file.ts'];
const STALE_LOCK_MS = 120_000;

/** Pyodide from the installed package. */
export async function nodePyodideFiles(): Promise<PyodideFiles> {
  const folder = pyodideFolder();
  const { loadPyodide } = (await import('pyodide')) as unknown as Pick<PyodideFiles, 'loadPyodide'>;
  const module = (await import(pathToFileURL(join(folder, 'pyodide.asm.mjs')).href)) as {
    default: PyodideFiles['createModule'];
  };
  return { loadPyodide, createModule: module.default, indexURL: `${folder}/` };
}

/** The folder of the installed package: `pyodide.asm.wasm`, `python_stdlib.zip` and the rest. */
export const pyodideFolder = (): string => dirname(createRequire(import.meta.url).resolve('pyodide/package.json'));

/** Where the snapshot of the present sources lies: its folder is named by their content. */
export function snapshotPath(root: string): string {
  const hash = createHash('sha256');
  hash.update(readFileSync(join(pyodideFolder(), 'package.json')));
  for (const name of SNAPSHOT_CODE) hash.update(readFileSync(join(root, 'src/python', name)));
  hash.update(JSON.stringify(pythonSources(root, 'driver')));
  hash.update(JSON.stringify(pythonSources(root, 'site-packages')));
  return join(root, '.cache', 'python', hash.digest('hex').slice(0, 16), 'python.snapshot');
}

/** The snapshot's bytes, made first when they are missing. Two processes that ask at once make it once. */
export async function ensureSnapshot(root: string, files: PyodideFiles): Promise<Uint8Array> {
  const path = snapshotPath(root);
  const lock = `${path}.lock`;
  mkdirSync(dirname(path), { recursive: true });
  while (!existsSync(path)) {
    if (!takeLock(lock)) {
      await new Promise((resolve) => setTimeout(resolve, 200));
      continue;
    }
    try {
      if (existsSync(path)) break;
      const sources = { driver: pythonSources(root, 'driver'), sitePackages: pythonSources(root, 'site-packages') };
      writeFileSync(`${path}.part`, await buildSnapshot(files, sources));
      renameSync(`${path}.part`, path);
    } finally {
      rmSync(lock, { force: true });
    }
  }
  return new Uint8Array(readFileSync(path));
}

/** A lock is a file that only one process can create; one that nobody removed is taken over. */
function takeLock(lock: string): boolean {
  try {
    closeSync(openSync(lock, 'wx'));
    return true;
  } catch {
    const age = realNow() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? realNow());
    if (age > STALE_LOCK_MS) rmSync(lock, { force: true });
    return false;
  }
}

/** The realm may have replaced Date; files keep real time. */
const realNow = (): number => performance.timeOrigin + Number(process.hrtime.bigint() / 1_000_000n) - START;
const START = Number(process.hrtime.bigint() / 1_000_000n);

function pythonSources(root: string, folder: string): PythonSources {
  const out: { [path: string]: string } = {};
  const visit = (path: string): void => {
    for (const entry of readdirSync(join(root, 'src/python', folder, path), { withFileTypes: true })) {
      const below = path ? `${path}/${entry.name}` : entry.name;
      if (entry.isDirectory()) visit(below);
      else if (entry.name.endsWith('.py')) out[below] = readFileSync(join(root, 'src/python', folder, below), 'utf8');
    }
  };
  visit('');
  return Object.fromEntries(Object.entries(out).sort(([a], [b]) => (a < b ? -1 : 1)));
}
