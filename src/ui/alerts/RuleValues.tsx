import { useMemo } from 'react';
import type { AlertRuleView } from '../../session/views/alert-rule-view.ts';
import type { ChartData, ChartMarker } from '../charts/chart-series.ts';
import { SeriesChart } from '../charts/SeriesChart.tsx';
import { PinButton } from '../kit/PinButton.tsx';
import { alertTexts as texts } from '../texts/alerts.ts';

interface RuleValuesProps {
  readonly view: AlertRuleView;
  readonly onRange: (from: number, to: number) => void;
}

/** What the rule measured, with its threshold and the instants at which it fired and was over. */
export function RuleValues({ view, onRange }: RuleValuesProps) {
  const { rule, from, to, times, values, fired } = view;
  // The rest of the view changes with the clock.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the chart is made of
  const data = useMemo(() => chartOf(view), [rule.threshold, from, to, times, values, fired]);
  return (
    <SeriesChart
      caption={texts.values}
      about={texts.valuesHint}
      unit={rule.metric === 'RequestLatency_P95' ? 'ms' : '%'}
      data={data}
      onRange={onRange}
      actions={<PinButton note={`${rule.name}: ${texts.values}`} />}
    />
  );
}

export function chartOf({ rule, from, to, times, values, fired }: AlertRuleView): ChartData {
  const factor = rule.metric === 'RequestLatency_P95' ? 1 : 100;
  const isShown = ({ at }: ChartMarker): boolean => at >= from && at < to;
  return {
    from,
    to,
    times,
    series: [
      { id: 'value', label: texts.measured, values: values.map((value) => (value === null ? null : value * factor)) },
    ],
    markers: [...fired]
      .reverse()
      .flatMap(({ firedAt, resolvedAt, incident }): ChartMarker[] => [
        { at: firedAt, label: `${incident ?? ''} ${texts.fired1}`.trim() },
        ...(resolvedAt === null ? [] : [{ at: resolvedAt, label: texts.resolved1 }]),
      ])
      .filter(isShown),
    thresholds: [{ value: rule.threshold * factor, label: texts.threshold }],
  };
}
