import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { defaultPack } from '../src/cli/default-pack.ts';
import { nodeEngine } from '../src/cli/node-engine.ts';
import { pythonSnapshot, snapshotPath } from '../src/cli/node-python.ts';
import { startOf, worldPath } from '../src/cli/start-of.ts';
import { readScenario, scenarioIds } from '../src/scenario/scenario-file.ts';
import { scenarioCards } from '../src/session/scenario-card.ts';
import { worldFile } from '../src/session/session-assets.ts';

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
  for (const id of scenarioIds(pack)) {
    const scenario = readScenario(pack, id);
    for (const variant of Object.keys(scenario.variants).sort()) {
      onProgress(`world of ${id} ${variant}`);
      await startOf(engine, pack, scenario, { seed: '1', variant });
      const name = worldFile(id, variant);
      copyFileSync(worldPath(engine.build, id, variant), join(target, name));
      worlds.add(basename(name));
    }
  }
  for (const old of readdirSync(join(target, 'worlds')))
    if (!worlds.has(basename(old))) rmSync(join(target, 'worlds', old));
  writeFileSync(join(target, 'cards.json'), JSON.stringify(scenarioCards(pack)));
  writeFileSync(join(target, 'pack.json'), JSON.stringify([...pack.files]));
  writeFileSync(join(target, 'build.json'), JSON.stringify({ build: engine.build }));
  onProgress(`ready (${Math.round(readFileSync(join(target, 'python/snapshot.bin')).length / 1e6)} MB of Python)`);
}
