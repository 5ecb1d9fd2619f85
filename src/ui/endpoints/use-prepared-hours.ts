import { useEffect, useState } from 'react';
import type { TimeRange } from '../../session/views/time-range.ts';
import { useSessionStore } from '../store/session-context.ts';
import { useAsk } from '../store/use-ask.ts';

const HOUR = 3_600_000;
/** Hours the first look at which is short enough to be taken at once. */
const AT_ONCE = 3;

/** How much of a long range is computed. */
export interface Prepared {
  readonly done: number; // hours
  readonly hours: number;
  readonly isReady: boolean;
}

/**
 * The first look at an hour runs its requests through the scorer. A long range is looked at in pieces, oldest first, so
 * that the world goes on and answers in between; afterwards every hour is remembered.
 */
export function usePreparedHours(endpoint: string, range: TimeRange): Prepared {
  const ask = useAsk();
  const store = useSessionStore();
  const length = 'lastMs' in range ? range.lastMs : range.to - range.from;
  const hours = Math.ceil(length / HOUR);
  const [state, setState] = useState<{ readonly of: TimeRange; readonly done: number } | null>(null);
  const done = hours <= AT_ONCE ? hours : state?.of === range ? state.done : 0;
  useEffect(() => {
    if (hours <= AT_ONCE) return;
    let isOver = false;
    const now = store.getState().frame?.now ?? 0;
    const from = 'lastMs' in range ? Math.max(0, now - range.lastMs) : range.from;
    const prepare = async (): Promise<void> => {
      for (let at = 0; at < hours && !isOver; at += AT_ONCE) {
        const piece = { from: from + at * HOUR, to: from + Math.min(hours, at + AT_ONCE) * HOUR };
        if (piece.from < now) await ask('endpoint-series', { endpoint, range: piece, deployment: null });
        if (!isOver) setState({ of: range, done: Math.min(hours, at + AT_ONCE) });
      }
    };
    void prepare();
    return () => {
      isOver = true;
    };
  }, [ask, store, endpoint, range, hours]);
  return { done, hours, isReady: done >= hours };
}
