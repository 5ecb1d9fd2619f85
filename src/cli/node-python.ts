import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { contentKey } from '../../scripts/build-id.mjs';
import { buildSnapshot, type PythonSources } from '../python/build-snapshot.ts';
import type { PyodideFiles } from '../python/interpreter.ts';

const root = (): string => process.cwd();

/** Pyodide as it lies in node_modules. */
export async function nodePyodide(): Promise<PyodideFiles> {
  const folder = join(root(), 'node_modules/pyodide');
  const [{ loadPyodide }, { default: createModule }] = await Promise.all([
    import(pathToFileURL(join(folder, 'pyodide.mjs')).href),
    import(pathToFileURL(join(folder, 'pyodide.asm.mjs')).href),
  ]);
  return { loadPyodide, createModule, indexURL: `${folder}/` };
}

/** The file the snapshot of these Python sources is kept in. */
export const snapshotPath = (): string =>
  resolve(
    root(),
    '.cache/python',
    `${contentKey(root(), ['src/python', 'node_modules/pyodide/package.json'])}.snapshot`,
  );

/** The interpreter's snapshot: from the cache, or made once for these sources. */
export async function pythonSnapshot(): Promise<Uint8Array> {
  const file = snapshotPath();
  if (existsSync(file)) return readFileSync(file);
  const sources = {
    driver: pythonSources('src/python/driver'),
    sitePackages: pythonSources('src/python/site-packages'),
  };
  const made = await buildSnapshot(await nodePyodide(), sources);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.${process.pid}`, made);
  renameSync(`${file}.${process.pid}`, file);
  return made;
}

function pythonSources(folder: string): PythonSources {
  const found: { [path: string]: string } = {};
  const visit = (path: string): void => {
    for (const entry of readdirSync(join(root(), folder, path), { withFileTypes: true }).sort((a, b) =>
      a.name < b.name ? -1 : 1,
    )) {
      const below = path ? `${path}/${entry.name}` : entry.name;
      if (entry.isDirectory() && entry.name !== '__pycache__') visit(below);
      else if (entry.name.endsWith('.py')) found[below] = readFileSync(join(root(), folder, below), 'utf8');
    }
  };
  visit('');
  return found;
}
