import { useSyncExternalStore } from 'react';
import { create } from 'zustand';
import { remember, remembered } from '../storage/remembered.ts';
import { THEME_CHOICES, type ThemeChoice } from './theme.ts';

interface ThemeState {
  readonly choice: ThemeChoice;
  choose(choice: ThemeChoice): void;
}

const KEY = 'theme';

export const useThemeChoice = create<ThemeState>()((set) => ({
  choice: THEME_CHOICES.find((choice) => choice === remembered(KEY)) ?? 'system',
  choose(choice) {
    remember(KEY, choice);
    set({ choice });
  },
}));

const asks = (query: string): MediaQueryList | null => window.matchMedia?.(query) ?? null;
const DARK = '(prefers-color-scheme: dark)';
const CONTRAST = '(prefers-contrast: more)';

/** The theme on screen: what was chosen, else what the system asks for. */
export function useTheme(): Exclude<ThemeChoice, 'system'> {
  const choice = useThemeChoice((state) => state.choice);
  const system = useSyncExternalStore(subscribe, systemTheme);
  return choice === 'system' ? system : choice;
}

const systemTheme = () => (asks(CONTRAST)?.matches ? 'contrast' : asks(DARK)?.matches ? 'dark' : 'light');

function subscribe(onChange: () => void): () => void {
  const queries = [asks(DARK), asks(CONTRAST)].filter((query) => query !== null);
  for (const query of queries) query.addEventListener('change', onChange);
  return () => {
    for (const query of queries) query.removeEventListener('change', onChange);
  };
}
