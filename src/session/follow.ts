import type { Clock } from './clock.ts';
import type { Journal, Kept } from './journal.ts';
import type { Recording } from './recording.ts';
import { Replay } from './replay.ts';
import type { OpenPlay, Running } from './running.ts';

const LOOK_MS = 250;

export interface FollowerOptions {
  readonly journal: Journal;
  readonly open: OpenPlay;
  /** Repeats a recording while the page is told how far it is. */
  readonly catchUp: (replay: Replay, recording: Recording) => Promise<void>;
  readonly onMoved: (running: Running, clock: Clock | null) => void;
}

/** A play as far as it was followed. */
export interface Followed {
  readonly id: number; // of the kept play
  readonly replay: Replay;
  readonly running: Running;
}

/**
 * Plays after another tab, from the journal it keeps: equal inputs give equal worlds. When the other tab begins another
 * play, that one is followed.
 */
export class Follower {
  private isStopped = false;
  private followed: Followed | null = null;
  private done: Promise<void> = Promise.resolve();

  constructor(private readonly options: FollowerOptions) {}

  /** Follows until stopped. Rejects with what cannot be played. */
  start(): Promise<void> {
    const following = this.run();
    this.done = following.catch(() => undefined);
    return following;
  }

  /** Ends, and hands over what was followed; null when there was nothing yet. */
  async stop(): Promise<Followed | null> {
    this.isStopped = true;
    await this.done;
    return this.followed;
  }

  private async run(): Promise<void> {
    const { open, catchUp, onMoved } = this.options;
    for (let kept = await this.look(0); kept; kept = await this.look(0)) {
      const opened = await open(kept.recording);
      const replay = new Replay(kept.recording, opened.engine, opened.start);
      await catchUp(replay, kept.recording);
      const running = { ...opened, play: replay.play };
      this.followed = { id: kept.id, replay, running };
      for (let now: Kept | null = kept; now?.id === kept.id; now = await this.look(LOOK_MS)) {
        await replay.catchUp(now.recording);
        onMoved(running, now.clock);
      }
    }
  }

  /** What is kept, some milliseconds from now; waits until something is. Null when it was stopped. */
  private async look(inMs: number): Promise<Kept | null> {
    let wait = inMs;
    while (!this.isStopped) {
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
      const kept = this.isStopped ? null : await this.options.journal.read();
      if (kept) return kept;
      wait = LOOK_MS;
    }
    return null;
  }
}
