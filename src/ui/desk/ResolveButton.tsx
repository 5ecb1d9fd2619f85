import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { EndpointPulse } from '../../session/views/endpoint-pulse-view.ts';
import type { IncidentView } from '../../session/views/incident-view.ts';
import { CommandDialog } from '../kit/CommandDialog.tsx';
import { formatPercent } from '../kit/format-number.ts';
import { useSession } from '../store/session-context.ts';
import { pulseTexts, resolveTexts as texts } from '../texts/desk.ts';

interface ResolveButtonProps {
  readonly incident: IncidentView;
  readonly pulse: EndpointPulse | null | undefined;
}

/** Ends the incident, after saying what that means and what is still open. */
export function ResolveButton({ incident, pulse }: ResolveButtonProps) {
  const [isAsking, setAsking] = useState(false);
  const isReadOnly = useSession((state) => state.isReadOnly);
  const isHad = incident.acknowledgedAt !== null;
  const concerns = concernsOf(incident, pulse);
  return (
    <>
      <Button
        id="resolve-button"
        disabled={!isHad || isReadOnly}
        title={isHad ? 'pager resolve' : texts.first}
        onClick={() => setAsking(true)}
      >
        {texts.resolve}
      </Button>
      {isAsking ? (
        <CommandDialog
          title={texts.ask(incident.id)}
          command="pager resolve"
          confirm={texts.confirm}
          onClose={() => setAsking(false)}
        >
          <p>{texts.what}</p>
          <p>{texts.afterwards}</p>
          {concerns.length === 0 ? null : (
            <div className="concerns">
              <strong>{texts.concerns}</strong>
              <ul>
                {concerns.map((concern) => (
                  <li key={concern}>{concern}</li>
                ))}
              </ul>
            </div>
          )}
        </CommandDialog>
      ) : null}
    </>
  );
}

function concernsOf({ notes }: IncidentView, pulse: EndpointPulse | null | undefined): string[] {
  const isSaid = (kind: string): boolean => notes.some((note) => note.kind === kind);
  return [
    ...(isSaid('declare') ? [] : [texts.notDeclared]),
    ...(isSaid('report') ? [] : [texts.notReported]),
    ...(pulse && !pulse.now.isKept
      ? [texts.notKept(pulseTexts.ms(pulse.now.p95 ?? 0), formatPercent(pulse.now.unanswered))]
      : []),
  ];
}
