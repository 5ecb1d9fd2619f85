import type { SimTime } from '../kernel/time.ts';
import type { World } from '../kernel/world.ts';
import type { Engine } from './engine.ts';
import { Play } from './play.ts';
import { type Recording, RecordingError } from './recording.ts';

/**
 * Plays a recording again from the start of its scenario and compares every check.
 * @throws RecordingError when the build differs or the world diverges, naming the input.
 */
export async function verify(recording: Recording, engine: Engine, start: World): Promise<Play> {
  if (recording.build !== engine.build)
    throw new RecordingError(
      'sim/recording-other-build',
      `The recording was made by build ${recording.build}; this is build ${engine.build}. Only the same build replays it.`,
    );
  const { scenario, seed, variant } = recording;
  const play = new Play({ scenario, seed, variant }, engine, start);
  let taken = 0;
  for (const wanted of recording.checks) {
    const said = taken < wanted.inputs ? recording.inputs[taken] : undefined;
    await reach(play, said ?? wanted, taken);
    if (said) await play.input(said.input, said.actor, said.wall);
    else play.check();
    if (said) taken++;
    const found = play.lastCheck();
    if (found.hash !== wanted.hash || found.inputs !== wanted.inputs)
      throw new RecordingError('sim/recording-diverged', `The replay differs ${place(recording, taken)}.`, found.at);
  }
  if (taken < recording.inputs.length)
    throw new RecordingError('sim/recording-malformed', `${recording.inputs.length - taken} inputs have no check.`);
  await reach(play, recording.end, taken);
  return play;
}

async function reach(play: Play, goal: { at: SimTime; steps: number }, taken: number): Promise<void> {
  await play.advanceToStep(goal.steps);
  if (play.world.steps !== goal.steps || play.world.now > goal.at)
    throw new RecordingError(
      'sim/recording-diverged',
      `The replay took another way after input ${taken}.`,
      play.world.now,
    );
  play.simulation.setClock(goal.at);
}

function place(recording: Recording, taken: number): string {
  const said = recording.inputs[taken - 1];
  if (!said) return 'before the first input';
  return `after input ${taken} (${said.input.type === 'line' ? said.input.line : said.input.type})`;
}
