import { useEffect, useRef, useState } from 'react';
import { useSession } from '../store/session-context.ts';
import { useView } from '../store/use-view.ts';
import { terminalTexts as texts } from '../texts/terminal.ts';
import { Prompt } from './Prompt.tsx';
import { TerminalScreen } from './TerminalScreen.tsx';

interface TerminalProps {
  readonly id: string;
  readonly number: number;
  readonly isShown: boolean;
}

/** One terminal. It stays mounted while another is shown, so that a half-typed line is not lost. */
export function Terminal({ id, number, isShown }: TerminalProps) {
  const terminal = useView('terminal', { id });
  const onInput = useSession((state) => state.input);
  const field = useRef<HTMLTextAreaElement>(null);
  const [clearedThrough, setClearedThrough] = useState<string | null>(null); // entry id
  const isLoaded = terminal !== undefined;
  useEffect(() => {
    if (isShown && isLoaded) field.current?.focus({ preventScroll: true });
  }, [isShown, isLoaded]);
  if (!terminal) return null;
  // A running line stays: its output is still coming.
  const clear = (): void =>
    setClearedThrough(terminal.entries.findLast((entry) => entry.exitCode !== null)?.id ?? clearedThrough);
  const cleared = terminal.entries.findIndex((entry) => entry.id === clearedThrough);
  return (
    <div role="tabpanel" id={`panel-${id}`} aria-labelledby={`tab-${id}`} hidden={!isShown} className="terminal">
      <TerminalScreen
        label={`${texts.outputOf} ${number}`}
        entries={terminal.entries.slice(cleared + 1)}
        queued={terminal.queued}
        onPoint={() => field.current?.focus({ preventScroll: true })}
      />
      <Prompt terminal={terminal} fieldRef={field} onInput={onInput} onClear={clear} />
    </div>
  );
}
