import { scenarioCards } from './scenario-cards.ts';
import type { SessionStore } from './session-store.ts';
import { texts } from './texts.ts';

/** Briefings to choose from; while one starts, what is happening. */
export function Home({ useSession }: { readonly useSession: SessionStore }) {
  const stage = useSession((state) => state.stage);
  const progress = useSession((state) => state.progress);
  const start = useSession((state) => state.start);
  return (
    <section aria-labelledby="home-title" className="home">
      <h2 id="home-title">{texts.briefing}</h2>
      {scenarioCards.map((card) => (
        <article key={card.id} className="card">
          <h3>{card.title}</h3>
          <p className="meta">
            {card.level !== null ? `Level ${card.level}` : 'No incident'}
            {card.minutes !== null ? ` · about ${card.minutes} minutes` : ''}
          </p>
          <p>{card.brief}</p>
          <button
            type="button"
            className="primary"
            disabled={stage === 'loading'}
            onClick={() => start(card.id, '1', card.variants[0] ?? 'A')}
          >
            {texts.take}
          </button>
        </article>
      ))}
      <p role="status">{stage === 'loading' ? `${texts.loading}: ${progress}` : ''}</p>
    </section>
  );
}
