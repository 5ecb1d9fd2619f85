import { BriefingCard } from '../desk/BriefingCard.tsx';
import { BudgetCard } from '../desk/BudgetCard.tsx';
import { EvidenceCard } from '../desk/EvidenceCard.tsx';
import { HintsCard } from '../desk/HintsCard.tsx';
import { HypothesesCard } from '../desk/HypothesesCard.tsx';
import { JudgingCard } from '../desk/JudgingCard.tsx';
import { NextSteps } from '../desk/NextSteps.tsx';
import { PageCard } from '../desk/PageCard.tsx';
import { PulseCard } from '../desk/PulseCard.tsx';
import { ReportCard } from '../desk/ReportCard.tsx';
import { ResolveButton } from '../desk/ResolveButton.tsx';
import { SaidCard } from '../desk/SaidCard.tsx';
import { SayCard } from '../desk/SayCard.tsx';
import '../desk/desk.css';
import type { IncidentView } from '../../session/views/incident-view.ts';
import { PageHeader } from '../kit/PageHeader.tsx';
import { useSession } from '../store/session-context.ts';
import { useView } from '../store/use-view.ts';
import { commonTexts } from '../texts/common.ts';
import { deskTexts as texts } from '../texts/desk.ts';

/** Everything about the incident in one place: the page, what comes next, what is supposed, kept and said. */
export default function DeskPage() {
  const incident = useView('incident', {});
  if (incident === undefined) return <p role="status">{commonTexts.loading}</p>;
  if (incident) return <Desk incident={incident} />;
  return (
    <>
      <PageHeader title={texts.title} />
      <div className="stack">
        <section className="panel">
          <h2>{texts.noIncident}</h2>
          <p>{texts.noIncidentHint}</p>
        </section>
        <BriefingCard title={texts.briefing} />
      </div>
    </>
  );
}

function Desk({ incident }: { readonly incident: IncidentView }) {
  const judging = useSession((state) => state.judging);
  const pulse = useView('endpoint-pulse', { endpoint: incident.endpoint });
  const isResolved = [incident, ...incident.earlier].some(({ resolvedAt }) => resolvedAt !== null);
  const isOver = isResolved || judging !== null;
  return (
    <>
      <PageHeader title={texts.title}>
        {isOver ? undefined : <ResolveButton incident={incident} pulse={pulse} />}
      </PageHeader>
      <div className="desk">
        {judging === null ? null : <JudgingCard judging={judging} isTimeUp={!isResolved} />}
        <PageCard incident={incident} isOver={isOver} />
        <NextSteps incident={incident} pulse={pulse} />
        <PulseCard endpoint={incident.endpoint} pulse={pulse} />
        <BudgetCard pulse={pulse} />
        <HypothesesCard hypotheses={incident.hypotheses} isOver={isOver} />
        <EvidenceCard pins={incident.pins} isOver={isOver} />
        {isOver ? null : <SayCard incident={incident} />}
        <HintsCard incident={incident} isOver={isOver} />
        {isOver ? null : <ReportCard incident={incident} />}
        <SaidCard notes={incident.notes} />
      </div>
    </>
  );
}
