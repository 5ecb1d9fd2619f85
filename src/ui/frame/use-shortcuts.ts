import { useEffect } from 'react';
import { pages } from '../pages/registry.ts';
import { go } from '../routing/go.ts';
import { href } from '../routing/route.ts';
import { useSessionStore } from '../store/session-context.ts';
import type { SessionState } from '../store/session-state.ts';
import { useLetters } from './use-letters.ts';

export interface ShortcutActs {
  readonly onPalette: () => void;
  readonly onHelp: () => void;
  readonly onTerminal: () => void;
}

const TWO_KEYS_MS = 1500;

/** Listens for the page's keyboard shortcuts. `acts` must be stable. */
export function useShortcuts(acts: ShortcutActs): void {
  const store = useSessionStore();
  useEffect(() => {
    let goSince = Number.NEGATIVE_INFINITY; // when `g` was pressed
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented) return;
      if (event.ctrlKey || event.metaKey || event.altKey) {
        if (withControl(event, acts)) event.preventDefault();
        return;
      }
      if (!useLetters.getState().isOn || isTyping(event.target)) return;
      const isSecond = event.timeStamp - goSince < TWO_KEYS_MS;
      goSince = !isSecond && event.key === 'g' ? event.timeStamp : Number.NEGATIVE_INFINITY;
      if (isSecond ? goToPage(event.key, store.getState()) : letter(event.key, acts, store.getState()))
        event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [acts, store]);
}

function withControl(event: KeyboardEvent, acts: ShortcutActs): boolean {
  if (event.altKey) return false;
  if (event.key.toLowerCase() === 'k' && !event.shiftKey) acts.onPalette();
  else if (event.key === '`') acts.onTerminal();
  else return false;
  return true;
}

function letter(key: string, acts: ShortcutActs, session: SessionState): boolean {
  const { frame } = session;
  if (key === '?') acts.onHelp();
  else if (key === '/') return focusSearch();
  else if (key === 'p' && frame) session.setClock(frame.speed, !frame.isPaused);
  else if (key === 'n' && frame) session.skip();
  else return false;
  return true;
}

function goToPage(key: string, session: SessionState): boolean {
  const page = pages.find((one) => one.nav?.key === key);
  if (!page || (page.needsPlay && session.stage !== 'playing')) return false;
  go(href([page.path]));
  return true;
}

function focusSearch(): boolean {
  const field = document.querySelector<HTMLElement>('main input[type=search]');
  field?.focus();
  return field !== null;
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.closest('input, textarea, select, [role=dialog], [role=menu]') !== null);
