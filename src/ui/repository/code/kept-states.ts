import type { EditorState } from '@codemirror/state';

interface KeptState {
  readonly state: EditorState;
  readonly scrollTop: number;
}

const MOST = 30;

/** Cursor, folds and undo of files that are not on screen now, by play. */
const kept = new WeakMap<object, Map<string, KeptState>>();

/** The states of one play, by the name of the text. The oldest leave first. */
export function statesOf(play: object): {
  get(name: string): KeptState | undefined;
  set(name: string, state: KeptState): void;
} {
  const states = kept.get(play) ?? new Map<string, KeptState>();
  kept.set(play, states);
  return {
    get: (name) => states.get(name),
    set: (name, state) => {
      states.delete(name);
      states.set(name, state);
      if (states.size > MOST) states.delete(states.keys().next().value ?? '');
    },
  };
}
