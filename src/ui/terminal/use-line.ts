import { useState } from 'react';

/** The line being typed, with the lines typed before it within reach. */
export interface Line {
  readonly text: string;
  setText(text: string): void;
  /** Goes `by` lines back in the history (forward when negative); what was being typed is kept. */
  recall(by: number): void;
}

export function useLine(history: readonly string[]): Line {
  const [text, setText] = useState('');
  const [back, setBack] = useState(0); // how far back in the history; 0 = the new line
  const [draft, setDraft] = useState(''); // the new line, while an old one is shown
  return {
    text,
    setText: (next) => {
      setText(next);
      if (next === '') setBack(0);
    },
    recall: (by) => {
      const next = Math.max(0, Math.min(history.length, back + by));
      if (next === back) return;
      if (back === 0) setDraft(text);
      setBack(next);
      setText(next === 0 ? draft : (history.at(-next) ?? ''));
    },
  };
}
