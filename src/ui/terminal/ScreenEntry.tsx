import { memo, useMemo } from 'react';
import type { TerminalEntry } from '../../session/views/terminal-view.ts';
import { CopyButton } from '../kit/CopyButton.tsx';
import { formatMinute, formatSpan } from '../kit/format-time.ts';
import { PinButton } from '../kit/PinButton.tsx';
import { href } from '../routing/route.ts';
import { terminalTexts as texts } from '../texts/terminal.ts';
import type { LinkIndex } from './link-index.ts';
import { OutputLines } from './OutputLines.tsx';
import { type OutputText, plainText } from './output-text.ts';

interface ScreenEntryProps {
  readonly terminal: string;
  readonly entry: TerminalEntry;
  readonly text: OutputText | undefined;
  readonly index: LinkIndex | null;
  readonly isPointedAt: boolean; // the address names it
}

/** A line and what came of it. */
export const ScreenEntry = memo(function ScreenEntry(props: ScreenEntryProps) {
  const { entry, text, index, isPointedAt } = props;
  const { line, cwd, exitCode } = entry;
  const surroundings = useMemo(() => ({ line, cwd }), [line, cwd]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a line of a terminal is no set of form fields
    <div
      role="group"
      aria-label={line}
      id={entryId(entry.id)}
      className={isPointedAt ? 'entry entry-pointed-at' : 'entry'}
    >
      <div className="entry-head">
        <div className="typed">
          {cwd}$ {line}
        </div>
        <EntryFacts {...props} />
      </div>
      {text?.blocks.map((block) => (
        <OutputLines key={block.key} block={block} index={index} surroundings={surroundings} />
      ))}
      {exitCode !== null && exitCode !== 0 ? (
        <div className="exit">
          {texts.exit} {exitCode}
        </div>
      ) : null}
    </div>
  );
});

/** When it was typed, how long it took, and what can be done with it. */
function EntryFacts({ terminal, entry, text }: ScreenEntryProps) {
  const { line, exitCode, startedAt, endedAt } = entry;
  if (exitCode === null || endedAt === null) return null;
  const span = endedAt - startedAt < 1000 ? '' : ` · ${texts.took(formatSpan(endedAt - startedAt))}`;
  return (
    <div className="entry-facts">
      <span className="hint numbers">
        {formatMinute(startedAt)}
        {span}
      </span>
      {text ? <CopyButton text={() => plainText(text)} label={texts.copyOutput(shortened(line))} /> : null}
      <PinButton
        link={href(['terminal'], { terminal, entry: entry.id })}
        note={texts.pinned(shortened(line), exitCode)}
      />
    </div>
  );
}

const LONGEST_NOTE = 160;

const shortened = (line: string): string => {
  const first = line.split('\n', 1)[0] ?? '';
  return first.length > LONGEST_NOTE || first !== line ? `${first.slice(0, LONGEST_NOTE)}…` : first;
};

/** The element of an entry, for an address that names it. */
export const entryId = (id: string): string => `entry-${id}`;
