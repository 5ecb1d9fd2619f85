import { realm } from '../kernel/realm.ts';
import { ContentError } from '../scenario/pack.ts';
import { readScenario } from '../scenario/scenario-file.ts';
import { macrotask } from '../shell/macrotask.ts';
import { AssetError } from './asset-error.ts';
import { forPlay } from './build-start.ts';
import type { Clock } from './clock.ts';
import type { Engine } from './engine.ts';
import { type Followed, Follower } from './follow.ts';
import type { Journal, Kept } from './journal.ts';
import { judge } from './judge.ts';
import { Keeper } from './keeper.ts';
import { LiveSession } from './live-session.ts';
import { packWorld, unpackWorld } from './packed-world.ts';
import { Play, type PlayIdentity } from './play.ts';
import { playEnd } from './play-end.ts';
import { parseRecording, type Recording, RecordingError } from './recording.ts';
import { needBuild, Replay } from './replay.ts';
import type { Opened, Running } from './running.ts';
import type { SessionAssets } from './session-assets.ts';
import { frameView } from './views/frame-view.ts';
import { lookOnce, type Watched, WatchList } from './watch-list.ts';
import type { Report, Request } from './worker-protocol.ts';

const VIEW_MS = 100;
/** How long the first page, and a play that has just come up, stay undisturbed. */
const READING_MS = 1500;
const SETTLING_MS = 700;
/** A play that somebody comes back to stands until they let it go on. */
const STANDING: Clock = { speed: 60, isPaused: true };

/** Holds one play for a page: takes its requests, reports what is on screen, keeps the journal. */
export class SessionServer {
  private running: Running | null = null;
  private live: LiveSession | null = null;
  private clock: Clock = STANDING; // of a play that another tab runs
  private readonly keeper: Keeper;
  private readonly follower: Follower;
  private readonly watched = new WatchList();
  private lastView = Number.NEGATIVE_INFINITY;
  private loading: ReturnType<typeof setTimeout> | undefined;
  private isOver = false;

  constructor(
    private readonly assets: Promise<SessionAssets>,
    journal: Journal,
    private readonly report: (report: Report) => void,
  ) {
    assets.then(
      ({ engine }) => this.loadPythonIn(READING_MS, engine),
      () => undefined, // who asks for something hears of it
    );
    this.keeper = new Keeper(journal, {
      onUnkept: (message) => {
        report({ type: 'unkept', message });
        this.record();
      },
      onUnwritten: () => this.record(),
    });
    this.follower = new Follower({
      journal,
      open: (identity) => this.open(identity),
      catchUp: (replay, recording) => this.catchUp(replay, recording),
      onMoved: (running, clock) => this.followed(running, clock),
    });
  }

  async handle(request: Request): Promise<void> {
    try {
      await this.carryOut(request);
    } catch (error) {
      this.refuse(error);
    }
  }

  private refuse(error: unknown): void {
    const code = codeOf(error);
    // Before there is a play, what does not fit is refused; later it stops one.
    if (code !== null && !this.live) this.report({ type: 'refused', code, message: (error as Error).message });
    else this.fail(error);
  }

  private async carryOut(request: Request): Promise<void> {
    switch (request.type) {
      case 'assets':
      case 'ping':
        return; // answered before the session is served
      case 'start':
        return this.begin(request);
      case 'resume':
        return this.resume(parseRecording(request.recording));
      case 'resume-kept':
        return this.resumeKept(null, request.isWithoutAhead);
      case 'follow':
        // Goes on for as long as the other tab plays: other requests must not wait for it.
        this.follower.start().catch((error) => this.refuse(error));
        return;
      case 'take-over':
        return this.resumeKept(await this.follower.stop());
      case 'keep':
        return this.keepAgain();
      case 'leave':
        return this.leave();
      case 'input':
        return this.live?.take(request);
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
        return this.record();
      case 'judge':
        return this.judge(request.identity, request.end);
      default:
        request satisfies never;
    }
  }

  private record(): void {
    if (this.running) this.report({ type: 'recording', text: JSON.stringify(this.running.play.recording()) });
  }

  private async begin({ scenario, seed, variant }: PlayIdentity): Promise<void> {
    const identity = { scenario, seed, variant };
    const running = await this.open(identity);
    const play = new Play(identity, running.engine, running.start);
    await this.keeper.begin(play, running.engine.build);
    this.goLive({ ...running, play });
  }

  private async resume(recording: Recording): Promise<void> {
    needBuild(recording, (await this.assets).engine);
    const running = await this.open(recording);
    const replay = new Replay(recording, running.engine, running.start);
    await this.catchUp(replay, recording);
    await replay.takeAhead(recording.ahead ?? []);
    await this.keeper.begin(replay.play, running.engine.build);
    this.goLive({ ...running, play: replay.play }, STANDING);
  }

  /** Goes on with what is kept; what was followed so far need not be repeated. */
  private async resumeKept(followed: Followed | null, isWithoutAhead = false): Promise<void> {
    const kept = await this.keeper.claim(isWithoutAhead);
    if (!kept) throw new RecordingError('sim/recording-malformed', 'The browser keeps no play.');
    needBuild(kept.recording, (await this.assets).engine);
    if (followed?.id === kept.id) return this.goOn(followed.running, followed.replay, kept);
    const opened = await this.open(kept.recording);
    await this.goOn(opened, new Replay(kept.recording, opened.engine, opened.start), kept);
  }

