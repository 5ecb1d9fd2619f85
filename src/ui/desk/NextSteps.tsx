import { Button } from '@fluentui/react-components';
import { CheckmarkCircle20Filled, Circle20Regular, CircleHint20Filled } from '@fluentui/react-icons';
import type { EndpointPulse } from '../../session/views/endpoint-pulse-view.ts';
import type { IncidentView } from '../../session/views/incident-view.ts';
import { formatPercent } from '../kit/format-number.ts';
import { formatMinute } from '../kit/format-time.ts';
import { pulseTexts, stepTexts as texts } from '../texts/desk.ts';
import { checklist, type Step, type StepId } from './checklist.ts';

interface NextStepsProps {
  readonly incident: IncidentView;
  readonly pulse: EndpointPulse | null | undefined;
}

const ICONS = { done: CheckmarkCircle20Filled, now: CircleHint20Filled, later: Circle20Regular } as const;
/** Which part of the desk a step is done in, by element id. */
const PLACES: { readonly [step in StepId]?: string } = {
  investigate: 'new-hypothesis',
  declare: 'say',
  report: 'report-cause',
  resolve: 'resolve-button',
};

/** What is done and what comes next; computed from the incident and the endpoint, not a script. */
export function NextSteps({ incident, pulse }: NextStepsProps) {
  const steps = checklist(incident, pulse);
  return (
    <section className="panel" aria-labelledby="steps-title">
      <h2 id="steps-title">{texts.title}</h2>
      <ol className="steps">
        {steps.map((step) => (
          <Line key={step.id} step={step} incident={incident} pulse={pulse} />
        ))}
      </ol>
      {steps.every(({ state }) => state === 'done') ? <p className="meta">{texts.over}</p> : null}
    </section>
  );
}

function Line({ step, incident, pulse }: NextStepsProps & { readonly step: Step }) {
  const { id, state, at } = step;
  const Icon = ICONS[state];
  const place = PLACES[id];
  const about = aboutOf(step, incident, pulse);
  return (
    <li className={`step step-${state}`} aria-current={state === 'now' ? 'step' : undefined}>
      <Icon aria-label={texts[state === 'later' ? 'next' : state]} />
      <div>
        <strong>{texts.steps[id]}</strong>{' '}
        {at === null ? null : <span className="meta">{texts.at(formatMinute(at))}</span>}
        {about.map((line) => (
          <p key={line} className="meta">
            {line}
          </p>
        ))}
      </div>
      {state === 'now' && place !== undefined ? (
        <Button size="small" aria-label={texts.goTo(texts.steps[id])} onClick={() => goTo(place)}>
          ↓
        </Button>
      ) : null}
    </li>
  );
}

function aboutOf({ id, state }: Step, incident: IncidentView, pulse: EndpointPulse | null | undefined): string[] {
  const { hypotheses, pins } = incident;
  const facts: string[] = [];
  if (id === 'investigate' && hypotheses.length + pins.length > 0)
    facts.push(texts.investigated(hypotheses.length, pins.length));
  if (id === 'repair' && pulse && pulse.now.p95 !== null)
    facts.push(texts.measured(pulseTexts.ms(pulse.now.p95), formatPercent(pulse.now.unanswered)));
  if (id === 'repair' && state === 'done' && incident.resolvedAt === null) return [...facts, texts.repaired];
  return state === 'now' ? [texts[id], ...facts] : facts;
}

function goTo(id: string): void {
  const element = document.getElementById(id);
  element?.scrollIntoView({ block: 'center' });
  element?.focus({ preventScroll: true });
}
