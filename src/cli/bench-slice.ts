import { realm } from '../kernel/realm.ts';
import { DAY } from '../kernel/time.ts';
import { readScenario } from '../scenario/scenario-file.ts';
import { benchScoring } from '../session/bench-scoring.ts';
import { Play } from '../session/play.ts';
import { type BenchFigure, median, round2 } from './bench-kernel.ts';
import { defaultPack } from './default-pack.ts';
import { nodeEngine } from './node-engine.ts';
import { startOf } from './start-of.ts';

const REQUESTS = 200;
const ROUNDS = 5;

/** Simulated days of the slice per second (Python included), and 200 requests scored in Python. */
export async function benchSlice(): Promise<BenchFigure[]> {
  const engine = await nodeEngine();
  const pack = defaultPack();
  const scenario = readScenario(pack, 'sandbox');
  const identity = { scenario: 'sandbox', seed: 'bench', variant: Object.keys(scenario.variants).sort()[0] as string };
  const start = await startOf(engine, pack, scenario, identity);
  const play = new Play(identity, engine, start);
  const startedAt = realm.hostMilliseconds();
  await play.advance(start.now + DAY);
  const seconds = (realm.hostMilliseconds() - startedAt) / 1000;
  const scoring: number[] = [];
  for (let round = 0; round < ROUNDS; round++) scoring.push(await benchScoring(engine, start, REQUESTS, round));
  return [
    { name: 'simulated days of the slice, Python included', value: round2(1 / seconds), unit: '/s' },
    {
      name: `${REQUESTS} requests scored in Python (median of ${ROUNDS})`,
      value: Math.round(median(scoring)),
      unit: 'ms',
    },
  ];
}
