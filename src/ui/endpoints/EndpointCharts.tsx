import { useMemo, useRef } from 'react';
import type { EndpointSeries } from '../../session/views/endpoint-series-view.ts';
import { SeriesChart } from '../charts/SeriesChart.tsx';
import { useQuery } from '../routing/use-query.ts';
import { keepEqual } from '../store/keep-equal.ts';
import { ChartPin } from './ChartPin.tsx';
import { chartsOf, type EndpointChart } from './charts-of.ts';
import { RequestsBy } from './RequestsBy.tsx';

interface EndpointChartsProps {
  readonly endpoint: string;
  readonly deployment: string; // '' is all
  readonly series: EndpointSeries;
  readonly onRange: (from: number, to: number) => void;
}

/** Latency, requests, CPU, crowding and memory; dragging over one of them chooses a range for all. */
export function EndpointCharts({ endpoint, deployment, series, onRange }: EndpointChartsProps) {
  const [by, setBy] = useQuery('by', 'status');
  const charts = useCharts(series, by === 'deployment');
  return (
    <div className="charts">
      {charts.map(({ id, caption, unit, kind, about, end, data }) => (
        <section key={id} className="panel" aria-label={caption}>
          <SeriesChart
            caption={caption}
            unit={unit}
            kind={kind}
            data={data}
            onRange={onRange}
            {...(about === '' ? {} : { about })}
            {...(end === null ? {} : { end })}
            actions={
              <>
                {id === 'requests' ? <RequestsBy by={by} onBy={setBy} /> : null}
                <ChartPin endpoint={endpoint} deployment={deployment} caption={caption} unit={unit} data={data} />
              </>
            }
          />
        </section>
      ))}
    </div>
  );
}

/** A chart whose part of the series is the same as before is the same object: it is not drawn again. */
function useCharts(series: EndpointSeries, isByDeployment: boolean): readonly EndpointChart[] {
  const before = useRef<readonly EndpointChart[]>([]);
  return useMemo(() => {
    before.current = keepEqual(before.current, chartsOf(series, isByDeployment));
    return before.current;
  }, [series, isByDeployment]);
}
