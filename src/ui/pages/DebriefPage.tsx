import { Button, ProgressBar } from '@fluentui/react-components';
import { DebriefTools } from '../debrief/DebriefTools.tsx';
import { Markdown } from '../debrief/Markdown.tsx';
import { ReasonsCard } from '../debrief/ReasonsCard.tsx';
import { Timeline } from '../debrief/Timeline.tsx';
import { VerdictCard } from '../debrief/VerdictCard.tsx';
import { WatchCard } from '../debrief/WatchCard.tsx';
import '../debrief/debrief.css';
import { PageHeader } from '../kit/PageHeader.tsx';
import { href } from '../routing/route.ts';
import { useSession } from '../store/session-context.ts';
import { useView } from '../store/use-view.ts';
import { debriefTexts as texts } from '../texts/debrief.ts';

/** What was judged and why, what really happened, and what to learn from it. */
export default function DebriefPage() {
  const judging = useSession((state) => state.judging);
  const debrief = useView('debrief', {});
  const verdicts = judging && 'verdicts' in judging ? judging.verdicts : null;
  return (
    <>
      <PageHeader title={debrief ? `${texts.title}: ${debrief.scenario.title}` : texts.title}>
        <DebriefTools verdicts={verdicts} debrief={debrief} />
      </PageHeader>
      <div className="stack debrief">
        {judging === null ? (
          <section className="panel">
            <p>{texts.none}</p>
            <a href={href(['desk'])}>{texts.toDesk}</a>
          </section>
        ) : null}
        {judging && 'share' in judging ? <Waiting share={judging.share} /> : null}
        {verdicts ? (
          <>
            <VerdictCard verdicts={verdicts} startedAt={debrief?.startedAt} />
            <ReasonsCard oracles={verdicts.oracles} />
          </>
        ) : null}
        {debrief ? <Timeline debrief={debrief} /> : null}
        {verdicts && debrief?.objective ? <WatchCard verdicts={verdicts} p95Ms={debrief.objective.p95Ms} /> : null}
        {verdicts && debrief && debrief.text !== '' ? (
          <section className="panel lessons" aria-label={texts.lessons}>
            <Markdown text={debrief.text} top={2} />
          </section>
        ) : null}
      </div>
    </>
  );
}

/** Judging goes on, or could not. */
function Waiting({ share }: { readonly share: number }) {
  const failure = useSession((state) => state.judgeFailure);
  const judgeAgain = useSession((state) => state.judgeAgain);
  if (failure !== null)
    return (
      <section className="panel" role="alert">
        <h2>{texts.judgeFailed}</h2>
        <pre className="output">{failure}</pre>
        <div className="buttons">
          <Button onClick={judgeAgain}>{texts.judgeAgain}</Button>
        </div>
      </section>
    );
  return (
    <section className="panel">
      <p>{texts.judging}</p>
      <ProgressBar aria-label={texts.judging} value={share} thickness="large" />
    </section>
  );
}
