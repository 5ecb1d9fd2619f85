import { realm } from '../kernel/realm.ts';
import type { SimTime } from '../kernel/time.ts';
import type { Engine } from './engine.ts';
import type { Play } from './play.ts';
import type { Input } from './recording.ts';
import { type Clock, type PlayView, playView } from './views/play-view.ts';

const TICK_MS = 50;
const VIEW_MS = 100;

export interface LiveSessionOptions {
  readonly play: Play;
  readonly engine: Engine;
  readonly terminals: readonly string[];
  onView(view: PlayView): void;
  /** The world could not go on: our own bug, with the last inputs for whoever mends it. */
  onFailure(error: unknown): void;
  /** Called after every input and step batch, e.g. to judge once the incident is resolved. */
  onProgress?(): Promise<void>;
}

/**
 * Drives a play by the wall clock: simulated time runs `speed` times as fast, inputs are taken between steps in the
 * order they came, views are posted at most ten times a second.
 */
export class LiveSession {
  private clock: Clock = { speed: 60, isPaused: false };
  private readonly waiting: Input[] = [];
  private isStopped = false;
  private lastView = Number.NEGATIVE_INFINITY;
  private lastTick = 0;
  private owed = 0; // simulated milliseconds not played yet

  constructor(private readonly options: LiveSessionOptions) {}

  setClock(clock: Clock): void {
    this.clock = clock;
    this.lastView = Number.NEGATIVE_INFINITY;
  }

  take(input: Input): void {
    this.waiting.push(input);
  }

  stop(): void {
    this.isStopped = true;
  }

  /** Runs until stopped. */
  async run(): Promise<void> {
    this.lastTick = realm.hostMilliseconds();
    try {
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
    for (let input = this.waiting.shift(); input; input = this.waiting.shift()) {
      await play.input(input);
      await this.settleInstant();
      this.lastView = Number.NEGATIVE_INFINITY;
    }
    if (!this.clock.isPaused) {
      this.owed += elapsed * this.clock.speed;
      const whole = Math.floor(this.owed);
      const goal: SimTime = play.world.now + whole;
      const before = play.world.now;
      await play.advance(goal, async () => {
        this.postView();
        await sleep(0);
        return this.waiting.length === 0 && !this.isStopped;
      });
      this.owed = Math.max(0, this.owed - (play.world.now - before));
    }
    this.postView(); // before judging, which takes long: the page says so from this view
    await this.options.onProgress?.();
  }

  /** What an input starts at this very instant is played even while the clock stands. */
  private async settleInstant(): Promise<void> {
    await this.options.play.advance(this.options.play.world.now);
  }

  private postView(): void {
    const now = realm.hostMilliseconds();
    if (now - this.lastView < VIEW_MS) return;
    this.lastView = now;
    const { play, engine, terminals } = this.options;
    this.options.onView(playView(play.world, engine.viewContext, this.clock, terminals));
  }
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
