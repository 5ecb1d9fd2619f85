import { useEffect, useState } from 'react';
import type { PerformanceView } from '../../session/views/performance-view.ts';
import type { ViewParams } from '../../session/views/registry.ts';
import { useView } from '../store/use-view.ts';

/** Days that are asked for at once after the first ones. */
const AT_ONCE = 2;

/** The newest cohorts first, some days more at a time, so that the worker is never kept long. */
export function useGrowingPerformance({
  group,
  window,
}: Omit<ViewParams<'performance'>, 'days'>): PerformanceView | null {
  const [days, setDays] = useState(AT_ONCE);
  const [last, setLast] = useState<PerformanceView | null>(null);
  const seen = useView('performance', { group, window, days });
  useEffect(() => {
    if (!seen) return;
    setLast(seen);
    if (days < seen.readable) setDays(days + AT_ONCE);
  }, [seen, days]);
  return seen ?? last;
}
