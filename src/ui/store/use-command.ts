import { useCallback } from 'react';
import type { PageCommand } from '../../session/views/page-commands-view.ts';
import { viewKey } from '../../session/views/view-ask.ts';
import { useSessionStore } from './session-context.ts';
import type { SessionState } from './session-state.ts';
import type { SessionStore } from './session-store.ts';

const PAGE_COMMANDS = viewKey({ name: 'page-commands', params: {} });
/** Terminals of the page that were given a line and have not begun it yet. */
const claimed = new Set<string>();

/**
 * Types a command as a button of the page does. Resolves when it has ended, with what it printed; null when it cannot be
 * done here (nobody plays, or this tab only shows). Commands that wait get a terminal each.
 */
export function useCommand(): (line: string) => Promise<PageCommand | null> {
  const store = useSessionStore();
  return useCallback((line: string) => typeLine(store, line), [store]);
}

async function typeLine(store: SessionStore, line: string): Promise<PageCommand | null> {
  const state = store.getState();
  if (state.isReadOnly) state.hold();
  if (state.isReadOnly || state.frame === null) return null;
  const stopWatching = state.watch({ name: 'page-commands', params: {} });
  const terminal = idleTerminal(state);
  claimed.add(terminal);
  try {
    const known = (await state.ask({ name: 'page-commands', params: {} })) as readonly PageCommand[] | undefined;
    const before = new Set(known?.map(({ id }) => id));
    if (!state.frame.terminals.some(({ id }) => id === terminal)) state.input({ type: 'open-terminal', terminal });
    state.input({ type: 'line', terminal, line });
    return await ended(store, terminal, before);
  } finally {
    claimed.delete(terminal);
    stopWatching();
  }
}

function idleTerminal({ frame }: SessionState): string {
  const isBusy = new Map(frame?.terminals.map((terminal) => [terminal.id, terminal.isBusy]));
  for (let n = 1; ; n++) {
    const id = n === 1 ? 'panel' : `panel-${n}`;
    if (!isBusy.get(id) && !claimed.has(id)) return id;
  }
}

const commandsOf = (state: SessionState): readonly PageCommand[] =>
  (state.seen[PAGE_COMMANDS] as readonly PageCommand[] | undefined) ?? [];

function ended(store: SessionStore, terminal: string, before: ReadonlySet<string>): Promise<PageCommand | null> {
  return new Promise((resolve) => {
    const look = (state: SessionState): boolean => {
      const mine = commandsOf(state).find((command) => command.terminal === terminal && !before.has(command.id));
      const isOver = mine?.exitCode != null || state.stage !== 'playing';
      if (isOver) resolve(mine ?? null);
      return isOver;
    };
    if (look(store.getState())) return;
    const unsubscribe = store.subscribe((state) => {
      if (look(state)) unsubscribe();
    });
  });
}
