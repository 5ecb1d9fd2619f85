import { useEffect, useState } from 'react';
import { onChartFrame } from './chart-frames.ts';

/**
 * The newest value a chart should draw: taken over in a frame of the chart's own, and not at all while it is not live
 * (out of sight, or held because somebody reads it). Null until the first.
 */
export function useCalm<T>(next: T, isLive: boolean): T | null {
  const [shown, setShown] = useState<T | null>(null);
  useEffect(() => {
    if (!isLive || Object.is(next, shown)) return;
    return onChartFrame(() => setShown(next));
  }, [next, shown, isLive]);
  return shown;
}
