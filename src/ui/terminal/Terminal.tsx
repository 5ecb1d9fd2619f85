import { type RefObject, useEffect, useRef, useState } from 'react';
import type { TerminalEntry } from '../../session/views/terminal-view.ts';
import { useSession } from '../store/session-context.ts';
import { useView } from '../store/use-view.ts';
import { terminalTexts as texts } from '../texts/terminal.ts';
import { Prompt } from './Prompt.tsx';
import { entryId } from './ScreenEntry.tsx';
import { TerminalScreen } from './TerminalScreen.tsx';
import { useTerminalMemory } from './terminal-memory.ts';
import { useEndings } from './use-endings.ts';
import { useLinkIndex } from './use-link-index.ts';
import { type OutputTexts, useOutputs } from './use-outputs.ts';

interface TerminalProps {
  readonly id: string;
  readonly number: number;
  readonly isShown: boolean;
  readonly focusAsks: number; // grows when somebody wants to type here
  readonly pointedAt: string | null; // entry that the address names
}

const NO_LINES = { own: [], others: [] };
const NO_ENTRIES = [] as const;

/** One terminal. It stays mounted while another is shown, so that a half-typed line is not lost. */
export function Terminal({ id, number, isShown, focusAsks, pointedAt }: TerminalProps) {
  const terminal = useView('terminal', { id });
  const typed = useView('typed-lines', { terminal: id }) ?? NO_LINES;
  const onInput = useSession((state) => state.input);
  const isReadOnly = useSession((state) => state.isReadOnly);
  const memory = useTerminalMemory();
  const index = useLinkIndex();
  const field = useRef<HTMLTextAreaElement>(null);
  const [clearedThrough, setClearedThrough] = useState(memory.clearedThrough.get(id));
  const entries = terminal?.entries ?? NO_ENTRIES;
  const outputs = useOutputs(id, entries);
  const ended = useEndings(terminal?.entries, outputs);
  const isLoaded = terminal != null;
  useAskedFocus(field, isShown && isLoaded, focusAsks);
  usePointing(pointedAt, isShown && isLoaded, isComplete(entries, outputs));
  if (!terminal) return null;
  const clear = (): void => {
    // A running line stays: its output is still coming.
    const last = entries.findLast((entry) => entry.exitCode !== null)?.id ?? clearedThrough;
    setClearedThrough(last);
    if (last !== undefined) memory.clearedThrough.set(id, last);
  };
  const cleared = entries.findIndex((entry) => entry.id === clearedThrough);
  return (
    <div role="tabpanel" id={`panel-${id}`} aria-labelledby={`tab-${id}`} hidden={!isShown} className="terminal">
      <TerminalScreen
        terminal={id}
        label={`${texts.outputOf} ${number}`}
        isGreeting={number === 1 && cleared < 0}
        entries={cleared < 0 ? entries : entries.slice(cleared + 1)}
        outputs={outputs}
        queued={terminal.queued}
        index={index}
        pointedAt={pointedAt}
        onPoint={() => field.current?.focus({ preventScroll: true })}
      />
      <p className="unseen" role="status">
        {ended === '' || isShown ? ended : texts.inTerminal(number, ended)}
      </p>
      <Prompt
        terminal={id}
        cwd={terminal.cwd}
        isBusy={terminal.isBusy}
        isReadOnly={isReadOnly}
        typed={typed}
        draft={memory.drafts.get(id) ?? ''}
        field={field}
        onDraft={(text) => memory.drafts.set(id, text)}
        onInput={onInput}
        onClear={clear}
      />
    </div>
  );
}

/** Moves to the prompt when somebody asks for it; not because a page was loaded. */
function useAskedFocus(field: RefObject<HTMLTextAreaElement | null>, isReady: boolean, asks: number): void {
  const answered = useRef(0);
  useEffect(() => {
    if (!isReady || answered.current === asks) return;
    answered.current = asks;
    field.current?.focus({ preventScroll: true });
  }, [field, isReady, asks]);
}

const isComplete = (entries: readonly TerminalEntry[], outputs: OutputTexts): boolean =>
  entries.every(({ id, length }) => (outputs.get(id)?.length ?? 0) >= length);

/** Brings the entry that an address names into sight, and again when the output around it is there. */
function usePointing(entry: string | null, isReady: boolean, isWhole: boolean): void {
  const done = useRef<string | null>(null);
  useEffect(() => {
    if (!isReady || entry === null || done.current === entry) return;
    if (isWhole) done.current = entry;
    document.getElementById(entryId(entry))?.scrollIntoView?.({ block: 'start' });
  }, [entry, isReady, isWhole]);
}
