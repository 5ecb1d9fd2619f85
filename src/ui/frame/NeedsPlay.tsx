import { useEffect } from 'react';
import { ContinueCard } from '../home/ContinueCard.tsx';
import { useKept } from '../home/use-kept.ts';
import { useScenarioCards } from '../home/use-scenario-cards.ts';
import { href } from '../routing/route.ts';
import { useSession } from '../store/session-context.ts';
import { frameTexts } from '../texts/frame.ts';
import { homeTexts } from '../texts/home.ts';
import { NoPage } from './NoPage.tsx';

/** A link to a page of a running world, while none runs: the play that was left can go on right here. */
export default function NeedsPlay() {
  const { kept, isElsewhere, discard } = useKept();
  const cards = useScenarioCards();
  const follow = useSession((state) => state.follow);
  useEffect(() => {
    if (isElsewhere) follow(); // the world that is asked for runs in another tab
  }, [isElsewhere, follow]);
  if (kept === undefined) return null;
  if (kept === null) return <NoPage title={frameTexts.needsPlay} hint={frameTexts.needsPlayHint} />;
  const { scenario } = kept.kept.recording;
  const card = typeof cards === 'string' ? undefined : cards?.find(({ id }) => id === scenario);
  return (
    <section className="home">
      <h1>{frameTexts.needsPlay}</h1>
      <ContinueCard
        title={card?.title ?? scenario}
        heading={homeTexts.resumeHere}
        kept={kept}
        isHere
        onDiscard={discard}
      />
      <a href={href([])}>{frameTexts.toHome}</a>
    </section>
  );
}
