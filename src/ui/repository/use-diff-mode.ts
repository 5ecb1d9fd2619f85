import { create } from 'zustand';
import { remember, remembered } from '../storage/remembered.ts';

export type DiffMode = 'beside' | 'unified' | 'text';

export const DIFF_MODES: readonly DiffMode[] = ['beside', 'unified', 'text'];

interface DiffModeState {
  readonly mode: DiffMode;
  choose(mode: DiffMode): void;
}

const KEY = 'diff-mode';
const isNarrow = (): boolean => window.matchMedia?.('(max-width: 1023px)').matches ?? false;

/** How differences are shown; two columns only where there is room for them, unless somebody wants them. */
export const useDiffMode = create<DiffModeState>()((set) => ({
  mode: DIFF_MODES.find((mode) => mode === remembered(KEY)) ?? (isNarrow() ? 'unified' : 'beside'),
  choose(mode) {
    remember(KEY, mode);
    set({ mode });
  },
}));
