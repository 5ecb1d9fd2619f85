import { useRef, useState } from 'react';
import type { Candidate, Completion } from '../../session/views/completion-view.ts';
import { useAsk } from '../store/use-ask.ts';
import { terminalTexts as texts } from '../texts/terminal.ts';
import { commonPrefix } from './common-prefix.ts';
import type { EditedLine } from './line-edits.ts';

/** The open list of ways to go on. */
export interface CompletionChoice {
  readonly completion: Completion;
  readonly at: number; // which of them
}

export interface Completing {
  readonly choice: CompletionChoice | null;
  readonly said: string; // for the status below the prompt
  /** Tab: goes on as far as there is one way, and lists the ways where there are more. */
  complete(): void;
  /** Something was typed while the list is open: shows what fits now. */
  narrow(line: EditedLine): void;
  move(by: number): void;
  pick(candidate?: Candidate): void;
  close(): void;
}

interface CompletionOptions {
  readonly terminal: string;
  /** The line as it is now. */
  read(): EditedLine;
  write(line: EditedLine): void;
}

/** Asks what may stand at the cursor. An answer that comes when the line is another one, or is not waited for, is none. */
function useLook({ terminal, read }: CompletionOptions) {
  const ask = useAsk();
  const latest = useRef(0);
  return {
    forget(): void {
      latest.current++;
    },
    async look(line: EditedLine): Promise<Completion | undefined> {
      const number = ++latest.current;
      const found = await ask('completion', { terminal, text: line.text, cursor: line.cursor });
      const now = read();
      const isStill = number === latest.current && now.text === line.text && now.cursor === line.cursor;
      return isStill ? found : undefined;
    },
  };
}

/** What completes a line. */
export function useCompletion(options: CompletionOptions): Completing {
  const { read, write } = options;
  const { look, forget } = useLook(options);
  const [choice, setChoice] = useState<CompletionChoice | null>(null);
  const [said, setSaid] = useState('');
  const show = (completion: Completion): void => {
    setChoice({ completion, at: 0 });
    setSaid(texts.completionCount(completion.candidates.length));
  };
  const close = (): void => {
    forget();
    setChoice(null);
    setSaid('');
  };
  const pick = ({ from, to }: Completion, candidate: Candidate): void => {
    close();
    write(placed(read().text, from, to, candidate));
  };
  return {
    choice,
    said,
    complete() {
      const line = read();
      void look(line).then((found) => {
        if (!found) return;
        const { candidates, from, to } = found;
        const [only] = candidates;
        const prefix = commonPrefix(candidates.map(({ text }) => text));
        if (!only) setSaid(texts.noCompletion);
        else if (candidates.length === 1) pick(found, only);
        else if (prefix.length > to - from) {
          write(replaced(line.text, from, to, prefix));
          setSaid(texts.completionCount(candidates.length));
        } else show(found);
      });
    },
    narrow(line) {
      setSaid('');
      if (!choice) return;
      void look(line).then((found) => {
        if (!found) return;
        if (found.candidates.length === 0) close();
        else show(found);
      });
    },
    move(by) {
      if (!choice) return;
      const { candidates } = choice.completion;
      const at = (choice.at + by + candidates.length) % candidates.length;
      setChoice({ ...choice, at });
      setSaid(texts.completionAt(candidates[at]?.label ?? '', at + 1, candidates.length));
    },
    pick(candidate) {
      const chosen = candidate ?? choice?.completion.candidates[choice.at];
      if (choice && chosen) pick(choice.completion, chosen);
    },
    close,
  };
}

function replaced(text: string, from: number, to: number, by: string): EditedLine {
  return { text: text.slice(0, from) + by + text.slice(to), cursor: from + by.length };
}

/** A whole word is followed by a space, unless one is there. */
function placed(text: string, from: number, to: number, { text: by, isOpen }: Candidate): EditedLine {
  const line = replaced(text, from, to, by);
  if (isOpen) return line;
  const isSpaced = /^\s/.test(line.text.slice(line.cursor));
  return isSpaced ? { ...line, cursor: line.cursor + 1 } : replaced(line.text, line.cursor, line.cursor, ' ');
}
