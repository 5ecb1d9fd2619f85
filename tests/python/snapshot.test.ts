import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { nodePyodide, pythonSnapshot } from '../../src/cli/node-python.ts';
import { ContentStore } from '../../src/kernel/content-store.ts';
import { buildSnapshot, type PythonSources } from '../../src/python/build-snapshot.ts';
import { openSnapshot } from '../../src/python/snapshot-file.ts';
import { testPython } from '../support/python.ts';

const sourcesOf = (folder: string): PythonSources =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.py'))
      .sort()
      .map((path) => [path.replaceAll('\\', '/'), readFileSync(join(folder, path), 'utf8')]),
  );

it('is the same bytes whoever builds it', async () => {
  await testPython(new ContentStore()); // waits for a process that is building it
  const shipped = await pythonSnapshot();
  const sources = { driver: sourcesOf('src/python/driver'), sitePackages: sourcesOf('src/python/site-packages') };
  const made = await buildSnapshot(await nodePyodide(), sources);
  expect(made.length).toBe(shipped.length);
  expect(Buffer.compare(made, shipped)).toBe(0);
});

it('refuses a file that is no snapshot', () => {
  expect(() => openSnapshot(new Uint8Array(64))).toThrow('not a snapshot file');
});
