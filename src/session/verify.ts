import type { World } from '../kernel/world.ts';
import type { Engine } from './engine.ts';
import type { Play } from './play.ts';
import type { Recording } from './recording.ts';
import { Replay } from './replay.ts';

/**
 * Plays a recording again from the start of its scenario and compares every check.
 * @throws RecordingError when the build differs or the world diverges, naming the input.
 */
export async function verify(recording: Recording, engine: Engine, start: World): Promise<Play> {
  const replay = new Replay(recording, engine, start);
  await replay.catchUp(recording);
  return replay.play;
}
