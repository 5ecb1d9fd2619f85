import { colleagueSays } from '../company/channels/colleague-says.ts';
import { colleagueTypes } from '../company/colleagues/colleague-types.ts';
import { ON_CALL } from '../company/roles.ts';
import type { Context } from '../kernel/context.ts';
import { worldFiles } from '../kernel/files/world-files.ts';
import { schedule } from '../kernel/reaction.ts';
import { DAY, isoTime, type SimTime } from '../kernel/time.ts';
import type { Tx } from '../kernel/tx.ts';
import { newWorld, type World } from '../kernel/world.ts';
import { scheduleCommit } from '../scenario/colleague-commit.ts';
import { type Estate, readEstate } from '../scenario/estate-file.ts';
import { type History, readHistory } from '../scenario/history-file.ts';
import { makeInitialCommits, REMOTE_PATH } from '../scenario/initial-commits.ts';
import type { Pack } from '../scenario/pack.ts';
import { placeEstate } from '../scenario/place-estate.ts';
import type { Engine } from './engine.ts';
import { Play } from './play.ts';
import { installTerminalPackages } from './terminal-packages.ts';

/** Feeds everything that happens before a play begins. */
export const WORLD_SEED = 'kestrand';

export interface BaseOptions {
  readonly marks: readonly SimTime[]; // at which the world is wanted, ascending
  readonly onMark: (mark: SimTime, world: World) => void;
  readonly onProgress?: (text: string) => void;
}

/**
 * Makes the past that all scenarios share by playing the engine from the start of history: what is there was done by
 * somebody. Whatever is still to come of history waits in the queue of each world that is handed over.
 */
export async function buildBase(engine: Engine, pack: Pack, options: BaseOptions): Promise<void> {
  const { marks, onMark, onProgress = () => undefined } = options;
  const history = readHistory(pack);
  const estate = readEstate(pack);
  const seeds = { world: WORLD_SEED, play: WORLD_SEED, playFrom: Number.MAX_SAFE_INTEGER };
  const identity = { scenario: 'base', seed: WORLD_SEED, variant: '' };
  const play = new Play(identity, engine, newWorld(seeds, history.start));
  await engine.ready();
  await play.simulation.transact(async (tx) => {
    await makeInitialCommits(worldFiles(tx, engine.content), pack, history);
    placeEstate(tx, pack, estate);
    installTerminalPackages(tx, play.simulation.context);
    openHomes(tx, play.simulation.context, estate, history);
    for (const act of history.acts) planAct(tx, act);
  });
  for (const mark of marks) {
    while (play.world.now < mark) {
      await play.advance(Math.min(mark, (Math.floor(play.world.now / DAY) + 1) * DAY));
      onProgress(`the past: ${isoTime(play.world.now).slice(0, 10)}`);
    }
    onMark(mark, play.world);
  }
}

type Act = History['acts'][number];

function planAct(tx: Tx, act: Act): void {
  const { at, actor } = act;
  if ('message' in act) scheduleCommit(tx, at, { actor, message: act.message, edit: editOf(act) });
  else if ('channel' in act) schedule(tx, at, colleagueSays, { actor, channel: act.channel, text: act.text });
  else for (const line of act.lines) schedule(tx, at, colleagueTypes, { actor, line });
}

type CommitAct = Extract<Act, { message: string }>;

const editOf = ({ edits, files, remove }: CommitAct) => ({ edits, files, remove });

/** Homes, settings and clones of everybody who types. */
function openHomes(tx: Tx, context: Context, estate: Estate, history: History): void {
  const files = worldFiles(tx, context.content);
  const typing = history.acts.filter((act) => !('channel' in act));
  const people = [...new Set([ON_CALL, ...typing.map((act) => act.actor)])].sort();
  const workspace = estate.workspaces[0]?.name ?? '';
  files.makeDir('/tmp', true);
  for (const actor of people) {
    const home = `/home/${actor}`;
    files.makeDir(`${home}/.azure`, true);
    files.writeText(
      `${home}/.azure/config`,
      `[defaults]\ngroup = ${estate.subscription.resource_group}\nworkspace = ${workspace}\n`,
    );
    schedule(tx, tx.world.now, colleagueTypes, { actor, line: `git clone -q ${REMOTE_PATH} ~/kestrand-ml` });
  }
}
