import type { World } from '../kernel/world.ts';
import { needFile, type Pack } from '../scenario/pack.ts';
import type { ScenarioFile } from '../scenario/scenario-file.ts';
import type { Engine } from './engine.ts';
import { judge, type Verdicts } from './judge.ts';
import { Play, type PlayIdentity } from './play.ts';
import { playScript } from './play-script.ts';
import { parseScript } from './script.ts';
import type { TwinFiles } from './twin.ts';
import { verify } from './verify.ts';

/** One route through a scenario and whether it was judged as its folder says. */
export interface RouteProof {
  readonly route: string; // 'right/revert.sh', 'wrong/scale-out.sh', 'do nothing'
  readonly asExpected: boolean;
  readonly expected: string; // 'resolved', or 'slo false'
  readonly verdicts: Verdicts;
}

export interface ScenarioProof {
  readonly scenario: string;
  readonly variant: string;
  readonly held: boolean;
  readonly routes: readonly RouteProof[];
  readonly problems: readonly string[]; // what is wrong beside the routes
}

/** Whether a route is one through a variant: through all of them unless it names its own (`# variants: A C`). */
const isFor = (pack: Pack, path: string, variant: string): boolean =>
  /^# variants: (.+)$/m.exec(needFile(pack, path))?.[1]?.split(' ').includes(variant) ?? true;

/** Routes in a scenario's folder, in code-unit order. */
export const routesOf = (pack: Pack, id: string, side: 'right' | 'wrong'): string[] =>
  [...pack.files.keys()].filter((path) => path.startsWith(`${id}/${side}/`) && path.endsWith('.sh')).sort();

/**
 * Proves a scenario: every right route resolves it, every wrong one is found out by the oracle it names, doing nothing
 * does not help, and a recording of a right route replays to the same hash.
 */
export async function prove(
  engine: Engine,
  pack: Pack,
  scenario: ScenarioFile,
  identity: PlayIdentity,
  start: World,
  twin: TwinFiles,
  onRoute: (proof: RouteProof) => void = () => undefined,
): Promise<ScenarioProof> {
  const routes: RouteProof[] = [];
  const problems: string[] = [];
  const add = (proof: RouteProof): void => {
    routes.push(proof);
    onRoute(proof);
  };
  const [right, wrong] = (['right', 'wrong'] as const).map((side) =>
    routesOf(pack, scenario.id, side).filter((path) => isFor(pack, path, identity.variant)),
  ) as [string[], string[]];
  if (scenario.oracles.length > 0 && right.length < 2) problems.push('fewer than two right routes');
  for (const [index, path] of right.entries()) {
    const play = await run(engine, pack, scenario, identity, start, path);
    const verdicts = await judge(engine, scenario, identity, { start, end: play.world, twin });
    add({ route: path, expected: 'resolved', asExpected: verdicts.status === 'resolved', verdicts });
    if (index > 0) continue;
    const replay = await verify(play.recording(), engine, start);
    if (replay.hash() !== play.hash()) problems.push(`${path}: the replay ends at another hash`);
  }
  for (const path of wrong) {
    const fails = /^# fails: ([\w-]+)/m.exec(needFile(pack, path))?.[1];
    if (fails === undefined) {
      problems.push(`${path}: does not name the oracle that exposes it (# fails: <id>)`);
      continue;
    }
    const play = await run(engine, pack, scenario, identity, start, path);
    const verdicts = await judge(engine, scenario, identity, { start, end: play.world, twin });
    const exposed = verdicts.oracles.some((oracle) => oracle.id === fails && !oracle.held);
    add({ route: path, expected: `${fails} false`, asExpected: exposed && verdicts.status !== 'resolved', verdicts });
  }
  if (scenario.oracles.length > 0) {
    const idle = new Play(identity, engine, start);
    await idle.advance(scenario.t0 + scenario.span);
    const verdicts = await judge(engine, scenario, identity, { start, end: idle.world, twin });
    add({ route: 'do nothing', expected: 'unresolved', asExpected: verdicts.status === 'unresolved', verdicts });
  }
  const held = problems.length === 0 && routes.every((route) => route.asExpected);
  return { scenario: scenario.id, variant: identity.variant, held, routes, problems };
}

async function run(
  engine: Engine,
  pack: Pack,
  scenario: ScenarioFile,
  identity: PlayIdentity,
  start: World,
  path: string,
): Promise<Play> {
  const play = new Play(identity, engine, start);
  await playScript(play, parseScript(needFile(pack, path)), scenario.t0 + scenario.span);
  return play;
}
