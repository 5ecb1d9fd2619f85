import { lazy, Suspense } from 'react';
import { BusinessPanel } from './BusinessPanel.tsx';
import { ClockBar } from './ClockBar.tsx';
import { IncidentPanel } from './IncidentPanel.tsx';
import type { SessionStore } from './session-store.ts';
import { Terminals } from './Terminals.tsx';
import { texts } from './texts.ts';
import { VerdictPanel } from './VerdictPanel.tsx';

const EndpointCharts = lazy(() => import('./charts/EndpointCharts.tsx'));

/** The incident: terminal on one side, what the world shows on the other. */
export function Console({ useSession }: { readonly useSession: SessionStore }) {
  const view = useSession((state) => state.view);
  if (!view) return null;
  return (
    <div className="console">
      <ClockBar useSession={useSession} />
      <VerdictPanel useSession={useSession} />
      <div className="columns">
        <Terminals useSession={useSession} />
        <div className="side">
          <IncidentPanel useSession={useSession} />
          <Suspense fallback={<p role="status">{texts.loading}</p>}>
            {view.charts.map((chart) => (
              <EndpointCharts key={chart.endpoint} chart={chart} />
            ))}
          </Suspense>
          <BusinessPanel business={view.business} />
        </div>
      </div>
    </div>
  );
}
