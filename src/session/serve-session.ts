import { incidents } from '../company/on-call/incident.ts';
import type { Pack } from '../scenario/pack.ts';
import { readScenario, type ScenarioFile } from '../scenario/scenario-file.ts';
import { forPlay, PLAYER_TERMINALS } from './build-world.ts';
import type { Engine } from './engine.ts';
import { judge } from './judge.ts';
import { LiveSession } from './live-session.ts';
import { unpackWorld } from './packed-world.ts';
import { Play } from './play.ts';
import type { Input } from './recording.ts';
import type { Report, Request } from './worker-protocol.ts';

/** What a worker has to fetch for a session. */
export interface SessionAssets {
  readonly engine: Engine;
  readonly pack: Pack;
  /** The packed world a scenario starts from. */
  world(scenario: string, variant: string): Promise<Uint8Array>;
}

/** Holds one play for a page: takes its requests, reports views, and judges once the incident is declared over. */
export class SessionServer {
  private live: LiveSession | null = null;
  private play: Play | null = null;
  private readonly terminals: string[] = PLAYER_TERMINALS.filter((id) => id !== 'panel');
  private hasVerdict = false;

  constructor(
    private readonly assets: () => Promise<SessionAssets>,
    private readonly report: (report: Report) => void,
  ) {}

  async handle(request: Request): Promise<void> {
    try {
      switch (request.type) {
        case 'assets':
          return; // taken before the session is served
        case 'start':
          await this.start(request.scenario, request.seed, request.variant);
          return;
        case 'input':
          this.input(request.input);
          return;
        case 'clock':
          this.live?.setClock({ speed: request.speed, isPaused: request.isPaused });
          return;
        case 'record':
          if (this.play) this.report({ type: 'recording', text: JSON.stringify(this.play.recording()) });
          return;
        default:
          request satisfies never;
      }
    } catch (error) {
      this.fail(error);
    }
  }

  private async start(id: string, seed: string, variant: string): Promise<void> {
    this.report({ type: 'progress', text: 'loading Python and the world' });
    const { engine, pack, world } = await this.assets();
    const scenario = readScenario(pack, id);
    const { title, brief, level = null, minutes = null } = scenario;
    this.report({ type: 'briefing', title, brief, level, minutes });
    const start = forPlay(unpackWorld(await world(id, variant), engine.content), seed);
    const play = new Play({ scenario: id, seed, variant }, engine, start);
    await engine.ready();
    this.play = play;
    this.live = new LiveSession({
      play,
      engine,
      terminals: this.terminals,
      onView: (view) => this.report({ type: 'view', view }),
      onFailure: (error) => this.fail(error),
      onProgress: () => this.judgeOnce(engine, scenario, play, start),
    });
    void this.live.run();
  }

  private input(input: Input): void {
    if (input.type === 'open-terminal' && !this.terminals.includes(input.terminal)) this.terminals.push(input.terminal);
    this.live?.take(input);
  }

  private async judgeOnce(engine: Engine, scenario: ScenarioFile, play: Play, start: Play['world']): Promise<void> {
    const isOver =
      incidents.all(play.world).at(-1)?.resolvedAt != null || play.world.now >= scenario.t0 + scenario.span;
    if (this.hasVerdict || !isOver || scenario.oracles.length === 0) return;
    this.hasVerdict = true;
    const recording = JSON.stringify(play.recording());
    const verdicts = await judge(engine, scenario, play.identity, start, play.world);
    this.report({ type: 'verdict', verdicts, recording });
  }

  /** Our own bug: says so, with the inputs so far for whoever mends it. */
  private fail(error: unknown): void {
    this.live?.stop();
    const message = error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error);
    this.report({ type: 'failed', message, recording: this.play ? JSON.stringify(this.play.recording()) : null });
  }
}
