import type { MetricChart } from '../../session/views/metric-chart-view.ts';
import { RangePicker } from '../charts/RangePicker.tsx';
import type { ChosenRange } from '../charts/use-time-range.ts';
import { metricTexts as texts } from '../texts/metrics.ts';
import { Choice } from './LineEditor.tsx';

export type ChartKind = 'lines' | 'stacked';

interface MetricControlsProps {
  readonly chosen: ChosenRange;
  readonly chart: MetricChart | undefined;
  readonly intervals: readonly string[];
  readonly interval: string; // '' is automatic
  readonly onInterval: (interval: string) => void;
  readonly kind: ChartKind;
  readonly onKind: (kind: string) => void;
}

/** Time range, granularity and chart type. */
export function MetricControls(props: MetricControlsProps) {
  const { chosen, chart, intervals, interval, onInterval, kind, onKind } = props;
  const automatic = chart?.possible[0] ?? '';
  const nameOf = (one: string): string => texts.intervals[one] ?? one;
  return (
    <div className="metric-controls">
      <RangePicker chosen={chosen} shown={chart ?? null} />
      <Choice
        label={texts.granularity}
        value={interval}
        options={[
          ['', texts.automatic(nameOf(automatic))],
          ...intervals.map((one) => {
            const isPossible = chart === undefined || chart.possible.includes(one);
            return [one, isPossible ? nameOf(one) : texts.tooFine(nameOf(one))] as const;
          }),
        ]}
        onValue={onInterval}
      />
      <Choice
        label={texts.kind}
        value={kind}
        options={[
          ['lines', texts.kinds.lines],
          ['stacked', texts.kinds.stacked],
        ]}
        onValue={onKind}
      />
    </div>
  );
}
