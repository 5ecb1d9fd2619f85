import { realm } from '../kernel/realm.ts';
import { HOUR, MINUTE, type SimTime } from '../kernel/time.ts';
import type { Clock } from './clock.ts';
import type { SentInput } from './journal.ts';
import { noticeable } from './noticeable.ts';
import type { Play } from './play.ts';

const TICK_MS = 50;
/** How far a skip goes when nothing happens. */
const LONGEST_SKIP = 4 * HOUR;

export interface LiveSessionOptions {
  readonly play: Play;
  /** Called after every batch of steps and every input; `isUrgent` when something was done that a person waits for. */
  onMoved(isUrgent: boolean): void;
  /** The world could not go on: our own bug, with the last inputs for whoever mends it. */
  onFailure(error: unknown): void;
}

/**
 * Drives a play by the wall clock: simulated time runs `speed` times as fast, inputs are taken between steps in the
 * order they came.
 */
export class LiveSession {
  clock: Clock = { speed: 60, isPaused: false };
  private readonly waiting: SentInput[] = [];
  private readonly known = new Set<string>(); // ids of inputs that came
  private running: Promise<void> = Promise.resolve();
  private isStopped = false;
  private isSkipping = false;
  private isHalted = false;
  private lastTick = 0;
  private owed = 0; // simulated milliseconds not played yet

  constructor(private readonly options: LiveSessionOptions) {}

  /** Takes an input when its turn comes. One that came by two ways (by message, and kept by the page) is taken once. */
  take(sent: SentInput): void {
    if (sent.id !== undefined && this.known.has(sent.id)) return;
    if (sent.id !== undefined) this.known.add(sent.id);
    this.waiting.push(sent);
  }

  /** Goes on to the next thing that somebody would notice. */
  skip(): void {
    this.isSkipping = true;
  }

  /** Stands still from the step under way on, until somebody lets the clock go on. */
  halt(): void {
    this.clock = { ...this.clock, isPaused: true };
    this.isSkipping = false;
    this.isHalted = true;
  }

  stop(): void {
    this.isStopped = true;
  }

  /** Stops once everything that waits has been taken. */
  async finish(): Promise<void> {
    this.stop();
    await this.running;
    await this.takeWaiting();
  }

  /** Runs until stopped. */
  run(): void {
    this.running = this.tickOn();
  }

  private async tickOn(): Promise<void> {
    this.lastTick = realm.hostMilliseconds();
    try {
      // A play that was left in the middle of an instant: what its last input started is played though the clock stands.
      await this.options.play.advance(this.options.play.world.now);
      this.options.onMoved(true);
      while (!this.isStopped) {
        await this.tick();
        await sleep(TICK_MS);
      }
    } catch (error) {
      this.options.onFailure(error);
    }
  }

  private async tick(): Promise<void> {
    const { play } = this.options;
    const now = realm.hostMilliseconds();
    // A sleeping tab must not make hours pass at once: at most one second of real time is caught up per tick.
    const elapsed = Math.min(now - this.lastTick, 1000);
    this.lastTick = now;
    this.isHalted = false;
    const hasInput = this.waiting.length > 0;
    await this.takeWaiting();
    if (hasInput) this.options.onMoved(true);
    if (this.isSkipping) await this.goToNoticeable();
    else if (!this.clock.isPaused) {
      this.owed += elapsed * this.clock.speed;
      const before = play.world.now;
      await this.advance(before + Math.floor(this.owed));
      this.owed = Math.max(0, this.owed - (play.world.now - before));
    }
    this.options.onMoved(false);
  }

  private async takeWaiting(): Promise<void> {
    const { play } = this.options;
    for (let sent = this.waiting.shift(); sent; sent = this.waiting.shift()) {
      await play.input(sent.input, undefined, undefined, sent.id);
      // What an input starts at this very instant is played even while the clock stands.
      await play.advance(play.world.now);
    }
  }

  private advance(until: SimTime): Promise<boolean> {
    return this.options.play.advance(until, async () => {
      this.options.onMoved(false);
      await sleep(0);
      return this.waiting.length === 0 && !this.isStopped && !this.isHalted;
    });
  }

  private async goToNoticeable(): Promise<void> {
    const { play } = this.options;
    const before = noticeable(play.world);
    const latest = play.world.now + LONGEST_SKIP;
    while (play.world.now < latest && noticeable(play.world) === before && this.waiting.length === 0)
      if (!(await this.advance(play.world.now + MINUTE))) break;
    this.isSkipping = false;
    this.owed = 0;
    this.lastTick = realm.hostMilliseconds();
  }
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
