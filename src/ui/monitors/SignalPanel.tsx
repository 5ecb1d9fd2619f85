import { useMemo } from 'react';
import type { MetricHistory, MonitorSignalView } from '../../session/views/monitor-view.ts';
import type { ChartData } from '../charts/chart-series.ts';
import { SeriesChart } from '../charts/SeriesChart.tsx';
import { formatCount } from '../kit/format-number.ts';
import { formatTime } from '../kit/format-time.ts';
import { PinButton } from '../kit/PinButton.tsx';
import { StatusWord } from '../kit/StatusWord.tsx';
import { useQuery } from '../routing/use-query.ts';
import { monitorTexts as texts } from '../texts/monitors.ts';
import { ComparedDistribution } from './ComparedDistribution.tsx';
import { FeatureTable } from './FeatureTable.tsx';
import { metricKey } from './metric-key.ts';

const DAY = 86_400_000;

/** What one signal found in a run: its features, one of them against its reference, and its metric over the runs. */
export function SignalPanel({ view }: { readonly view: MonitorSignalView }) {
  const { result } = view;
  const [asked, setFeature] = useQuery('feature', '');
  const chosen = chosenOf(view, asked);
  const distribution = chosen ? result.distributions[chosen.group] : undefined;
  return (
    <section className="panel stack" aria-label={result.name}>
      <div>
        <h2>
          {result.name} <StatusWord status={result.state} />
        </h2>
        <p className="meta">{windowText(view)}</p>
        {result.message === null ? null : <p className="err">{result.message}</p>}
      </div>
      {distribution && chosen ? <ComparedDistribution feature={chosen.group} distribution={distribution} /> : null}
      {chosen ? <Course view={view} of={chosen} /> : null}
      <FeatureTable view={view} chosen={chosen ? metricKey(chosen) : ''} onChoose={setFeature} />
    </section>
  );
}

/** What was asked for, or what is furthest beyond its threshold. */
function chosenOf({ history, result }: MonitorSignalView, asked: string): MetricHistory | undefined {
  const byKey = history.find((one) => metricKey(one) === asked);
  if (byKey) return byKey;
  const breached = result.metrics.find(({ isBreach }) => isBreach);
  return history.find((one) => breached && metricKey(one) === metricKey(breached)) ?? history[0];
}

function windowText({ result }: MonitorSignalView): string {
  const { productionWindow, referenceWindow, referencePath, baselineRowCount, targetRowCount } = result;
  const span = ({ from, to }: typeof productionWindow): string =>
    texts.span(formatTime(from).slice(0, 16), formatTime(to).slice(0, 16));
  const reference = referencePath ?? (referenceWindow ? span(referenceWindow) : '');
  return [
    `${texts.window}: ${span(productionWindow)}.`,
    `${texts.reference}: ${reference}.`,
    `${texts.rows(formatCount(baselineRowCount), formatCount(targetRowCount))}.`,
  ].join(' ');
}

interface CourseProps {
  readonly view: MonitorSignalView;
  readonly of: MetricHistory;
}

function Course({ view: { times }, of }: CourseProps) {
  const data = useMemo((): ChartData => {
    const from = times[0] ?? 0;
    return {
      from,
      to: Math.max(times.at(-1) ?? 0, from + 2 * DAY),
      times,
      series: [{ id: 'value', label: of.metric, values: of.values }],
      markers: [],
      thresholds: of.threshold === null ? [] : [{ value: of.threshold, label: texts.threshold.toLowerCase() }],
    };
  }, [times, of]);
  const caption = texts.course(of.group, of.metric);
  return <SeriesChart caption={caption} unit="" data={data} actions={<PinButton note={caption} />} />;
}
