import { resolve } from 'node:path';
import { loadPack } from '../../src/cli/load-pack.ts';
import { nodeEngine } from '../../src/cli/node-engine.ts';
import { startOf } from '../../src/cli/start-of.ts';
import { readScenario } from '../../src/scenario/scenario-file.ts';
import type { Engine } from '../../src/session/engine.ts';
import { Play } from '../../src/session/play.ts';

export const pack = loadPack(resolve(import.meta.dirname, '../../scenarios'));

/** A play of a scenario's first variant at its first moment, on the engine of this test process. */
export async function startPlay(id: string, seed = '1', engine: Engine = nodeEngine()): Promise<Play> {
  const scenario = readScenario(pack, id);
  const identity = { scenario: id, seed, variant: Object.keys(scenario.variants).sort()[0] as string };
  return new Play(identity, engine, await startOf(engine, pack, scenario, identity));
}
