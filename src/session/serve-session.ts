import { incidents } from '../company/on-call/incident.ts';
import { realm } from '../kernel/realm.ts';
import type { World } from '../kernel/world.ts';
import type { Pack } from '../scenario/pack.ts';
import { readScenario, type ScenarioFile } from '../scenario/scenario-file.ts';
import { forPlay } from './build-start.ts';
import type { Engine } from './engine.ts';
import { follow } from './follow.ts';
import type { Journal } from './journal.ts';
import { judge } from './judge.ts';
import { LiveSession } from './live-session.ts';
import { packWorld, unpackWorld } from './packed-world.ts';
import { Play, type PlayIdentity } from './play.ts';
import { parseRecording, type Recording, RecordingError } from './recording.ts';
import { Replay } from './replay.ts';
import { frameView } from './views/frame-view.ts';
import { lookOnce, type Watched, WatchList } from './watch-list.ts';
import type { Report, Request } from './worker-protocol.ts';

/** What a worker has to fetch for a session. */
export interface SessionAssets {
  readonly engine: Engine;
  readonly pack: Pack;
  /** The world that every play of a variant starts from. */
  start(scenario: ScenarioFile, variant: string): Promise<World>;
}

interface Running {
  readonly play: Play;
  readonly scenario: ScenarioFile;
  readonly start: Play['world'];
  readonly engine: Engine;
}

const VIEW_MS = 100;
const MARK_MS = 1000;

/** Holds one play for a page: takes its requests, reports what is on screen, keeps the journal. */
export class SessionServer {
  private running: Running | null = null;
  private live: LiveSession | null = null;
  private readonly watched = new WatchList();
  private lastView = Number.NEGATIVE_INFINITY;
  private lastMark = 0;
  private isOver = false;
  private isKept = true;

  constructor(
    private readonly assets: Promise<SessionAssets>,
    private readonly journal: Journal,
    private readonly report: (report: Report) => void,
  ) {}

  async handle(request: Request): Promise<void> {
    try {
      await this.carryOut(request);
    } catch (error) {
      this.refuse(error);
    }
  }

  private refuse(error: unknown): void {
    if (error instanceof RecordingError) this.report({ type: 'refused', code: error.code, message: error.message });
    else this.fail(error);
  }

  private async carryOut(request: Request): Promise<void> {
    switch (request.type) {
      case 'assets':
        return; // taken before the session is served
      case 'start':
        return this.begin(request);
      case 'resume':
        return this.resume(parseRecording(request.recording));
      case 'resume-kept':
        return this.resume(await this.kept());
      case 'follow':
        // Goes on for as long as the other tab plays: other requests must not wait for it.
        void this.followKept().catch((error) => this.refuse(error));
        return;
      case 'input':
        return this.live?.take(request.input);
      case 'clock':
        if (this.live) this.live.clock = { speed: request.speed, isPaused: request.isPaused };
        this.show(true);
        return;
      case 'skip':
        return this.live?.skip();
      case 'watch':
        this.watched.replace(request.views);
        this.show(true);
        return;
      case 'ask':
        return this.answer(request.id, request.view);
      case 'record':
        if (this.running) this.report({ type: 'recording', text: JSON.stringify(this.running.play.recording()) });
        return;
      case 'judge':
        return this.judge(request.identity, request.end);
      default:
        request satisfies never;
    }
  }

  private async begin({ scenario, seed, variant }: PlayIdentity): Promise<void> {
    const { engine } = await this.assets;
    const identity = { scenario, seed, variant };
    await this.keep(this.journal.begin(identity, engine.build));
    const running = await this.open(identity);
    const play = new Play(identity, running.engine, running.start);
    this.goLive({ ...running, play });
  }

  private async resume(recording: Recording): Promise<void> {
    const { engine } = await this.assets;
    const running = await this.open(recording);
    const replay = new Replay(recording, engine, running.start);
    await replay.catchUp(recording, (share) => this.report({ type: 'progress', text: 'replaying', share }));
    const { identity } = replay.play;
    await this.keep(this.rewrite(identity, engine.build, recording));
    this.goLive({ ...running, play: replay.play });
    if (this.live) this.live.clock = { ...this.live.clock, isPaused: true };
    this.show(true);
  }

  private async rewrite(identity: PlayIdentity, build: string, recording: Recording): Promise<void> {
    await this.journal.begin(identity, build);
    let taken = 0;
    for (const check of recording.checks)
      await this.journal.append(check, taken < check.inputs ? (recording.inputs[taken++] ?? null) : null);
    await this.journal.mark(recording.end);
  }

