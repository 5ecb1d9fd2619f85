import type { Report } from '../../session/worker-protocol.ts';
import { factsAfterJudge } from './facts-after.ts';
import { type OpenPort, SessionLink } from './session-link.ts';

type Over = Extract<Report, { readonly type: 'over' }>;

/** Judges, in a worker of its own, what the session's worker handed over. */
export function judgeLink(open: OpenPort, set: (facts: ReturnType<typeof factsAfterJudge>) => void) {
  let ended: Over | null = null;
  const link = new SessionLink(open, {
    onReport: (report) => {
      set(factsAfterJudge(report));
      if (report.type === 'verdict' || report.type === 'failed' || report.type === 'refused') link.close();
    },
  });
  const begin = (over: Over): void => {
    ended = over;
    link.warmUp();
    link.post({ type: 'judge', identity: over.identity, end: over.end });
  };
  return {
    begin,
    /** The same once more, after it failed. */
    again(): void {
      if (!ended) return;
      set({ judging: { share: 0 }, judgeFailure: null });
      begin(ended);
    },
    end(): void {
      ended = null;
      link.close();
    },
  };
}
