import { realm } from '../kernel/realm.ts';
import type { Clock } from './clock.ts';
import type { Journal, Kept } from './journal.ts';
import type { Play } from './play.ts';
import type { Check } from './recording.ts';

const MARK_MS = 500;
/** Storage that answers later than this is taken for storage that does not answer: the play must go on. */
const PATIENCE_MS = 5000;

export interface KeeperHears {
  /** The play is not kept any more. */
  onUnkept(why: string): void;
  /** Something was done that is not kept. */
  onUnwritten(): void;
}

/**
 * Keeps one play in the journal while it goes on. Storage that is full, forbidden or silent does not end a play: from
 * then on it is not kept any more (a journal with a gap replays to nothing), and `onUnkept` hears why.
 */
export class Keeper {
  private isKept = false;
  private tail: Promise<unknown> = Promise.resolve(); // of the writes, one after the other
  private lastMark = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly journal: Journal,
    private readonly hears: KeeperHears,
  ) {}

  /** Keeps a play from here on, with all that it has behind it. Whatever was kept before gives way. */
  async begin(play: Play, build: string): Promise<boolean> {
    this.isKept = true;
    const end = { at: play.world.now, steps: play.world.steps };
    const kept = { identity: play.identity, build, end, ...play.said() };
    const begun = this.write(() => this.journal.begin(kept));
    this.listen(play);
    await begun;
    return this.isKept;
  }

  /** The kept play, which is written to by this keeper from now on. What cannot be written can still be read. */
  async claim(isWithoutAhead: boolean): Promise<Kept | null> {
    this.isKept = true;
    try {
      return await this.journal.claim(isWithoutAhead);
    } catch (error) {
      const kept = await this.journal.read();
      this.lose(error);
      return kept;
    }
  }

  /** Goes on keeping the claimed play; `made` are its checks that are not written down yet. */
  goOn(play: Play, made: readonly Check[]): void {
    for (const check of made) void this.write(() => this.journal.append(check));
    this.listen(play);
  }

  /** Writes down, now and then, how far the play has come. */
  mark(play: Play, clock: Clock): void {
    if (realm.hostMilliseconds() - this.lastMark >= MARK_MS) void this.markNow(play, clock);
  }

  /** Resolves when that, and all before it, is written. */
  markNow({ world }: Play, clock: Clock): Promise<void> {
    this.lastMark = realm.hostMilliseconds();
    return this.write(() => this.journal.mark({ at: world.now, steps: world.steps }, clock));
  }

  /** The play has ended. */
  close(): void {
    void this.write(() => this.journal.close());
  }

  private listen(play: Play): void {
    play.beforeInput = (input, id) => this.write(() => this.journal.foresee(input, id));
    play.onCheck = (check) => {
      if (this.isKept) void this.write(() => this.journal.append(check));
      else this.hears.onUnwritten();
    };
  }

  /** Writes in the order of asking; after the first failure no more. Never rejects. */
  private write(act: () => Promise<void>): Promise<void> {
    const written = this.tail.then(() => (this.isKept ? act() : undefined));
    const told = inTime(written).catch((error) => this.lose(error));
    this.tail = written.catch(() => undefined);
    return told;
  }

  private lose(error: unknown): void {
    if (!this.isKept) return;
    this.isKept = false;
    // A quota error comes with a name alone.
    this.hears.onUnkept(error instanceof Error ? error.message || error.name : String(error));
  }
}

function inTime(writing: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout>;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The storage does not answer.')), PATIENCE_MS);
  });
  return Promise.race([writing, late]).finally(() => clearTimeout(timer));
}
