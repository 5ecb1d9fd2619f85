import type { Request } from '../../session/worker-protocol.ts';
import { factsAfter } from './facts-after.ts';
import { judgeLink } from './judge-link.ts';
import { otherTab } from './other-tab.ts';
import type { PlayLock } from './play-lock.ts';
import { type OpenPort, SessionLink } from './session-link.ts';
import { NO_SESSION, type SessionFacts } from './session-state.ts';

interface Facts {
  get(): SessionFacts;
  set(changed: Partial<SessionFacts>): void;
}

/** What is being done while a play is left. */
const LEAVING = 'leaving';

/** How sessions begin, pass from tab to tab, and end. */
export class SessionLife {
  readonly link: SessionLink;
  readonly judge: ReturnType<typeof judgeLink>;
  private readonly other: ReturnType<typeof otherTab>;
  private begun = 0; // how many sessions: an answer to an earlier one comes too late

  constructor(
    open: OpenPort,
    private readonly lock: PlayLock | null,
    private readonly facts: Facts,
  ) {
    const { get, set } = facts;
    this.judge = judgeLink(open, set);
    this.other = otherTab(lock, (isOtherGone) => set({ isOtherGone }));
    this.link = new SessionLink(open, {
      onReport: (report) => {
        set(factsAfter(get(), report, (key) => this.link.isWatched(key)));
        if (report.type === 'refused' || report.type === 'failed') this.end();
        if (report.type === 'over') this.judge.begin(report);
      },
      onSilence: (isSilent) => set({ isSilent }),
    });
  }

  /** Begins a play here, or shows the one that another tab plays. */
  async begin(request: Request): Promise<void> {
    const mine = ++this.begun;
    this.judge.end();
    this.other.stop();
    this.facts.set({ ...NO_SESSION, stage: 'loading', isUnguarded: this.lock === null });
    const isFree = this.lock === null || (await this.lock.take().catch(() => this.unguarded()));
    if (mine !== this.begun) return;
    if (isFree) this.link.begin(request);
    else this.show();
  }

  follow(): void {
    this.end();
    this.show();
  }

  async takeOver(): Promise<void> {
    if (!this.lock || !(await this.lock.take())) return;
    this.other.stop();
    this.facts.set({ isReadOnly: false, isOtherGone: false });
    this.link.post({ type: 'take-over' });
  }

  async leave(): Promise<void> {
    const { stage, isReadOnly } = this.facts.get();
    this.facts.set({ ...NO_SESSION, stage: 'loading', progress: { text: LEAVING, share: null } });
    if (stage === 'playing' && !isReadOnly) await this.link.leave();
    this.end();
    this.facts.set(NO_SESSION);
    this.link.warmUp();
  }

  private show(): void {
    this.facts.set({ ...NO_SESSION, stage: 'loading', isReadOnly: true });
    this.link.begin({ type: 'follow' });
    this.other.watch();
  }

  private end(): void {
    this.begun++;
    this.other.stop();
    this.link.close();
    this.judge.end();
    this.lock?.release();
  }

  /** There are locks, but not for this page. */
  private unguarded(): true {
    this.facts.set({ isUnguarded: true });
    return true;
  }
}
