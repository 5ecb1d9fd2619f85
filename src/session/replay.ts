import { realm } from '../kernel/realm.ts';
import type { SimTime } from '../kernel/time.ts';
import type { World } from '../kernel/world.ts';
import type { Engine } from './engine.ts';
import { Play } from './play.ts';
import { type Check, type RecordedInput, type Recording, RecordingError } from './recording.ts';

export interface ReplayOptions {
  /** Hears the share of the recorded steps that is done, and is awaited, so that a host can breathe. */
  readonly onProgress?: (share: number) => Promise<void>;
}

const BREATH_MS = 50;

/** Refuses what another build recorded. @throws RecordingError */
export function needBuild({ build }: Recording, engine: Engine): void {
  if (build !== engine.build)
    throw new RecordingError(
      'sim/recording-other-build',
      `The recording was made by build ${build}; this is build ${engine.build}. Only the same build replays it.`,
    );
}

/**
 * A play that repeats a recording, check by check. The recording may grow meanwhile (another tab plays on): each
 * `catchUp` goes on where the last one ended.
 */
export class Replay {
  readonly play: Play;
  private checked = 0; // checks compared so far
  private taken = 0; // inputs taken so far

  /** @throws RecordingError when another build made the recording */
  constructor(
    recording: Recording,
    private readonly engine: Engine,
    start: World,
  ) {
    needBuild(recording, engine);
    const { scenario, seed, variant } = recording;
    this.play = new Play({ scenario, seed, variant }, engine, start);
  }

  /** Plays up to the recording's end. @throws RecordingError */
  async catchUp(recording: Recording, options: ReplayOptions = {}): Promise<void> {
    const breathe = this.breath(recording, options);
    await this.engine.ready();
    for (; this.checked < recording.checks.length; this.checked++) {
      const wanted = recording.checks[this.checked];
      if (!wanted) break;
      const said = this.taken < wanted.inputs ? recording.inputs[this.taken] : undefined;
      await this.reach(said ?? wanted, breathe);
      if (said) await this.take(said);
      else this.play.check();
      const found = this.play.lastCheck();
      if (found.hash !== wanted.hash || found.inputs !== wanted.inputs)
        throw diverged(`The replay differs ${place(recording, this.taken)}.`, found.at);
      await breathe?.();
    }
    if (this.taken < recording.inputs.length)
      throw new RecordingError(
        'sim/recording-malformed',
        `${recording.inputs.length - this.taken} inputs have no check.`,
      );
    await this.reach(recording.end, breathe);
  }

  /**
   * Takes inputs that were written down before they were carried out, of which no check tells: whether they were or not,
   * they are now. Gives the checks they made. @throws RecordingError
   */
  async takeAhead(ahead: readonly RecordedInput[]): Promise<Check[]> {
    const made: Check[] = [];
    for (const said of ahead) {
      await this.reach(said);
      await this.take(said);
      made.push(this.play.lastCheck());
      this.checked++;
    }
    return made;
  }

  private async take({ input, actor, wall }: RecordedInput): Promise<void> {
    await this.play.input(input, actor, wall);
    this.taken++;
  }

  private breath(recording: Recording, { onProgress }: ReplayOptions): (() => Promise<boolean>) | undefined {
    if (!onProgress) return undefined;
    const first = this.play.world.steps;
    let last = realm.hostMilliseconds();
    return async () => {
      if (realm.hostMilliseconds() - last < BREATH_MS) return true;
      await onProgress((this.play.world.steps - first) / Math.max(1, recording.end.steps - first));
      last = realm.hostMilliseconds();
      return true;
    };
  }

  private async reach(goal: { readonly at: SimTime; readonly steps: number }, breathe?: () => Promise<boolean>) {
    await this.play.advanceToStep(goal.steps, breathe);
    const { world, simulation } = this.play;
    if (world.steps !== goal.steps || world.now > goal.at)
      throw diverged(`The replay took another way after input ${this.taken}.`, world.now);
    simulation.setClock(goal.at);
  }
}

const diverged = (message: string, at: SimTime): RecordingError =>
  new RecordingError('sim/recording-diverged', message, at);

function place(recording: Recording, taken: number): string {
  const said = recording.inputs[taken - 1];
  if (!said) return 'before the first input';
  return `after input ${taken} (${said.input.type === 'line' ? said.input.line : said.input.type})`;
}
