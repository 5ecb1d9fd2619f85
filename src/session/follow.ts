import type { Journal } from './journal.ts';
import type { PlayIdentity } from './play.ts';
import type { Replay } from './replay.ts';

const LOOK_MS = 500;

/**
 * Plays after another tab, from the journal it keeps: equal inputs give equal worlds. Ends when the journal holds
 * another play or none.
 */
export async function follow(replay: Replay, journal: Journal, onMoved: () => void): Promise<void> {
  const { identity } = replay.play;
  for (;;) {
    const recording = await journal.read();
    if (!recording || !isSame(recording, identity) || recording.inputs.length < replay.taken) return;
    await replay.catchUp(recording);
    onMoved();
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

const isSame = (one: PlayIdentity, other: PlayIdentity): boolean =>
  one.scenario === other.scenario && one.seed === other.seed && one.variant === other.variant;
