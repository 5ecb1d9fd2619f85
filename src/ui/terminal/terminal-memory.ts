import { useMemo } from 'react';
import { useSession } from '../store/session-context.ts';

/** What a terminal on screen keeps while it is off screen: a page instead of the dock, or another page. */
export interface TerminalMemory {
  readonly drafts: Map<string, string>; // half-typed lines by terminal
  readonly clearedThrough: Map<string, string>; // last entry that Ctrl+L took off the screen, by terminal
  chosen: string | null;
}

const memories = new WeakMap<object, TerminalMemory>();
const newMemory = (): TerminalMemory => ({ drafts: new Map(), clearedThrough: new Map(), chosen: null });

/** The memory of the play on screen; every play begins with an empty one. */
export function useTerminalMemory(): TerminalMemory {
  const play = useSession((state) => state.briefing); // a new one for every play
  return useMemo(() => {
    if (!play) return newMemory();
    const known = memories.get(play) ?? newMemory();
    memories.set(play, known);
    return known;
  }, [play]);
}
