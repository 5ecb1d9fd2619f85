import { ProgressBar } from '@fluentui/react-components';
import { useRef } from 'react';
import type { EndpointSeries } from '../../session/views/endpoint-series-view.ts';
import type { EndpointView } from '../../session/views/endpoint-view.ts';
import type { TimeRange } from '../../session/views/time-range.ts';
import { RangePicker } from '../charts/RangePicker.tsx';
import { type ChosenRange, useTimeRange } from '../charts/use-time-range.ts';
import { useQuery } from '../routing/use-query.ts';
import { useView } from '../store/use-view.ts';
import { commonTexts } from '../texts/common.ts';
import { endpointTexts as texts } from '../texts/endpoints.ts';
import { DeploymentSelect } from './DeploymentSelect.tsx';
import { EndpointCharts } from './EndpointCharts.tsx';
import { Releases } from './Releases.tsx';
import { usePreparedHours } from './use-prepared-hours.ts';

/** How the endpoint does over time, with what was released meanwhile. */
export function EndpointMonitoring({ endpoint }: { readonly endpoint: EndpointView }) {
  const chosen = useTimeRange();
  const [deployment, setDeployment] = useQuery('deployment', '');
  const { done, hours, isReady } = usePreparedHours(endpoint.name, chosen.range);
  const select = (
    <DeploymentSelect
      deployments={endpoint.deployments}
      value={deployment}
      none={texts.allDeployments}
      onChange={setDeployment}
    />
  );
  return isReady ? (
    <Live endpoint={endpoint.name} deployment={deployment} chosen={chosen} select={select} />
  ) : (
    <section className="panel stack" aria-label={texts.monitoring}>
      <div className="table-tools">
        <RangePicker chosen={chosen} shown={null} />
        {select}
      </div>
      <p role="status">{texts.preparing(done, hours)}</p>
      <ProgressBar value={done / hours} aria-label={texts.preparing(done, hours)} />
    </section>
  );
}

interface LiveProps {
  readonly endpoint: string;
  readonly deployment: string; // '' is all
  readonly chosen: ChosenRange;
  readonly select: React.ReactNode;
}

function Live({ endpoint, deployment, chosen, select }: LiveProps) {
  const series = useSeries(endpoint, chosen.range, deployment);
  return (
    <div className="stack">
      <section className="panel" aria-label={texts.monitoring}>
        <div className="table-tools">
          <RangePicker chosen={chosen} shown={series ?? null} />
          {select}
        </div>
      </section>
      {series ? (
        <>
          <EndpointCharts endpoint={endpoint} deployment={deployment} series={series} onRange={chosen.setFixed} />
          <Releases releases={series.releases} />
        </>
      ) : (
        <p role="status">{commonTexts.loading}</p>
      )}
    </div>
  );
}

/** The newest series; while another range is on its way, what was shown before stays. */
function useSeries(endpoint: string, range: TimeRange, deployment: string): EndpointSeries | null {
  const series = useView('endpoint-series', { endpoint, range, deployment: deployment === '' ? null : deployment });
  const before = useRef<EndpointSeries | null>(null);
  if (series) before.current = series;
  return before.current;
}
