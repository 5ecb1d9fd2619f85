import { Brief } from './Brief.tsx';
import type { SessionStore } from './session-store.ts';
import { texts } from './texts.ts';
import { useScenarioCards } from './use-scenario-cards.ts';

/** Briefings to choose from; while one starts, what is happening. */
export function Home({ useSession }: { readonly useSession: SessionStore }) {
  const stage = useSession((state) => state.stage);
  const progress = useSession((state) => state.progress);
  const start = useSession((state) => state.start);
  const cards = useScenarioCards();
  if (typeof cards === 'string') return <p role="alert">{cards}</p>;
  return (
    <section aria-labelledby="home-title" className="home">
      <h2 id="home-title">{texts.home}</h2>
      {(cards ?? []).map((card) => (
        <article key={card.id} className="card" aria-labelledby={`card-${card.id}`}>
          <h3 id={`card-${card.id}`}>{card.title}</h3>
          <p className="meta">
            {card.level !== null ? `Level ${card.level}` : 'No incident'}
            {card.minutes !== null ? ` · about ${card.minutes} minutes` : ''}
          </p>
          <Brief text={card.brief} />
          <button
            type="button"
            className="primary"
            disabled={stage === 'loading'}
            aria-describedby={`card-${card.id}`}
            onClick={() => start(card.id, '1', card.variants[0] ?? 'A')}
          >
            {card.level === null ? texts.explore : texts.take}
          </button>
        </article>
      ))}
      <p role="status" className={stage === 'loading' ? 'panel starting' : undefined}>
        {stage === 'loading' ? `${texts.loading}${progress === '' ? '' : `: ${progress}`}` : ''}
        {cards === null ? texts.loading : ''}
      </p>
    </section>
  );
}
