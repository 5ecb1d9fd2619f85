import { useEffect, useState } from 'react';
import type { ScenarioCard } from '../../session/scenario-card.ts';

/** The scenarios this build ships; null while they load, a text when they could not be loaded. */
export function useScenarioCards(): readonly ScenarioCard[] | string | null {
  const [cards, setCards] = useState<readonly ScenarioCard[] | string | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    fetch(new URL('game/cards.json', document.baseURI), { signal: stop.signal })
      .then((answer) =>
        answer.ok ? answer.json() : Promise.reject(new Error(`${answer.status} ${answer.statusText}`)),
      )
      .then(setCards)
      .catch((error: Error) => {
        if (error.name !== 'AbortError') setCards(error.message);
      });
    return () => stop.abort();
  }, []);
  return cards;
}
