import { useEffect, useRef, useState } from 'react';
import type { Input } from '../../session/recording.ts';
import type { TerminalView } from '../../session/views/terminal-view.ts';
import { texts } from '../texts.ts';
import { Prompt } from './Prompt.tsx';
import { TerminalScreen } from './TerminalScreen.tsx';

interface TerminalProps {
  readonly terminal: TerminalView;
  readonly number: number;
  readonly isShown: boolean;
  readonly onInput: (input: Input) => void;
}

/** One terminal. It stays mounted while another is shown, so that a half-typed line is not lost. */
export function Terminal({ terminal, number, isShown, onInput }: TerminalProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [clearedThrough, setClearedThrough] = useState<string | null>(null); // entry id
  useEffect(() => {
    if (isShown) field.current?.focus({ preventScroll: true });
  }, [isShown]);
  // A running line stays: its output is still coming.
  const clear = (): void =>
    setClearedThrough(terminal.entries.findLast((entry) => entry.exitCode !== null)?.id ?? clearedThrough);
  const cleared = terminal.entries.findIndex((entry) => entry.id === clearedThrough);
  return (
    <div
      role="tabpanel"
      id={`panel-${terminal.id}`}
      aria-labelledby={`tab-${terminal.id}`}
      hidden={!isShown}
      className="terminal"
    >
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
