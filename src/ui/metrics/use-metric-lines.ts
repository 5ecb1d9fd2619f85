import { useMemo } from 'react';
import type { MetricCatalog } from '../../session/views/metric-catalog-view.ts';
import { useQuery } from '../routing/use-query.ts';
import { type LineAsk, linesText, parseLines } from './metric-lines.ts';

/** The lines of the explorer, which stand in the address; without any, what an on-call engineer asks first. */
export function useMetricLines(catalog: MetricCatalog): {
  readonly lines: readonly LineAsk[];
  readonly setLines: (lines: readonly LineAsk[]) => void;
} {
  const [text, setText] = useQuery('show', '');
  const first = catalog.resources[0]?.endpoint;
  return useMemo(() => {
    const asked = parseLines(text);
    const lines = asked.length > 0 || first === undefined ? asked : [firstLine(first)];
    return { lines, setLines: (next) => setText(linesText(next)) };
  }, [text, first, setText]);
}

const firstLine = (endpoint: string): LineAsk => ({
  endpoint,
  deployment: null,
  metric: 'RequestLatency_P95',
  aggregation: 'Average',
  split: '',
  where: '',
  is: '',
});
