import { create } from 'zustand';
import { remember, remembered } from '../storage/remembered.ts';

interface Dock {
  readonly isOpen: boolean;
  readonly height: number; // pixels
  readonly focusAsks: number; // grows when the prompt is to be typed at
  toggle(): void;
  open(): void;
  /** Asks for the prompt, wherever the terminals are. */
  ask(): void;
  resize(height: number): void;
}

const OPEN = 'terminal';
const HEIGHT = 'terminal-height';
const DEFAULT_HEIGHT = 280;
const NARROW = 600;

export const LEAST_HEIGHT = 140;
/** The page above keeps a strip of itself. */
export const mostHeight = (): number => Math.max(LEAST_HEIGHT, Math.round(window.innerHeight * 0.8));

/** What had the focus before the prompt took it, to give it back when the terminals are closed from within. */
let before: Element | null = null;

function giveFocusBack(): void {
  const isWithin = document.activeElement?.closest('.dock-content') != null;
  if (isWithin && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
  before = null;
}

const isNarrow = (): boolean => window.innerWidth < NARROW;

/** The terminals below every page: open or not, and how high. On a narrow screen they begin closed. */
export const useDock = create<Dock>()((set, get) => ({
  isOpen: !isNarrow() && remembered(OPEN) !== 'closed',
  height: Number(remembered(HEIGHT)) || DEFAULT_HEIGHT,
  focusAsks: 0,
  toggle() {
    if (get().isOpen) {
      remember(OPEN, 'closed');
      giveFocusBack();
      set({ isOpen: false });
    } else get().open();
  },
  open() {
    remember(OPEN, 'open');
    before = document.activeElement;
    set({ isOpen: true, focusAsks: get().focusAsks + 1 });
  },
  ask: () => set({ focusAsks: get().focusAsks + 1 }),
  resize(height) {
    const next = Math.round(Math.max(LEAST_HEIGHT, Math.min(height, mostHeight())));
    remember(HEIGHT, String(next));
    set({ height: next });
  },
}));
