import { type KeyboardEvent, useRef, useState } from 'react';
import { useSession } from '../store/session-context.ts';
import { terminalTexts as texts } from '../texts/terminal.ts';
import { Terminal } from './Terminal.tsx';
import { useTerminalMemory } from './terminal-memory.ts';

interface TerminalsProps {
  readonly focusAsks: number; // grows when the prompt is to be typed at
  readonly asked?: string; // terminal that the address names
  readonly pointedAt: string | null; // entry that the address names
  readonly onChoose?: (id: string) => void;
}

const NONE: readonly { readonly id: string; readonly isBusy: boolean }[] = [];
const FIRST = 'terminal-1';
const byNumber = (a: { readonly id: string }, b: { readonly id: string }): number =>
  a.id.length - b.id.length || (a.id < b.id ? -1 : 1);

/** The player's terminals, one tab each. Arrow keys go along the tabs; Enter shows one and moves to its prompt. */
export function Terminals({ focusAsks, asked, pointedAt, onChoose }: TerminalsProps) {
  const all = useSession((state) => state.frame?.terminals ?? NONE);
  const terminals = all.filter(({ id }) => !id.startsWith('panel')).sort(byNumber);
  const input = useSession((state) => state.input);
  const isReadOnly = useSession((state) => state.isReadOnly);
  const memory = useTerminalMemory();
  const [kept, setChosen] = useState(memory.chosen);
  const chosen = asked || kept;
  const [choices, setChoices] = useState(0); // choosing a terminal is asking for its prompt
  const askedBefore = useRef(focusAsks); // what was asked before the terminals were there is not for them
  const current =
    terminals.find((terminal) => terminal.id === chosen) ?? terminals.find(({ id }) => id === FIRST) ?? terminals[0];
  const choose = (id: string): void => {
    memory.chosen = id;
    setChosen(id);
    setChoices((count) => count + 1);
    onChoose?.(id);
  };
  const openAnother = (): void => {
    const id = `terminal-${terminals.length + 1}`;
    input({ type: 'open-terminal', terminal: id });
    choose(id);
  };
  return (
    <div className="terminals">
      <div className="tabs">
        <div role="tablist" aria-label={texts.terminals} className="tabs" onKeyDown={goAlongTabs}>
          {terminals.map((terminal, index) => (
            <TerminalTab
              key={terminal.id}
              {...terminal}
              number={index + 1}
              isShown={terminal === current}
              onChoose={choose}
            />
          ))}
        </div>
        <button type="button" disabled={isReadOnly} onClick={openAnother}>
          {texts.newTerminal}
        </button>
      </div>
      {terminals.map((terminal, index) => (
        <Terminal
          key={terminal.id}
          id={terminal.id}
          number={index + 1}
          isShown={terminal === current}
          focusAsks={focusAsks - askedBefore.current + choices}
          pointedAt={terminal === current ? pointedAt : null}
        />
      ))}
    </div>
  );
}

function goAlongTabs(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (step === 0) return;
  const tabs = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=tab]')];
  const from = tabs.indexOf(document.activeElement as HTMLElement);
  tabs[(from + step + tabs.length) % tabs.length]?.focus();
  event.preventDefault();
}

interface TerminalTabProps {
  readonly id: string;
  readonly number: number;
  readonly isBusy: boolean;
  readonly isShown: boolean;
  readonly onChoose: (id: string) => void;
}

const TerminalTab = ({ id, number, isBusy, isShown, onChoose }: TerminalTabProps) => (
  <button
    id={`tab-${id}`}
    type="button"
    role="tab"
    aria-selected={isShown}
    aria-controls={`panel-${id}`}
    tabIndex={isShown ? 0 : -1}
    onClick={() => onChoose(id)}
  >
    {texts.terminal} {number}
    {isBusy ? ` (${texts.busy})` : ''}
  </button>
);
