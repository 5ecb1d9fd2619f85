import type { Clock } from './clock.ts';
import type { PlayIdentity } from './play.ts';
import type { Check, Input, RecordedInput, Recording } from './recording.ts';

/** How far a play had come without anybody doing anything. */
export interface PlayEnd {
  readonly at: number; // simulated time
  readonly steps: number;
}

/** An input that a page asked for. */
export interface SentInput {
  readonly input: Input;
  readonly id?: string; // what the page calls it; later ones come later in code-unit order
}

/** A play as it is kept. */
export interface Kept {
  readonly id: number; // another play has another one
  readonly recording: Recording; // what no check tells of is `ahead`: at most the last input or two
  readonly sent: readonly SentInput[]; // what the page asked for and nobody has taken yet
  readonly clock: Clock | null; // as it ran; null when nobody has run it yet
  readonly isOver: boolean; // it has ended: nothing is lost when another takes its place
}

/** What a kept play begins with. */
export interface NewlyKept {
  readonly identity: PlayIdentity;
  readonly build: string;
  readonly end: PlayEnd; // where it stands
  /** Everything before, when it does not begin at the beginning. */
  readonly inputs: readonly RecordedInput[];
  readonly checks: readonly Check[];
}

/**
 * Where a play in progress is kept, entry by entry, so that a tab killed at any instant loses nothing: an input is
 * written down before it is carried out. One play is kept at a time, and one holder writes: whoever began it or claimed
 * it last. A method rejects when storage is full or taken away, or when somebody else holds the play now.
 */
export interface Journal {
  /** Takes the place for another play, in one stroke: what was kept before is gone. */
  begin(play: NewlyKept): Promise<void>;
  /**
   * Goes on with the kept play, if wished without what is `ahead` or sent: whoever wrote to it before is refused from now on.
   * Null when none is kept.
   */
  claim(isWithoutAhead: boolean): Promise<Kept | null>;
  /** An input, before it is carried out; it is not among those sent any more. */
  foresee(input: RecordedInput, id?: string): Promise<void>;
  append(check: Check): Promise<void>;
  mark(end: PlayEnd, clock: Clock): Promise<void>;
  /** The play has ended. */
  close(): Promise<void>;
  /** The play as far as it was kept; null when there is none. */
  read(): Promise<Kept | null>;
}
