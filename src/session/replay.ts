import type { SimTime } from '../kernel/time.ts';
import type { World } from '../kernel/world.ts';
import type { Engine } from './engine.ts';
import { Play } from './play.ts';
import { type Recording, RecordingError } from './recording.ts';

/**
 * A play that repeats a recording, check by check. The recording may grow meanwhile (another tab plays on): each
 * `catchUp` goes on where the last one ended.
 */
export class Replay {
  readonly play: Play;
  private checked = 0; // checks compared so far
  taken = 0; // inputs taken so far

  /** @throws RecordingError when another build made the recording */
  constructor(
    recording: Recording,
    private readonly engine: Engine,
    start: World,
  ) {
    if (recording.build !== engine.build)
      throw new RecordingError(
        'sim/recording-other-build',
        `The recording was made by build ${recording.build}; this is build ${engine.build}. Only the same build replays it.`,
      );
    const { scenario, seed, variant } = recording;
    this.play = new Play({ scenario, seed, variant }, engine, start);
  }

  /** Plays up to the recording's end. `onProgress` hears the share of the recorded steps. @throws RecordingError */
  async catchUp(recording: Recording, onProgress: (share: number) => void = () => undefined): Promise<void> {
    const first = this.play.world.steps;
    const share = (): number => (this.play.world.steps - first) / Math.max(1, recording.end.steps - first);
    await this.engine.ready();
    for (; this.checked < recording.checks.length; this.checked++) {
      const wanted = recording.checks[this.checked];
      if (!wanted) break;
      const said = this.taken < wanted.inputs ? recording.inputs[this.taken] : undefined;
      await this.reach(said ?? wanted);
      if (said) {
        await this.play.input(said.input, said.actor, said.wall);
        this.taken++;
      } else this.play.check();
      const found = this.play.lastCheck();
      if (found.hash !== wanted.hash || found.inputs !== wanted.inputs)
        throw diverged(`The replay differs ${place(recording, this.taken)}.`, found.at);
      onProgress(share());
    }
    if (this.taken < recording.inputs.length)
      throw new RecordingError(
        'sim/recording-malformed',
        `${recording.inputs.length - this.taken} inputs have no check.`,
      );
    await this.reach(recording.end);
  }

  private async reach(goal: { readonly at: SimTime; readonly steps: number }): Promise<void> {
    await this.play.advanceToStep(goal.steps);
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
