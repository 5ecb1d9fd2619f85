import { useId, useRef } from 'react';
import type { TerminalEntry } from '../../session/views/terminal-view.ts';
import { terminalTexts as texts } from '../texts/terminal.ts';
import { Greeting } from './Greeting.tsx';
import type { LinkIndex } from './link-index.ts';
import { ScreenEntry } from './ScreenEntry.tsx';
import type { OutputTexts } from './use-outputs.ts';
import { useRovingItems } from './use-roving-items.ts';
import { useStickyEnd } from './use-sticky-end.ts';

interface TerminalScreenProps {
  readonly terminal: string;
  readonly label: string;
  readonly isGreeting: boolean;
  readonly entries: readonly TerminalEntry[];
  readonly outputs: OutputTexts;
  readonly queued: readonly string[];
  readonly index: LinkIndex | null;
  readonly pointedAt: string | null; // entry that the address names
  readonly onPoint: () => void; // a click that selects nothing
}

/**
 * What was said in a terminal, oldest first, and what was typed ahead. It stays at the end unless one scrolls back. A
 * screen reader is not told of every line: `useEndings` says when one has ended.
 */
export function TerminalScreen(props: TerminalScreenProps) {
  const { terminal, label, isGreeting, entries, outputs, queued, index, pointedAt, onPoint } = props;
  const area = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const hint = useId();
  const { isAtEnd, onScroll, toEnd } = useStickyEnd(area, content, entries.at(-1)?.id, pointedAt !== null);
  const roving = useRovingItems(area, [entries, outputs, index]);
  return (
    <div className="screen-frame">
      <div
        ref={area}
        className="screen"
        role="log"
        aria-live="off"
        aria-label={label}
        aria-describedby={hint}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll area must be reachable by keyboard
        tabIndex={0}
        onScroll={onScroll}
        onFocus={roving.onFocus}
        onKeyDown={roving.onKeyDown}
        onClick={({ target }) => {
          const isItem = target instanceof Element && target.closest('a, button') !== null;
          if (!isItem && window.getSelection()?.isCollapsed !== false) onPoint();
        }}
      >
        <div ref={content}>
          {isGreeting ? <Greeting /> : null}
          {entries.map((entry) => (
            <ScreenEntry
              key={entry.id}
              terminal={terminal}
              entry={entry}
              text={outputs.get(entry.id)}
              index={index}
              isPointedAt={entry.id === pointedAt}
            />
          ))}
          {queued.map((line, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the place in the queue is what identifies it
            <div key={place} className="queued">
              {line} <span className="hint">({texts.queued})</span>
            </div>
          ))}
        </div>
      </div>
      <p id={hint} className="unseen">
        {texts.outputHint}
      </p>
      {isAtEnd ? null : (
        <button type="button" className="to-end" onClick={toEnd}>
          {texts.toEnd}
        </button>
      )}
    </div>
  );
}
