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

/** How sessions begin, pass from tab to tab, and end. */
export function sessionLife(open: OpenPort, lock: PlayLock | null, { get, set }: Facts) {
  let begun = 0; // how many sessions: an answer to an earlier one comes too late
  const link: SessionLink = new SessionLink(open, {
    onReport: (report) => {
      set(factsAfter(get(), report, (key) => link.isWatched(key)));
      if (report.type === 'refused' || report.type === 'failed') end();
      if (report.type === 'over') judge.begin(report);
    },
    onSilence: (isSilent) => set({ isSilent }),
  });
  const judge = judgeLink(open, set);
  const other = otherTab(lock, (isOtherGone) => set({ isOtherGone }));

  const end = (): void => {
    begun++;
    other.stop();
    link.close();
    judge.end();
    lock?.release();
  };
  const show = (): void => {
    set({ ...NO_SESSION, stage: 'loading', isReadOnly: true });
    link.begin({ type: 'follow' });
    other.watch();
  };
  /** Begins a play here, or shows the one that another tab plays. */
  const begin = async (request: Request): Promise<void> => {
    const mine = ++begun;
    judge.end();
    other.stop();
    set({ ...NO_SESSION, stage: 'loading', isUnguarded: lock === null });
    const isFree = lock === null || (await lock.take());
    if (mine !== begun) return;
    if (isFree) link.begin(request);
    else show();
  };
  return {
    link,
    judge,
    begin: (request: Request): void => void begin(request),
    follow(): void {
      end();
      show();
    },
    async takeOver(): Promise<void> {
      if (!lock || !(await lock.take())) return;
      other.stop();
      set({ isReadOnly: false, isOtherGone: false });
      link.post({ type: 'take-over' });
    },
    leave(): void {
      end();
      set(NO_SESSION);
      link.warmUp();
    },
  };
}
