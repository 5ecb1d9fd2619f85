import type { PlayIdentity } from './play.ts';
import type { Check, RecordedInput, Recording } from './recording.ts';

/** How far a play had come without anybody doing anything. */
export interface PlayEnd {
  readonly at: number; // simulated time
  readonly steps: number;
}

/**
 * Where a play in progress is kept, entry by entry, so that a tab killed at any instant loses nothing. A method rejects
 * when the storage is full or taken away: the play goes on, and the page says that it is not kept.
 */
export interface Journal {
  begin(identity: PlayIdentity, build: string): Promise<void>;
  /** A check, and the input it follows; null when somebody only asked for the recording. */
  append(check: Check, input: RecordedInput | null): Promise<void>;
  mark(end: PlayEnd): Promise<void>;
  /** The play as far as it was kept; null when there is none. */
  read(): Promise<Recording | null>;
}
