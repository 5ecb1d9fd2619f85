import { useEffect, useRef, useState } from 'react';
import type { TerminalEntry } from '../../session/views/terminal-view.ts';
import { useAsk } from '../store/use-ask.ts';
import { emptyText, type OutputText, withOutput } from './output-text.ts';

export type OutputTexts = ReadonlyMap<string, OutputText>;

const NONE: OutputTexts = new Map();

/**
 * What the entries of a terminal printed. Only what the page does not have yet is asked for, one question at a time: an
 * output is sent once, and a long one in pieces that can be drawn within a frame.
 */
export function useOutputs(terminal: string, entries: readonly TerminalEntry[]): OutputTexts {
  const ask = useAsk();
  const [texts, setTexts] = useState<OutputTexts>(NONE);
  const isAsking = useRef(false);
  const refused = useRef(''); // what was asked for last and did not come
  useEffect(() => {
    if (isAsking.current) return; // the answer sets the texts, which brings us here again
    const wants = wantsOf(entries, texts);
    const question = JSON.stringify(wants);
    if (wants.length === 0 || question === refused.current) return;
    isAsking.current = true;
    void ask('terminal-output', { terminal, wants }).then((answer) => {
      isAsking.current = false;
      if (!answer || answer.every(({ chunks }) => chunks.length === 0)) {
        refused.current = question; // gone meanwhile: not asked for again until something changes
        return;
      }
      refused.current = '';
      setTexts((before) => {
        const after = new Map<string, OutputText>();
        for (const entry of entries) after.set(entry.id, known(entry, before));
        for (const { entry, from, chunks } of answer) {
          const text = after.get(entry);
          if (text && text.length === from) after.set(entry, withOutput(text, chunks));
        }
        return after;
      });
    });
  }, [ask, terminal, entries, texts]);
  return texts;
}

/** What is there of an entry; nothing when its output began anew (`clear`). */
function known({ id, begins }: TerminalEntry, texts: OutputTexts): OutputText {
  const text = texts.get(id);
  return text && begins.startsWith(text.begins) ? text : emptyText(begins);
}

/** What is missing, newest first: the end of the terminal is what one looks at. */
function wantsOf(entries: readonly TerminalEntry[], texts: OutputTexts): { entry: string; from: number }[] {
  return entries.toReversed().flatMap((entry) => {
    const from = known(entry, texts).length;
    return from < entry.length ? [{ entry: entry.id, from }] : [];
  });
}
