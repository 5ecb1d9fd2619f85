import { type ClipboardEvent, type KeyboardEvent, type RefObject, useMemo, useState } from 'react';
import type { Input } from '../../session/recording.ts';
import type { TypedLines } from '../../session/views/typed-lines-view.ts';
import { terminalTexts as texts } from '../texts/terminal.ts';
import { LINE_EDITS } from './line-edits.ts';
import { type PromptAct, promptAct } from './prompt-acts.ts';
import { splitCommands } from './split-commands.ts';
import { type Completing, useCompletion } from './use-completion.ts';
import { type Line, useLine } from './use-line.ts';

interface PromptOptions {
  readonly terminal: string;
  readonly typed: TypedLines;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly initial: string;
  onDraft(text: string): void;
  onInput(input: Input): void;
  onClear(): void;
}

/** What was last told about leaving: 'leave' after Esc, 'end' after Ctrl+D. */
type Note = 'leave' | 'end' | null;

interface PromptParts {
  readonly line: Line;
  readonly completing: Completing;
  readonly setSearching: (isSearching: boolean) => void;
  readonly setNote: (note: Note) => void;
}

/** A prompt: its line, what completes it, and what its keys do. */
export function usePrompt(options: PromptOptions) {
  const { terminal, typed, field, initial, onDraft } = options;
  const history = useMemo(() => [...typed.others, ...typed.own], [typed]);
  const line = useLine({ history, field, initial, onText: onDraft });
  const completing = useCompletion({ terminal, read: line.read, write: line.write });
  const [isSearching, setSearching] = useState(false);
  const [note, setNote] = useState<Note>(null);
  const acts = new PromptActs(options, { line, completing, setSearching, setNote });
  return {
    acts,
    text: line.text,
    completing,
    isSearching,
    hint: note === 'leave' ? texts.leaveNext : note === 'end' ? texts.noEnd : completing.said,
    isUnfinished: line.text.includes('\n') && splitCommands(line.text).rest !== '',
    onChange(text: string): void {
      setNote(null);
      line.setText(text);
      completing.narrow(line.read());
    },
    onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
      const act = promptAct(event, { isListOpen: completing.choice !== null, isLeaving: note === 'leave' });
      if (event.key !== 'Tab' && event.key !== 'Shift') setNote(null);
      if (act !== null && acts.carryOut(act)) event.preventDefault();
    },
    onPaste(event: ClipboardEvent<HTMLTextAreaElement>): void {
      const pasted = event.clipboardData.getData('text');
      if (!/[\r\n]/.test(pasted)) return;
      event.preventDefault();
      const { selectionStart, selectionEnd } = event.currentTarget;
      const whole = line.text.slice(0, selectionStart) + pasted + line.text.slice(selectionEnd);
      const { commands, rest } = splitCommands(whole);
      acts.run(commands, rest);
    },
    onBlur(): void {
      completing.close();
      setNote(null);
    },
  };
}

/** What can be done at a prompt. */
class PromptActs {
  constructor(
    private readonly options: PromptOptions,
    private readonly parts: PromptParts,
  ) {}

  /** Types commands; what is left stays in the field. */
  run(commands: readonly string[], rest: string): void {
    const { terminal, onInput } = this.options;
    this.parts.completing.close();
    for (const line of commands) onInput({ type: 'line', terminal, line });
    this.parts.line.setText(rest);
  }

  interrupt(): void {
    const { terminal, onInput } = this.options;
    this.parts.completing.close();
    onInput({ type: 'interrupt', terminal });
    this.parts.line.setText('');
  }

  /** Puts a line that was found into the prompt. */
  take(text: string): void {
    this.parts.line.write({ text, cursor: text.length });
    this.closeSearch();
  }

  closeSearch(): void {
    this.parts.setSearching(false);
    this.options.field.current?.focus({ preventScroll: true });
  }

  /** Answers whether the browser is to do nothing of its own. */
  carryOut(act: PromptAct): boolean {
    const { line, completing, setSearching, setNote } = this.parts;
    if (typeof act === 'object') {
      const { text, cursor } = line.read();
      const edited = LINE_EDITS[act.edit]?.(text, cursor);
      if (edited) line.write(edited);
      return true;
    }
    if (act === 'search' || act === 'leave') completing.close(); // an answer that comes later is not waited for
    if (act === 'run') return this.runWhole();
    if (act === 'interrupt') this.interrupt();
    else if (act === 'clear') this.options.onClear();
    else if (act === 'search') setSearching(true);
    else if (act === 'older' || act === 'newer') line.recall(act === 'older' ? 1 : -1);
    else if (act === 'leave' || act === 'end') setNote(act);
    else carryOutList(completing, act);
    return true;
  }

  /** Enter: runs what is complete; while more lines belong to it, Enter stays Enter. */
  private runWhole(): boolean {
    const { commands, rest } = splitCommands(this.parts.line.text);
    if (rest !== '') return false;
    this.run(commands, '');
    return true;
  }
}

/** What the keys do while the list of completions is open, or Tab to open it. */
function carryOutList(completing: Completing, act: 'complete' | 'pick' | 'next' | 'previous' | 'close'): void {
  if (act === 'complete') completing.complete();
  else if (act === 'pick') completing.pick();
  else if (act === 'close') completing.close();
  else completing.move(act === 'next' ? 1 : -1);
}

/** Lines for the search, newest first, each once. */
export const searchable = ({ own, others }: TypedLines): string[] => [
  ...new Set([...own.toReversed(), ...others.toReversed()]),
];
