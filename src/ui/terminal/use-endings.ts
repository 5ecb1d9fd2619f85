import { useEffect, useRef, useState } from 'react';
import type { TerminalEntry } from '../../session/views/terminal-view.ts';
import { terminalTexts as texts } from '../texts/terminal.ts';
import { type OutputText, plainText } from './output-text.ts';
import type { OutputTexts } from './use-outputs.ts';

/** Output of so many lines is read out; of a longer one only how long it is. */
const READ_OUT_LINES = 3;
const READ_OUT_CHARACTERS = 240;

/** One sentence for a screen reader when a line has ended, instead of every line it prints. */
export function useEndings(entries: readonly TerminalEntry[] | undefined, outputs: OutputTexts): string {
  const seen = useRef<Set<string> | null>(null); // entries that ended before, or were said
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (!entries) return;
    const ended = entries.filter(({ exitCode }) => exitCode !== null);
    if (seen.current === null) {
      seen.current = new Set(ended.map(({ id }) => id));
      return;
    }
    for (const entry of ended) {
      const text = outputs.get(entry.id);
      if (seen.current.has(entry.id) || (text?.length ?? 0) < entry.length) continue;
      seen.current.add(entry.id);
      setSaid(sentence(entry, text));
    }
  }, [entries, outputs]);
  return said;
}

function sentence({ exitCode }: TerminalEntry, text: OutputText | undefined): string {
  const lines = text?.lines ?? 0;
  const summary = texts.ended(exitCode ?? 0, texts.lines(lines));
  if (!text || lines > READ_OUT_LINES) return summary;
  const output = plainText(text).trim();
  return output === '' || output.length > READ_OUT_CHARACTERS ? summary : `${summary}: ${output}`;
}
