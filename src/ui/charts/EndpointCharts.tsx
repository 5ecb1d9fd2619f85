import { memo, useId } from 'react';
import type { EndpointChart } from '../../session/views/endpoint-chart.ts';
import { chartTexts as texts } from '../texts/charts.ts';
import { ChartFigure } from './ChartFigure.tsx';
import { LatencyChart } from './LatencyChart.tsx';
import { StatusChart } from './StatusChart.tsx';

/** The charts of one endpoint, each with its table twin. Loaded lazily and drawn only when the points change. */
export default memo(function EndpointCharts({ chart }: { readonly chart: EndpointChart }) {
  const title = useId();
  const shown = chart.points.map((point) => ({ ...point, time: point.time.slice(11, 16) }));
  return (
    <section className="panel" aria-labelledby={title}>
      <h2 id={title}>
        {chart.endpoint}, {texts.charts}
      </h2>
      <ChartFigure
        caption={texts.latency}
        columns={['p50', 'p95', 'p99']}
        rows={shown.map((point) => [point.time, point.p50, point.p95, point.p99])}
      >
        <LatencyChart points={shown} />
      </ChartFigure>
      <ChartFigure
        caption={texts.requests}
        columns={chart.statusCodes}
        rows={shown.map((point) => [point.time, ...chart.statusCodes.map((code) => point.byStatus[code] ?? 0)])}
      >
        <StatusChart points={shown} statusCodes={chart.statusCodes} />
      </ChartFigure>
    </section>
  );
});
