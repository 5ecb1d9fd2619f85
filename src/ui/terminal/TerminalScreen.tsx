import { memo, useEffect, useRef } from 'react';
import type { TerminalView } from '../../session/views/terminal-view.ts';
import { terminalTexts as texts } from '../texts/terminal.ts';
import { colouredText } from './coloured-text.ts';

type Entry = TerminalView['entries'][number];

interface TerminalScreenProps {
  readonly label: string;
  readonly entries: readonly Entry[];
  readonly queued: readonly string[];
  readonly onPoint: () => void; // a click that selects nothing
}

/** What was said in a terminal, oldest first, and what was typed ahead. Stays at the end unless one scrolls back. */
export function TerminalScreen({ label, entries, queued, onPoint }: TerminalScreenProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const last = entries.at(-1);
  const shown = `${last?.id}/${last?.output.reduce((sum, chunk) => sum + chunk.text.length, 0)}/${last?.exitCode}/${queued.length}`;
  const isNewLine = useRef(last?.id);
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls when what is shown grows
  useEffect(() => {
    const element = scroller.current;
    if (element && (isAtEnd.current || isNewLine.current !== last?.id)) element.scrollTop = element.scrollHeight;
    isNewLine.current = last?.id;
  }, [shown]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: only spares a mouse user the way to the prompt
    <div
      ref={scroller}
      className="screen"
      role="log"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll area must be reachable by keyboard
      tabIndex={0}
      onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
        isAtEnd.current = scrollTop + clientHeight >= scrollHeight - 8;
      }}
      onClick={() => {
        if (window.getSelection()?.isCollapsed !== false) onPoint();
      }}
    >
      {entries.map((entry) => (
        <ScreenEntry key={entry.id} entry={entry} />
      ))}
      {queued.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place in the queue is what identifies it
        <div key={index} className="queued">
          {line} <span className="hint">({texts.queued})</span>
        </div>
      ))}
    </div>
  );
}

const ScreenEntry = memo(function ScreenEntry({ entry }: { readonly entry: Entry }) {
  return (
    <div>
      <div className="typed">
        {entry.cwd}$ {entry.line}
      </div>
      {entry.output.map((chunk, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: chunks are only ever appended
        <span key={index} className={chunk.stream}>
          {colouredText(chunk.text).map(({ text, colour }, part) =>
            colour === null ? (
              text
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text that only grows
              <span key={part} className={`colour-${colour}`}>
                {text}
              </span>
            ),
          )}
        </span>
      ))}
      {entry.exitCode !== null && entry.exitCode !== 0 ? (
        <div className="exit">
          {texts.exit} {entry.exitCode}
        </div>
      ) : null}
    </div>
  );
});
