import { type KeyboardEvent, useRef, useState } from 'react';
import { useSession } from '../store/session-context.ts';
import { terminalTexts as texts } from '../texts/terminal.ts';
import { Terminal } from './Terminal.tsx';

const NONE: readonly { readonly id: string; readonly isBusy: boolean }[] = [];

/** The player's terminals, one tab each. Arrow keys go along the tabs; Enter shows one and moves to its prompt. */
export function Terminals() {
  const all = useSession((state) => state.frame?.terminals ?? NONE);
  const terminals = all.filter(({ id }) => !id.startsWith('panel'));
  const input = useSession((state) => state.input);
  const [chosen, setChosen] = useState<string | null>(null);
  const tabs = useRef<HTMLDivElement>(null);
  const current = terminals.find((terminal) => terminal.id === chosen) ?? terminals[0];
  const openAnother = (): void => {
    const id = `terminal-${terminals.length + 1}`;
    input({ type: 'open-terminal', terminal: id });
    setChosen(id);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    const buttons = [...(tabs.current?.querySelectorAll<HTMLElement>('[role=tab]') ?? [])];
    const from = buttons.indexOf(document.activeElement as HTMLElement);
    buttons[(from + step + buttons.length) % buttons.length]?.focus();
    event.preventDefault();
  };
  return (
    <div className="terminals">
      <div className="tabs">
        <div ref={tabs} role="tablist" aria-label={texts.terminals} className="tabs" onKeyDown={onKeyDown}>
          {terminals.map((terminal, index) => (
            <button
              key={terminal.id}
              id={`tab-${terminal.id}`}
              type="button"
              role="tab"
              aria-selected={terminal === current}
              aria-controls={`panel-${terminal.id}`}
              tabIndex={terminal === current ? 0 : -1}
              onClick={() => setChosen(terminal.id)}
            >
              {texts.terminal} {index + 1}
              {terminal.isBusy ? ` (${texts.busy})` : ''}
            </button>
          ))}
        </div>
        <button type="button" onClick={openAnother}>
          {texts.newTerminal}
        </button>
      </div>
      {terminals.map((terminal, index) => (
        <Terminal key={terminal.id} id={terminal.id} number={index + 1} isShown={terminal === current} />
      ))}
    </div>
  );
}
