import { hashValue } from '../kernel/hash.ts';
import { nextEvent } from '../kernel/queue.ts';
import { realm } from '../kernel/realm.ts';
import type { Simulation } from '../kernel/simulation.ts';
import type { SimTime } from '../kernel/time.ts';
import type { World } from '../kernel/world.ts';
import { applyInput } from './apply-input.ts';
import type { Engine } from './engine.ts';
import { PythonNotReady } from './python-not-ready.ts';
import type { Check, Input, RecordedInput, Recording } from './recording.ts';
import { RECORDING_FORMAT } from './recording-format.ts';

export interface PlayIdentity {
  readonly scenario: string;
  readonly seed: string;
  readonly variant: string;
}

/** The player. */
export const PLAYER = 'oncall';

/** How long a play advances before its host may breathe. */
const PAUSE_MS = 20;

/**
 * One play: a world, the inputs taken so far, and the clock. Inputs are taken between steps only and remembered with the
 * step count, so that pacing never changes what happens.
 */
export class Play {
  readonly simulation: Simulation;
  private readonly inputs: RecordedInput[] = [];
  private readonly checks: Check[] = [];
  private chain = '';
  /** Awaited before an input is carried out; `id` is what whoever asked calls it. */
  beforeInput: (input: RecordedInput, id?: string) => Promise<void> = () => Promise.resolve();
  /** Hears of every link of the chain of checks. */
  onCheck: (check: Check) => void = () => undefined;

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

  /** Takes an input now. Nothing else may move the play until it is taken. */
  async input(input: Input, actor = PLAYER, wall = realm.hostUnixMilliseconds(), id?: string): Promise<void> {
    const recorded: RecordedInput = { at: this.world.now, steps: this.world.steps, actor, wall, input };
    await this.beforeInput(recorded, id);
    this.inputs.push(recorded);
    await this.simulation.transact((tx) => applyInput(tx, this.simulation.context, input, actor));
    this.link();
  }

  /** Plays until the simulated instant `until`. `pause` is awaited now and then, so that a host can breathe. */
  async advance(until: SimTime, pause?: () => Promise<boolean>): Promise<boolean> {
    let lastPause = realm.hostMilliseconds();
    for (;;) {
      const due = nextEvent(this.world);
      if (!due || due.at > until) break;
      await this.step(until);
      if (pause && realm.hostMilliseconds() - lastPause > PAUSE_MS) {
        if (!(await pause())) return false;
        lastPause = realm.hostMilliseconds();
      }
    }
    this.simulation.setClock(until);
    return true;
  }

  /** Plays until `steps` events have happened since the world began; `pause` as in `advance`. */
  async advanceToStep(steps: number, pause?: () => Promise<boolean>): Promise<boolean> {
    let lastPause = realm.hostMilliseconds();
    while (this.world.steps < steps && nextEvent(this.world)) {
      await this.step(Number.MAX_SAFE_INTEGER);
      if (pause && realm.hostMilliseconds() - lastPause > PAUSE_MS) {
        if (!(await pause())) return false;
        lastPause = realm.hostMilliseconds();
      }
    }
    return true;
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
    return this.link();
  }

  private link(): Check {
    const check = this.nextCheck();
    this.chain = check.hash;
    this.checks.push(check);
    this.onCheck(check);
    return check;
  }

  /** The link that the state now would be. */
  private nextCheck(): Check {
    const { now: at, steps } = this.world;
    const said = this.inputs.slice(-1).map(({ wall: _, ...rest }) => rest)[0] ?? null;
    return { at, steps, inputs: this.inputs.length, hash: hashValue([this.chain, said, this.hash()]) };
  }

  /** The newest link of the chain of checks. @throws before the first. */
  lastCheck(): Check {
    const last = this.checks.at(-1);
    if (!last) throw new Error('play: nothing was checked yet');
    return last;
  }

  /** Everything said and checked so far. */
  said(): Pick<Recording, 'inputs' | 'checks'> {
    return { inputs: [...this.inputs], checks: [...this.checks] };
  }

  /** The recording so far; it ends at the present instant. The play itself stays as it is. */
  recording(): Recording {
    const { now: at, steps } = this.world;
    const { inputs, checks } = this.said();
    const last = checks.at(-1);
    const isChecked = last?.steps === steps && last.at === at;
    return {
      format: RECORDING_FORMAT,
      build: this.engine.build,
      ...this.identity,
      inputs,
      checks: isChecked ? checks : [...checks, this.nextCheck()],
      end: { at, steps },
    };
  }
}
