import { type KeyboardEvent, useId, useState } from 'react';
import { terminalTexts as texts } from '../texts/terminal.ts';
import { optionId } from './CompletionList.tsx';

interface HistorySearchProps {
  readonly lines: readonly string[]; // newest first, each once
  readonly onRun: (line: string) => void;
  readonly onTake: (line: string) => void; // into the prompt, to be changed
  readonly onClose: () => void;
}

const MOST = 50;

/** Finds a line that was typed before by any part of it, as Ctrl+R does in a shell. */
export function HistorySearch({ lines, onRun, onTake, onClose }: HistorySearchProps) {
  const list = useId();
  const [search, setSearch] = useState('');
  const [at, setAt] = useState(0);
  const found = lines.filter((line) => line.toLowerCase().includes(search.toLowerCase())).slice(0, MOST);
  const current = Math.min(at, found.length - 1);
  const line = found[current];
  const onKeyDown = (event: KeyboardEvent): void => {
    const act = searchAct(event);
    if (act === null) return;
    event.preventDefault();
    if (act === 'close') onClose();
    else if (act === 'older') setAt(Math.max(0, Math.min(current + 1, found.length - 1)));
    else if (act === 'newer') setAt(Math.max(0, current - 1));
    else if (line !== undefined) (act === 'run' ? onRun : onTake)(line);
  };
  return (
    <div className="history-search">
      <input
        role="combobox"
        aria-expanded="true"
        aria-controls={list}
        aria-activedescendant={line === undefined ? undefined : optionId(list, current)}
        aria-label={texts.search}
        aria-autocomplete="list"
        placeholder={texts.search}
        // biome-ignore lint/a11y/noAutofocus: it was asked for by a key, and Esc goes back
        autoFocus
        autoComplete="off"
        spellCheck={false}
        value={search}
        onChange={({ target }) => {
          setSearch(target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={list} role="listbox" aria-label={texts.search} className="choices">
        {found.map((one, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard works from the field (a combobox)
          <div
            key={one}
            id={optionId(list, index)}
            role="option"
            aria-selected={index === current}
            tabIndex={-1}
            onClick={() => onTake(one)}
          >
            <span className="choice">{one}</span>
          </div>
        ))}
      </div>
      <p className="hint" role="status">
        {found.length === 0 ? texts.noHistory : texts.searchHint}
      </p>
    </div>
  );
}

function searchAct({ key, ctrlKey, shiftKey }: KeyboardEvent): 'run' | 'take' | 'older' | 'newer' | 'close' | null {
  if (key === 'Enter') return 'run';
  if (key === 'Tab' && !shiftKey) return 'take';
  if (key === 'ArrowDown' || (ctrlKey && key === 'r')) return 'older';
  if (key === 'ArrowUp' || (ctrlKey && key === 's')) return 'newer';
  if (key === 'Escape' || (ctrlKey && (key === 'g' || key === 'c'))) return 'close';
  return null;
}
