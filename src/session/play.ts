import { hashValue } from '../kernel/hash.ts';
import { nextEvent } from '../kernel/queue.ts';
import { realm } from '../kernel/realm.ts';
import type { Simulation } from '../kernel/simulation.ts';
import type { SimTime } from '../kernel/time.ts';
import type { World } from '../kernel/world.ts';
import { applyInput } from './apply-input.ts';
import type { Engine } from './engine.ts';
import { PythonNotReady } from './python-not-ready.ts';
import { type Check, type Input, RECORDING_FORMAT, type RecordedInput, type Recording } from './recording.ts';

export interface PlayIdentity {
  readonly scenario: string;
  readonly seed: string;
  readonly variant: string;
}

/** The player. */
export const PLAYER = 'oncall';

/**
 * One play: a world, the inputs taken so far, and the clock. Inputs are taken between steps only and remembered with the
 * step count, so that pacing never changes what happens.
 */
export class Play {
  readonly simulation: Simulation;
  private readonly inputs: RecordedInput[] = [];
  private readonly checks: Check[] = [];
  private chain = '';
  /** Hears of every link of the chain of checks, with the input it follows. */
  onCheck: (check: Check, input: RecordedInput | null) => void = () => undefined;

  constructor(
    readonly identity: PlayIdentity,
    private readonly engine: Engine,
    world: World,
  ) {
    this.simulation = engine.simulate(world);
  }

  get world(): World {
    return this.simulation.world;
  }

  /** Takes an input now. */
  async input(input: Input, actor = PLAYER, wall = realm.hostUnixMilliseconds()): Promise<void> {
    const recorded: RecordedInput = { at: this.world.now, steps: this.world.steps, actor, wall, input };
    this.inputs.push(recorded);
    await this.simulation.transact((tx) => applyInput(tx, this.simulation.context, input, actor));
    this.link(recorded);
  }

  /** Plays until the simulated instant `until`. `pause` is awaited now and then, so that a host can breathe. */
  async advance(until: SimTime, pause?: () => Promise<boolean>): Promise<boolean> {
    let lastPause = realm.hostMilliseconds();
    for (;;) {
      const due = nextEvent(this.world);
      if (!due || due.at > until) break;
      await this.step(until);
      if (pause && realm.hostMilliseconds() - lastPause > 20) {
        if (!(await pause())) return false;
        lastPause = realm.hostMilliseconds();
      }
    }
    this.simulation.setClock(until);
    return true;
  }

  /** Plays until `steps` events have happened since the world began. */
  async advanceToStep(steps: number): Promise<void> {
    while (this.world.steps < steps && nextEvent(this.world)) await this.step(Number.MAX_SAFE_INTEGER);
  }

  /** One event. What asks for Python before it is there is undone, and done again when it is. */
  private async step(until: SimTime): Promise<void> {
    try {
      const stepped = this.simulation.step(until);
      if (typeof stepped !== 'boolean') await stepped;
    } catch (error) {
      if (!(error instanceof PythonNotReady)) throw error;
      await this.engine.ready();
      await this.simulation.step(until);
    }
  }

  /** Hash of the world as it stands. */
  hash(): string {
    return hashValue(this.world);
  }

  /** Adds the state now to the chain of checks. */
  check(): Check {
    return this.link(null);
  }

  private link(input: RecordedInput | null): Check {
    const { now: at, steps } = this.world;
    const said = this.inputs.map(({ wall: _, ...rest }) => rest).at(-1) ?? null;
    this.chain = hashValue([this.chain, said, this.hash()]);
    const check = { at, steps, inputs: this.inputs.length, hash: this.chain };
    this.checks.push(check);
    this.onCheck(check, input);
    return check;
  }

  /** The newest link of the chain of checks. @throws before the first. */
  lastCheck(): Check {
    const last = this.checks.at(-1);
    if (!last) throw new Error('play: nothing was checked yet');
    return last;
  }

  /** The recording so far; it ends at the present instant. */
  recording(): Recording {
    const last = this.checks.at(-1);
    if (!last || last.steps !== this.world.steps || last.at !== this.world.now) this.check();
    return {
      format: RECORDING_FORMAT,
      build: this.engine.build,
      ...this.identity,
      inputs: [...this.inputs],
      checks: [...this.checks],
      end: { at: this.world.now, steps: this.world.steps },
    };
  }
}
