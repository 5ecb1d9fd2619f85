import { defineTable } from '../../kernel/table.ts';
import type { Tx } from '../../kernel/tx.ts';
import type { World } from '../../kernel/world.ts';
import { incidents, type RevealedHint } from './incident.ts';

/** Hints somebody on call may ask for, from vague to direct. Nothing but the pager reads them. */
const ladders = defineTable<{ readonly texts: readonly string[] }>('hint-ladder');
const ONLY = 'hints';

export const placeHints = (tx: Tx, texts: readonly string[]): void => {
  ladders.put(tx, ONLY, { texts: [...texts] });
};

/** Hints revealed so far in a play, oldest first, over all its incidents. */
export const revealedHints = (world: World): RevealedHint[] =>
  incidents
    .all(world)
    .flatMap(({ hints }) => hints)
    .sort((a, b) => a.at - b.at);

/** The next hint and how many follow it; null when there is none left. */
export function nextHint(world: World): { readonly text: string; readonly left: number } | null {
  const texts = ladders.get(world, ONLY)?.texts ?? [];
  const given = revealedHints(world).length;
  const text = texts[given];
  return text === undefined ? null : { text, left: texts.length - given - 1 };
}

/** How many hints can still be asked for. */
export const hintsLeft = (world: World): number => (nextHint(world)?.left ?? -1) + 1;