  /** Goes on with a claimed play, of which `replay` may have repeated a part. */
  private async goOn(running: Opened, replay: Replay, kept: Kept): Promise<void> {
    await this.catchUp(replay, kept.recording);
    const made = await replay.takeAhead(kept.recording.ahead ?? []);
    this.keeper.goOn(replay.play, made);
    this.goLive({ ...running, play: replay.play }, { ...STANDING, speed: kept.clock?.speed ?? STANDING.speed });
    for (const sent of kept.sent) this.live?.take(sent);
  }

  private catchUp(replay: Replay, recording: Recording): Promise<void> {
    return replay.catchUp(recording, {
      onProgress: (share) => {
        this.report({ type: 'progress', text: 'replaying', share });
        return macrotask();
      },
    });
  }

  private followed(running: Running, clock: Clock | null): void {
    const isFirst = this.running !== running;
    if (isFirst) this.isOver = false;
    this.running = running;
    this.clock = clock ?? STANDING;
    this.show(isFirst);
    this.endOnce(running);
  }

  /** Takes what was still waiting and writes everything down. */
  private async leave(): Promise<void> {
    if (this.running && this.live) {
      await this.live.finish();
      await this.keeper.markNow(this.running.play, this.live.clock);
    }
    this.report({ type: 'left' });
  }

  private async keepAgain(): Promise<void> {
    if (!this.running || !this.live) return;
    if (await this.keeper.begin(this.running.play, this.running.engine.build)) this.report({ type: 'kept' });
  }

  /** The scenario and its first world. */
  private async open(identity: PlayIdentity): Promise<Opened> {
    this.report({ type: 'progress', text: 'loading the world', share: null });
    const { engine, pack, start } = await this.assets;
    clearTimeout(this.loading);
    const scenario = readScenario(pack, identity.scenario);
    const { id, title, brief, level = null, minutes = null, t0 } = scenario;
    this.report({ type: 'briefing', briefing: { scenario: id, title, brief, level, minutes, t0 } });
    return { engine, scenario, start: forPlay(await start(scenario, identity.variant), identity.seed) };
  }

  private goLive(running: Running, clock?: Clock): void {
    this.running = running;
    this.live = new LiveSession({
      play: running.play,
      onMoved: (isUrgent) => this.moved(isUrgent),
      onFailure: (error) => this.fail(error),
    });
    if (clock) this.live.clock = clock;
    this.live.run();
    this.show(true);
    this.loadPythonIn(SETTLING_MS, running.engine);
  }

  /**
   * Starting the interpreter keeps this thread busy for a second. It begins while somebody reads the first page, or once
   * a play is on screen and answers; whoever needs it earlier starts it.
   */
  private loadPythonIn(ms: number, engine: Engine): void {
    clearTimeout(this.loading);
    this.loading = setTimeout(() => engine.ready().catch(() => undefined), ms);
  }

  private moved(isUrgent: boolean): void {
    if (!this.running || !this.live) return;
    this.keeper.mark(this.running.play, this.live.clock);
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
    this.report({ type: 'frame', frame: frameView(this.running.play.world, this.live?.clock ?? this.clock) });
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
    if (this.isOver || playEnd(play.world, scenario) === null) return;
    this.isOver = true;
    this.keeper.close();
    // The world stands as it was left: what would happen next is the judge's to see, not the pager's to ring for.
    this.live?.halt();
    const recording = JSON.stringify(play.recording());
    const { identity } = play;
    this.report({ type: 'over', identity, end: packWorld(play.world, engine.content), recording });
    this.show(true);
  }

  private async judge(identity: PlayIdentity, packed: Uint8Array): Promise<void> {
    const { engine, scenario, start } = await this.open(identity);
    const { twin } = await this.assets;
    const worlds = { start, end: unpackWorld(packed, engine.content), twin: twin(scenario) };
    const tell = (share: number): void => this.report({ type: 'progress', text: 'judging', share });
    this.report({ type: 'verdict', verdicts: await judge(engine, scenario, identity, worlds, tell) });
  }

  /** The play cannot go on: says why, with the inputs so far for whoever mends it. */
  private fail(error: unknown): void {
    this.live?.stop();
    const isOurs = codeOf(error) === null;
    const message = error instanceof Error ? error.message : String(error);
    const trace = isOurs && error instanceof Error ? `\n${error.stack ?? ''}` : '';
    const recording = this.running ? JSON.stringify(this.running.play.recording()) : null;
    this.report({ type: 'failed', cause: isOurs ? 'bug' : 'files', message: message + trace, recording });
  }
}

/** What kind of thing did not fit; null: our own bug. */
function codeOf(error: unknown): string | null {
  if (error instanceof RecordingError) return error.code;
  if (error instanceof ContentError) return 'sim/content-malformed';
  if (error instanceof AssetError) return 'sim/asset-missing';
  return null;
}