  private async followKept(): Promise<void> {
    const recording = await this.kept();
    const { engine } = await this.assets;
    const running = await this.open(recording);
    const replay = new Replay(recording, engine, running.start);
    this.running = { ...running, play: replay.play };
    await follow(replay, this.journal, () => this.show(false));
  }

  private async kept(): Promise<Recording> {
    const recording = await this.journal.read();
    if (!recording) throw new RecordingError('sim/recording-malformed', 'The browser keeps no play.');
    return recording;
  }

  /** The scenario and its first world. Python loads meanwhile. */
  private async open(identity: PlayIdentity): Promise<Omit<Running, 'play'>> {
    this.report({ type: 'progress', text: 'loading the world', share: null });
    const { engine, pack, start } = await this.assets;
    const scenario = readScenario(pack, identity.scenario);
    const { id, title, brief, level = null, minutes = null } = scenario;
    this.report({ type: 'briefing', briefing: { scenario: id, title, brief, level, minutes } });
    return { engine, scenario, start: forPlay(await start(scenario, identity.variant), identity.seed) };
  }

  private goLive(running: Running): void {
    this.running = running;
    running.play.onCheck = (check, input) => void this.keep(this.journal.append(check, input));
    this.live = new LiveSession({
      play: running.play,
      onMoved: (isUrgent) => this.moved(isUrgent),
      onFailure: (error) => this.fail(error),
    });
    void this.live.run();
  }

  private moved(isUrgent: boolean): void {
    if (!this.running) return;
    const { world } = this.running.play;
    const now = realm.hostMilliseconds();
    if (now - this.lastMark > MARK_MS) {
      this.lastMark = now;
      void this.keep(this.journal.mark({ at: world.now, steps: world.steps }));
    }
    this.show(isUrgent);
    this.endOnce(this.running);
  }

  /** Reports what is on screen, at most ten times a second unless somebody waits for it. */
  private show(isUrgent: boolean): void {
    if (!this.running) return;
    const now = realm.hostMilliseconds();
    if (!isUrgent && now - this.lastView < VIEW_MS) return;
    this.lastView = now;
    if (isUrgent) this.watched.hurry();
    const clock = this.live?.clock ?? { speed: 1, isPaused: true };
    this.report({ type: 'frame', frame: frameView(this.running.play.world, clock) });
    const seen = this.watched.due(this.looked(this.running), now);
    if (seen.length > 0) this.report({ type: 'seen', seen });
  }

  private looked({ play, scenario, start, engine }: Running): Watched {
    return { world: play.world, start, scenario, context: engine.viewContext };
  }

  private answer(id: number, view: Parameters<typeof lookOnce>[0]): void {
    if (this.running) this.report({ type: 'answer', id, value: lookOnce(view, this.looked(this.running)) });
  }

  private endOnce({ play, scenario, engine }: Running): void {
    if (this.isOver || scenario.oracles.length === 0) return;
    const isResolved = incidents.all(play.world).at(-1)?.resolvedAt != null;
    if (!isResolved && play.world.now < scenario.t0 + scenario.span) return;
    this.isOver = true;
    const recording = JSON.stringify(play.recording());
    const { identity } = play;
    this.report({ type: 'over', identity, end: packWorld(play.world, engine.content), recording });
  }

  private async judge(identity: PlayIdentity, packed: Uint8Array): Promise<void> {
    const { engine, scenario, start } = await this.open(identity);
    const end = unpackWorld(packed, engine.content);
    const tell = (share: number): void => this.report({ type: 'progress', text: 'judging', share });
    this.report({ type: 'verdict', verdicts: await judge(engine, scenario, identity, start, end, tell) });
  }

  /** A full or forbidden storage does not end a play; the page is told once. */
  private async keep(writing: Promise<void>): Promise<void> {
    try {
      await writing;
    } catch (error) {
      if (!this.isKept) return;
      this.isKept = false;
      this.report({ type: 'unkept', message: error instanceof Error ? error.message : String(error) });
    }
  }

  /** Our own bug: says so, with the inputs so far for whoever mends it. */
  private fail(error: unknown): void {
    this.live?.stop();
    const message = error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error);
    const recording = this.running ? JSON.stringify(this.running.play.recording()) : null;
    this.report({ type: 'failed', message, recording });
  }
}
