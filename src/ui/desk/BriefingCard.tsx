import { Brief } from '../kit/Brief.tsx';
import { useSession } from '../store/session-context.ts';

/** What one was told before going on call. */
export function BriefingCard({ title }: { readonly title: string }) {
  const briefing = useSession((state) => state.briefing);
  if (!briefing) return null;
  return (
    <section className="panel" aria-labelledby="briefing-title">
      <h2 id="briefing-title">
        {title}: {briefing.title}
      </h2>
      <Brief text={briefing.brief} />
    </section>
  );
}
