import type { MetricSeries } from '../../session/views/job-metrics-view.ts';
import { formatMeasure } from '../kit/format-measure.ts';
import { PinButton } from '../kit/PinButton.tsx';
import { useView } from '../store/use-view.ts';
import { commonTexts } from '../texts/common.ts';
import { jobsTexts as texts } from '../texts/jobs.ts';
import { MetricChart } from './MetricChart.tsx';
import './jobs.css';

/** What a run measured: one value as a number, several as a line over the steps. */
export function JobMetrics({ name }: { readonly name: string }) {
  const tracked = useView('job-metrics', { name });
  if (tracked === undefined) return <p role="status">{commonTexts.loading}</p>;
  const { metrics = [], isKnown = true } = tracked ?? {};
  if (metrics.length === 0) return <p className="panel meta">{isKnown ? texts.noMetrics : texts.metricsLater}</p>;
  const scalars = metrics.filter(({ count }) => count === 1);
  const series = metrics.filter(({ count }) => count > 1);
  return (
    <div className="stack">
      {scalars.length > 0 ? (
        <ul className="metric-tiles" aria-label={texts.metrics}>
          {scalars.map((metric) => (
            <Tile key={metric.key} job={name} metric={metric} />
          ))}
        </ul>
      ) : null}
      <div className="cards">
        {series.map((metric) => (
          <section key={metric.key} className="panel">
            <MetricChart metric={metric} />
          </section>
        ))}
      </div>
    </div>
  );
}

const Tile = ({ job, metric }: { readonly job: string; readonly metric: MetricSeries }) => (
  <li className="panel metric-tile">
    <span className="metric-name">{metric.key}</span>
    <PinButton note={`${job}: ${metric.key} ${formatMeasure(metric.last ?? 0)}`} />
    <span className="metric-value numbers">{metric.last === null ? commonTexts.none : formatMeasure(metric.last)}</span>
  </li>
);
