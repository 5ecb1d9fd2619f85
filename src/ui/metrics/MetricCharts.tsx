import { useMemo } from 'react';
import type { MetricChart } from '../../session/views/metric-chart-view.ts';
import { SeriesChart } from '../charts/SeriesChart.tsx';
import { type ChosenRange, minuteText } from '../charts/use-time-range.ts';
import { formatMinute } from '../kit/format-time.ts';
import { PinButton } from '../kit/PinButton.tsx';
import { useLink } from '../routing/use-link.ts';
import { metricTexts as texts } from '../texts/metrics.ts';
import { chartsOfLines, type UnitChart } from './charts-of-lines.ts';
import type { LineAsk } from './metric-lines.ts';

interface MetricChartsProps {
  readonly lines: readonly LineAsk[];
  readonly chart: MetricChart;
  readonly kind: 'lines' | 'stacked';
  readonly chosen: ChosenRange;
}

/** The lines, a chart for each unit, all over the same time. */
export function MetricCharts({ lines, chart, kind, chosen }: MetricChartsProps) {
  const charts = useMemo(() => chartsOfLines(lines, chart), [lines, chart]);
  return charts.map((one) => <OneChart key={one.unit} chart={one} kind={kind} chosen={chosen} />);
}

interface OneChartProps extends Pick<MetricChartsProps, 'kind' | 'chosen'> {
  readonly chart: UnitChart;
}

function OneChart({ chart, kind, chosen }: OneChartProps) {
  const { caption, short, data, end, more, isEmpty } = chart;
  const link = useLink({ last: '', from: minuteText(data.from), to: minuteText(data.to, Math.ceil) });
  const note = `${caption}, ${formatMinute(data.from)}–${formatMinute(data.to)}`;
  return (
    <section className="panel">
      <SeriesChart
        caption={caption}
        unit={short}
        data={data}
        kind={kind}
        {...(end === null ? {} : { end })}
        actions={<PinButton link={link} note={note} />}
        onRange={chosen.setFixed}
      />
      {isEmpty ? <p className="meta">{texts.nothing}</p> : null}
      {more > 0 ? <p className="meta">{texts.more(more)}</p> : null}
    </section>
  );
}
