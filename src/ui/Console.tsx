import { lazy, Suspense } from 'react';
import type { EndpointChart } from '../session/views/endpoint-chart.ts';
import { Brief } from './Brief.tsx';
import { BusinessPanel } from './BusinessPanel.tsx';
import { ClockBar } from './ClockBar.tsx';
import { IncidentPanel } from './IncidentPanel.tsx';
import type { SessionStore } from './session-store.ts';
import { Terminals } from './terminal/Terminals.tsx';
import { texts } from './texts.ts';
import { VerdictPanel } from './VerdictPanel.tsx';

const EndpointCharts = lazy(() => import('./charts/EndpointCharts.tsx'));
const NONE: readonly EndpointChart[] = [];

/** The incident: terminal on one side, what the world shows on the other. */
export function Console({ useSession }: { readonly useSession: SessionStore }) {
  const briefing = useSession((state) => state.briefing);
  const charts = useSession((state) => state.view?.charts ?? NONE);
  const business = useSession((state) => state.view?.business ?? null);
  return (
    <div className="console">
      <ClockBar useSession={useSession} />
      <VerdictPanel useSession={useSession} />
      {briefing ? (
        <details className="panel">
          <summary>
            {texts.briefing}: {briefing.title}
          </summary>
          <Brief text={briefing.brief} />
        </details>
      ) : null}
      <div className="columns">
        <Terminals useSession={useSession} />
        <div className="side">
          <IncidentPanel useSession={useSession} />
          <Suspense fallback={<p role="status">{texts.loading}</p>}>
            {charts.map((chart) => (
              <EndpointCharts key={chart.endpoint} chart={chart} />
            ))}
          </Suspense>
          {business ? <BusinessPanel business={business} /> : null}
        </div>
      </div>
    </div>
  );
}
