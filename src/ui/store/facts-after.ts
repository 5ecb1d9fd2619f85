import type { Report } from '../../session/worker-protocol.ts';
import { keepEqual } from './keep-equal.ts';
import { NO_SESSION, type SessionFacts } from './session-state.ts';

/** What a report of the session's worker changes. Pure. */
export function factsAfter(
  facts: SessionFacts,
  report: Report,
  isWatched: (key: string) => boolean,
): Partial<SessionFacts> {
  switch (report.type) {
    case 'progress':
      return { progress: { text: report.text, share: report.share } };
    case 'briefing':
      return { briefing: report.briefing, judging: null, judgeFailure: null };
    case 'frame': {
      const frame = keepEqual(facts.frame, report.frame);
      return facts.stage === 'loading' ? { frame, stage: 'playing', progress: null } : { frame };
    }
    case 'seen':
      return { seen: merge(facts.seen, report.seen, isWatched) };
    case 'over':
      return { recording: report.recording, judging: { share: 0 } };
    case 'recording':
      return { recording: report.text };
    case 'kept':
      return { unkept: null };
    case 'unkept':
      return { unkept: report.message };
    case 'refused':
      return { ...NO_SESSION, refusal: { code: report.code, message: report.message } };
    case 'failed': {
      const { cause, message, recording } = report;
      return { stage: 'failed', failure: { cause, message }, recording: recording ?? facts.recording };
    }
    case 'left': // nobody looks at it any more
    case 'pong': // said that it lives
    case 'answer': // goes to whoever asked
    case 'verdict': // comes from the judge's worker
      return {};
    default:
      return report satisfies never;
  }
}

/** What a report of the worker that judges changes. */
export function factsAfterJudge(report: Report): Partial<SessionFacts> {
  if (report.type === 'verdict') return { judging: { verdicts: report.verdicts }, judgeFailure: null };
  if (report.type === 'progress' && report.share !== null) return { judging: { share: report.share } };
  if (report.type === 'failed' || report.type === 'refused') return { judgeFailure: report.message };
  return {};
}

/** New values over the old ones; what nobody watches any more is dropped. */
function merge(
  before: SessionFacts['seen'],
  seen: Extract<Report, { type: 'seen' }>['seen'],
  isWatched: (key: string) => boolean,
): SessionFacts['seen'] {
  const after = Object.fromEntries(Object.entries(before).filter(([key]) => isWatched(key)));
  for (const { key, value } of seen) if (isWatched(key)) after[key] = keepEqual(before[key], value);
  return after;
}
