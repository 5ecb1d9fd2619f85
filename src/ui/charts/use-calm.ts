import { useEffect, useState } from 'react';
import { onChartFrame } from './chart-frames.ts';

interface Place {
  readonly isInSight: boolean;
  readonly isHeld: boolean; // somebody reads: what is shown stays
}

/**
 * The newest value a chart should draw: taken over in a frame of the chart's own, not while it is out of sight, and not
 * while it is held. Null until the first.
 */
export function useCalm<T>(next: T | null, { isInSight, isHeld }: Place): T | null {
  const [shown, setShown] = useState<T | null>(null);
  const isWanted = next !== null && isInSight && (!isHeld || shown === null);
  useEffect(() => {
    if (!isWanted || Object.is(next, shown)) return;
    return onChartFrame(() => setShown(next));
  }, [next, shown, isWanted]);
  return shown;
}
