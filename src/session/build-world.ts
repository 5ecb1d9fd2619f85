import { environments } from '../azure/environment/environment.ts';
import { colleagueTypes } from '../company/colleagues/colleague-types.ts';
import { placeHints } from '../company/on-call/hint-ladder.ts';
import { ON_CALL } from '../company/roles.ts';
import type { Context } from '../kernel/context.ts';
import { worldFiles } from '../kernel/files/world-files.ts';
import type { Json } from '../kernel/json.ts';
import { pushEvent } from '../kernel/queue.ts';
import { schedule } from '../kernel/reaction.ts';
import { isoTime, MINUTE } from '../kernel/time.ts';
import type { Tx } from '../kernel/tx.ts';
import { newWorld, type World } from '../kernel/world.ts';
import { readEstate } from '../scenario/estate-file.ts';
import { FAULT_STRIKES } from '../scenario/faults/fault-strikes.ts';
import { type History, readHistory } from '../scenario/history-file.ts';
import { makeInitialCommits, REMOTE_PATH } from '../scenario/initial-commits.ts';
import type { Pack } from '../scenario/pack.ts';
import { placeEstate } from '../scenario/place-estate.ts';
import type { ScenarioFile } from '../scenario/scenario-file.ts';
import { openTerminal } from '../shell/open-terminal.ts';
import type { Engine } from './engine.ts';
import { Play } from './play.ts';

/** Terminals the player has from the first moment: one to type in, one behind the incident panel. */
export const PLAYER_TERMINALS = ['terminal-1', 'panel'] as const;

const WORLD_SEED = 'kestrand';
const PROGRESS_STEPS = 24;

/**
 * Makes the world a scenario begins with by playing the engine from the start of history to T0: what is there was done
 * by somebody. It is the same for every play; `forPlay` gives it a future of its own.
 */
export async function buildWorld(
  engine: Engine,
  pack: Pack,
  scenario: ScenarioFile,
  variant: string,
  onProgress: (text: string) => void = () => undefined,
): Promise<World> {
  const history = readHistory(pack);
  const estate = readEstate(pack);
  const seeds = { world: WORLD_SEED, play: WORLD_SEED, playFrom: scenario.t0 };
  const identity = { scenario: scenario.id, seed: WORLD_SEED, variant };
  const play = new Play(identity, engine, newWorld(seeds, history.start));
  await engine.ready();
  await play.simulation.transact(async (tx) => {
    await makeInitialCommits(worldFiles(tx, engine.content), pack, history);
    placeEstate(tx, pack, estate);
    placeHints(tx, scenario.hints);
    furnish(tx, play.simulation.context, estate.subscription.resource_group, estate.workspaces[0]?.name ?? '', history);
    for (const act of history.acts)
      for (const line of act.lines) schedule(tx, act.at, colleagueTypes, { actor: act.actor, line });
    // Who goes on call brings the working copy up to date.
    const handover = { actor: ON_CALL, line: 'cd ~/kestrand-ml && git pull -q origin main' };
    schedule(tx, scenario.t0 - MINUTE, colleagueTypes, handover);
    for (const { at, fault, with: parameters } of scenario.variants[variant]?.faults ?? [])
      pushEvent(tx, scenario.t0 + at, FAULT_STRIKES, { fault, with: parameters as Json });
  });
  for (let i = 1; i <= PROGRESS_STEPS; i++) {
    await play.advance(Math.round(history.start + ((scenario.t0 - history.start) * i) / PROGRESS_STEPS));
    onProgress(`${scenario.id} ${variant}: ${isoTime(play.world.now).slice(0, 16)}`);
  }
  return play.world;
}

/** Homes, settings and clones of everybody who types. */
function furnish(tx: Tx, context: Context, resourceGroup: string, workspace: string, history: History): void {
  const files = worldFiles(tx, context.content);
  const people = [...new Set([ON_CALL, ...history.acts.map((act) => act.actor)])].sort();
  for (const folder of ['/tmp', '/opt/terminal']) files.makeDir(folder, true);
  const [installed] = environments.rows.all(tx.world).filter((row) => row.name.endsWith('-train'));
  const pins = Object.entries(installed?.packages ?? {}).map(([name, version]) => `${name}==${version}\n`);
  files.writeText('/opt/terminal/packages.txt', pins.join(''));
  for (const actor of people) {
    const home = `/home/${actor}`;
    files.makeDir(`${home}/.azure`, true);
    files.writeText(`${home}/.azure/config`, `[defaults]\ngroup = ${resourceGroup}\nworkspace = ${workspace}\n`);
    schedule(tx, tx.world.now, colleagueTypes, { actor, line: `git clone -q ${REMOTE_PATH} ~/kestrand-ml` });
  }
  for (const id of PLAYER_TERMINALS)
    openTerminal(tx, { id, actor: ON_CALL, home: `/home/${ON_CALL}`, cwd: `/home/${ON_CALL}/kestrand-ml` });
}

/** The same world with a future of its own from T0 on. */
export const forPlay = (world: World, seed: string): World => ({ ...world, seeds: { ...world.seeds, play: seed } });
