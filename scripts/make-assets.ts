import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { defaultPack } from '../src/cli/default-pack.ts';
import { nodeEngine } from '../src/cli/node-engine.ts';
import { pythonSnapshot, snapshotPath } from '../src/cli/node-python.ts';
import { basePath, startOf, startPath, twinBooksPath, twinFiles, twinPath } from '../src/cli/start-of.ts';
import { readScenario, scenarioIds } from '../src/scenario/scenario-file.ts';
import { baseMark, twinMark } from '../src/session/build-start.ts';
import { baseName, startName, twinBooksName, twinName } from '../src/session/packed-world.ts';
import { PRACTICE_SEED } from '../src/session/practice-seed.ts';
import { scenarioCards } from '../src/session/scenario-card.ts';

const PYODIDE = ['pyodide.mjs', 'pyodide.asm.mjs', 'pyodide.asm.wasm', 'python_stdlib.zip'];

/** Fills `.cache/public/game`, which Vite copies into the page: nothing of it is committed. */
export async function makeAssets(onProgress: (text: string) => void): Promise<void> {
  const root = process.cwd();
  const target = resolve(root, '.cache/public/game');
  for (const folder of ['python', 'worlds']) mkdirSync(join(target, folder), { recursive: true });
  const pack = defaultPack();
  const engine = nodeEngine();
  onProgress('Python');
  const packed = `${snapshotPath()}.gz`;
  const snapshot = await pythonSnapshot();
  if (!existsSync(packed)) writeFileSync(packed, gzipSync(snapshot, { level: 6 }));
  copyFileSync(packed, join(target, 'python/snapshot.bin'));
  for (const file of PYODIDE) copyFileSync(resolve(root, 'node_modules/pyodide', file), join(target, 'python', file));

  const worlds = new Set<string>();
  const ship = (name: string, file: string): void => {
    copyFileSync(file, join(target, 'worlds', `${name}.world`));
    worlds.add(`${name}.world`);
  };
  for (const id of scenarioIds(pack)) {
    const scenario = readScenario(pack, id);
    for (const variant of Object.keys(scenario.variants).sort()) {
      onProgress(`world of ${id} ${variant}`);
      await startOf(engine, pack, scenario, { seed: '1', variant });
      const mark = baseMark(pack, scenario, variant);
      ship(baseName(mark), basePath(mark));
      ship(startName(id, variant), startPath(engine.build, id, variant));
    }
    if (scenario.oracles.length === 0) continue; // nothing is judged
    onProgress(`healthy twin of ${id}`);
    const twin = twinFiles(engine, pack, scenario);
    await twin.first();
    await twin.books(PRACTICE_SEED);
    const mark = twinMark(pack, scenario);
    ship(baseName(mark), basePath(mark));
    ship(twinName(id), twinPath(engine.build, id));
    ship(twinBooksName(id, PRACTICE_SEED), twinBooksPath(engine.build, id));
  }
  for (const old of readdirSync(join(target, 'worlds')))
    if (!worlds.has(basename(old))) rmSync(join(target, 'worlds', old));
  writeFileSync(join(target, 'cards.json'), JSON.stringify(scenarioCards(pack)));
  writeFileSync(join(target, 'pack.json'), JSON.stringify([...pack.files]));
  writeFileSync(join(target, 'build.json'), JSON.stringify({ build: engine.build }));
  onProgress(`ready (${Math.round(readFileSync(join(target, 'python/snapshot.bin')).length / 1e6)} MB of Python)`);
}
