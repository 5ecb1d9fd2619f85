import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Input } from '../session/recording.ts';
import type { TerminalView } from '../session/views/terminal-view.ts';
import { texts } from './texts.ts';

interface TerminalProps {
  readonly terminal: TerminalView;
  readonly onInput: (input: Input) => void;
}

/** One terminal: what was said, what is running, and a line to type. */
export function Terminal({ terminal, onInput }: TerminalProps) {
  const [line, setLine] = useState('');
  const [recall, setRecall] = useState(0); // how far back in the history; 0 = the new line
  const scroller = useRef<HTMLDivElement>(null);
  const last = terminal.entries.at(-1);
  const shown = `${last?.id ?? ''}/${last?.output.length ?? 0}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls when what is shown grows
  useEffect(() => {
    const element = scroller.current;
    if (element) element.scrollTop = element.scrollHeight;
  }, [shown]);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (line.trim() === '') return;
    onInput({ type: 'line', terminal: terminal.id, line });
    setLine('');
    setRecall(0);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.ctrlKey && event.key === 'c' && window.getSelection()?.isCollapsed !== false) {
      event.preventDefault();
      onInput({ type: 'interrupt', terminal: terminal.id });
      return;
    }
    const step = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const next = Math.max(0, Math.min(terminal.history.length, recall + step));
    setRecall(next);
    setLine(next === 0 ? '' : (terminal.history.at(-next) ?? ''));
  };

  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll area must be reachable by keyboard */}
      <div ref={scroller} className="screen" role="log" aria-label={texts.terminal} tabIndex={0}>
        {terminal.entries.map((entry) => (
          <div key={entry.id}>
            <div className="typed">
              {entry.cwd}$ {entry.line}
            </div>
            {entry.output.map((chunk, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: chunks are only ever appended
              <span key={index} className={chunk.stream}>
                {chunk.text}
              </span>
            ))}
            {entry.exitCode !== null && entry.exitCode !== 0 ? <div className="exit">exit {entry.exitCode}</div> : null}
          </div>
        ))}
      </div>
      <form className="prompt" onSubmit={submit}>
        <label htmlFor={`line-${terminal.id}`}>{terminal.cwd}$</label>
        <input
          id={`line-${terminal.id}`}
          aria-label={texts.prompt}
          value={line}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          onChange={(event) => setLine(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <button type="submit">{texts.run}</button>
        <button
          type="button"
          disabled={!terminal.isBusy}
          onClick={() => onInput({ type: 'interrupt', terminal: terminal.id })}
        >
          {texts.interrupt}
        </button>
      </form>
    </>
  );
}
