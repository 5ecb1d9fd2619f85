import { formatSpan } from '../kit/format-time.ts';
import { useSession } from '../store/session-context.ts';
import { commonTexts } from '../texts/common.ts';

interface JobDurationProps {
  readonly startedAt: number | null;
  readonly endedAt: number | null;
}

/** How long a job has run. While it runs the clock goes on. */
export function JobDuration({ startedAt, endedAt }: JobDurationProps) {
  // Whole seconds, and a constant once it is over: a list is not drawn again with every frame.
  const now = useSession(({ frame }) =>
    endedAt === null && startedAt !== null ? Math.floor((frame?.now ?? 0) / 1000) : 0,
  );
  if (startedAt === null) return commonTexts.none;
  return (
    <span className="numbers whole-word">{formatSpan((endedAt ?? Math.max(startedAt, now * 1000)) - startedAt)}</span>
  );
}

/** What a list sorts durations by. */
export const durationOf = ({ startedAt, endedAt }: JobDurationProps): number | null =>
  startedAt === null || endedAt === null ? null : endedAt - startedAt;
