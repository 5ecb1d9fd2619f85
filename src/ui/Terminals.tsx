import { useState } from 'react';
import type { SessionStore } from './session-store.ts';
import { Terminal } from './Terminal.tsx';
import { texts } from './texts.ts';

/** The player's terminals, one tab each. */
export function Terminals({ useSession }: { readonly useSession: SessionStore }) {
  const terminals = useSession((state) => state.view?.terminals ?? []);
  const input = useSession((state) => state.input);
  const [chosen, setChosen] = useState<string | null>(null);
  const current = terminals.find((terminal) => terminal.id === chosen) ?? terminals[0];
  const openAnother = (): void => {
    const id = `terminal-${terminals.length + 1}`;
    input({ type: 'open-terminal', terminal: id });
    setChosen(id);
  };
  return (
    <section className="panel terminals" aria-label={texts.terminal}>
      <div role="tablist" aria-label={texts.terminal} className="tabs">
        {terminals.map((terminal, index) => (
          <button
            key={terminal.id}
            type="button"
            role="tab"
            aria-selected={terminal === current}
            onClick={() => setChosen(terminal.id)}
          >
            {texts.terminal} {index + 1}
            {terminal.isBusy ? ' …' : ''}
          </button>
        ))}
        <button type="button" onClick={openAnother}>
          {texts.newTerminal}
        </button>
      </div>
      {current ? <Terminal key={current.id} terminal={current} onInput={input} /> : null}
    </section>
  );
}
