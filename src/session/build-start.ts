import { colleagueSays } from '../company/channels/colleague-says.ts';
import { colleagueTypes } from '../company/colleagues/colleague-types.ts';
import { placeHints } from '../company/on-call/hint-ladder.ts';
import { ON_CALL } from '../company/roles.ts';
import type { Json } from '../kernel/json.ts';
import { pushEvent } from '../kernel/queue.ts';
import { schedule } from '../kernel/reaction.ts';
import { isoTime, MINUTE, type SimTime } from '../kernel/time.ts';
import type { Tx } from '../kernel/tx.ts';
import type { World } from '../kernel/world.ts';
import { FAULT_STRIKES } from '../scenario/faults/fault-strikes.ts';
import { newestMark, readHistory } from '../scenario/history-file.ts';
import type { Pack } from '../scenario/pack.ts';
import type { ScenarioFile } from '../scenario/scenario-file.ts';
import { openTerminal } from '../shell/open-terminal.ts';
import { WORLD_SEED } from './build-base.ts';
import type { Engine } from './engine.ts';
import { Play } from './play.ts';
import { installTerminalPackages } from './terminal-packages.ts';

/** Terminals the player has from the first moment: one to type in, one behind the incident panel. */
export const PLAYER_TERMINALS = ['terminal-1', 'panel'] as const;

const PROGRESS_STEPS = 8;

/** The mark of the common past that a scenario begins from: the newest before anything in it differs from history. */
export function baseMark(pack: Pack, { t0, variants, acts }: ScenarioFile, variant: string): SimTime {
  const { faults = [], says = [] } = variants[variant] ?? {};
  return newestMark(
    readHistory(pack),
    Math.min(t0 - MINUTE, ...[...faults, ...says, ...acts].map(({ at }) => t0 + at)),
  );
}

/** The mark that the healthy twin of a scenario begins from: before anything differs in any variant. */
export function twinMark(pack: Pack, { t0, variants, acts }: ScenarioFile): SimTime {
  const strikes = Object.values(variants).flatMap(({ faults }) => faults);
  return newestMark(readHistory(pack), Math.min(t0 - MINUTE, ...[...strikes, ...acts].map(({ at }) => t0 + at)));
}

/**
 * Plays the common past on to T0 with what is the scenario's own. The world is the same for every play of the variant;
 * `forPlay` gives it a future of its own.
 */
export async function buildStart(
  engine: Engine,
  base: World,
  scenario: ScenarioFile,
  variant: string,
  onProgress: (text: string) => void = () => undefined,
): Promise<World> {
  const identity = { scenario: scenario.id, seed: WORLD_SEED, variant };
  const play = new Play(identity, engine, { ...base, seeds: { ...base.seeds, playFrom: scenario.t0 } });
  await engine.ready();
  await play.simulation.transact((tx) => {
    placeHints(tx, scenario.hints);
    installTerminalPackages(tx, play.simulation.context);
    for (const id of PLAYER_TERMINALS)
      openTerminal(tx, { id, actor: ON_CALL, home: `/home/${ON_CALL}`, cwd: `/home/${ON_CALL}/kestrand-ml` });
    // Who goes on call brings the working copy up to date.
    const handover = { actor: ON_CALL, line: 'cd ~/kestrand-ml && git pull -q origin main' };
    schedule(tx, scenario.t0 - MINUTE, colleagueTypes, handover);
    scheduleActs(tx, scenario);
    for (const { at, actor, channel, text } of scenario.variants[variant]?.says ?? [])
      schedule(tx, scenario.t0 + at, colleagueSays, { actor, channel, text });
    for (const { at, fault, with: parameters } of scenario.variants[variant]?.faults ?? [])
      pushEvent(tx, scenario.t0 + at, FAULT_STRIKES, { fault, with: parameters as Json });
  });
  return playOn(play, scenario.t0, `${scenario.id} ${variant}`, onProgress);
}

/** The same past up to T0 with no fault in it and nobody on call: what a play is compared with. */
export async function buildTwin(
  engine: Engine,
  base: World,
  scenario: ScenarioFile,
  onProgress: (text: string) => void = () => undefined,
): Promise<World> {
  const { id, t0 } = scenario;
  const seeds = { ...base.seeds, playFrom: t0 };
  const play = new Play({ scenario: id, seed: WORLD_SEED, variant: '' }, engine, { ...base, seeds });
  await engine.ready();
  await play.simulation.transact((tx) => scheduleActs(tx, scenario));
  return playOn(play, t0, `${id}, the healthy twin`, onProgress);
}

/** What colleagues do in the scenario whether anything is broken or not. */
function scheduleActs(tx: Tx, { t0, acts }: ScenarioFile): void {
  for (const { at, actor, lines } of acts)
    for (const line of lines) schedule(tx, t0 + at, colleagueTypes, { actor, line });
}

async function playOn(play: Play, t0: SimTime, name: string, onProgress: (text: string) => void): Promise<World> {
  const from = play.world.now;
  for (let i = 1; i <= PROGRESS_STEPS; i++) {
    await play.advance(Math.round(from + ((t0 - from) * i) / PROGRESS_STEPS));
    onProgress(`${name}: ${isoTime(play.world.now).slice(0, 16)}`);
  }
  return play.world;
}

/** The same world with a future of its own from T0 on. */
export const forPlay = (world: World, seed: string): World => ({ ...world, seeds: { ...world.seeds, play: seed } });
