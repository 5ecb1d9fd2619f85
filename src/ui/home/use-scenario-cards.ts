import { useEffect, useState } from 'react';
import * as v from 'valibot';
import type { ScenarioCard } from '../../session/scenario-card.ts';

const FILE = 'game/cards.json';
const amount = v.nullable(v.number());
const schema = v.array(
  v.object({
    id: v.string(),
    title: v.string(),
    brief: v.string(),
    level: amount,
    minutes: amount,
    variants: v.pipe(v.array(v.string()), v.minLength(1)),
  }),
);

/** The scenarios this build ships; null while they load, a text when they could not be loaded. */
export function useScenarioCards(): readonly ScenarioCard[] | string | null {
  const [cards, setCards] = useState<readonly ScenarioCard[] | string | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    fetchCards(stop.signal).then(setCards, (error: Error) => {
      if (!stop.signal.aborted) setCards(error.message);
    });
    return () => stop.abort();
  }, []);
  return cards;
}

/** @throws naming the file, and the place in it */
async function fetchCards(signal: AbortSignal): Promise<readonly ScenarioCard[]> {
  const answer = await fetch(new URL(FILE, document.baseURI), { signal });
  if (!answer.ok) throw new Error(`${FILE}: ${answer.status} ${answer.statusText}`);
  const value: unknown = await answer.json().catch((error: Error) => {
    throw new Error(`${FILE}: ${error.message}`);
  });
  const parsed = v.safeParse(schema, value);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new Error(`${FILE}: ${v.getDotPath(issue) ?? '(root)'}: ${issue.message}`);
}
