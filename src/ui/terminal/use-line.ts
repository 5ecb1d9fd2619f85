import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import type { EditedLine } from './line-edits.ts';

/** The line being typed, with the lines typed before it within reach. */
export interface Line {
  readonly text: string;
  /** What is in the field now, typed or not drawn yet. */
  read(): EditedLine;
  setText(text: string): void;
  /** Sets the text and puts the cursor somewhere in it. */
  write(line: EditedLine): void;
  /** Goes `by` lines back in the history (forward when negative); what was being typed is kept. */
  recall(by: number): void;
}

interface LineOptions {
  readonly history: readonly string[]; // oldest first
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly initial: string;
  onText(text: string): void;
}

export function useLine({ history, field, initial, onText }: LineOptions): Line {
  const [text, setShown] = useState(initial);
  const [back, setBack] = useState(0); // how far back in the history; 0 = the new line
  const [draft, setDraft] = useState(''); // the new line, while an old one is shown
  const cursor = useRef<number | null>(null); // where it goes with the next drawing
  useLayoutEffect(() => {
    if (cursor.current !== null) field.current?.setSelectionRange(cursor.current, cursor.current);
    cursor.current = null;
  });
  const setText = (next: string): void => {
    setShown(next);
    onText(next);
    if (next === '') setBack(0);
  };
  return {
    text,
    read: () => ({ text: field.current?.value ?? text, cursor: field.current?.selectionStart ?? text.length }),
    setText,
    write(line) {
      cursor.current = line.cursor;
      setText(line.text);
      // Nothing is drawn anew when only the cursor moves.
      if (field.current?.value === line.text) field.current.setSelectionRange(line.cursor, line.cursor);
    },
    recall(by) {
      const next = Math.max(0, Math.min(history.length, back + by));
      if (next === back) return;
      if (back === 0) setDraft(text);
      setBack(next);
      const line = next === 0 ? draft : (history.at(-next) ?? '');
      cursor.current = line.length;
      setShown(line);
      onText(line);
    },
  };
}
