import { type MouseEvent, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { useQuerySwitch } from '../kit/QuerySwitch.tsx';
import { useQuery } from '../routing/use-query.ts';
import { filesTexts as texts } from '../texts/files.ts';
import { TextLines } from './TextLines.tsx';
import { TextTools } from './TextTools.tsx';
import { linesOf, linesWith, textBlocks } from './text-blocks.ts';
import './files.css';

interface TextViewerProps {
  readonly name: string; // of the file, as it is downloaded
  readonly text: string;
  readonly lineName?: string; // of the chosen line in the address
  readonly isGrowing?: boolean;
}

/**
 * A text with numbered lines: find, wrap, follow what is being written, download. The chosen line stands in the address,
 * so that a link leads to it; a click chooses a line.
 */
export function TextViewer({ name, text, lineName = 'line', isGrowing = false }: TextViewerProps) {
  const place = useRef<HTMLElement>(null);
  const [sought, setSought] = useState('');
  const [isFollowing, setFollowing] = useState(true);
  const [isWrapped, setWrapped] = useQuerySwitch('wrap');
  const [line, setLine] = useQuery(lineName, '');
  const chosen = Number(line) || 0;
  const low = useDeferredValue(sought.toLowerCase());
  const lines = useMemo(() => linesOf(text), [text]);
  const blocks = useMemo(() => textBlocks(lines), [lines]);
  const found = useMemo(() => linesWith(lines, low), [lines, low]);
  useEffect(() => {
    if (isGrowing && isFollowing && chosen === 0 && text !== '')
      place.current?.scrollTo({ top: place.current.scrollHeight });
  }, [isGrowing, isFollowing, chosen, text]);
  useEffect(() => {
    if (chosen > 0) place.current?.querySelector(`[data-line="${chosen}"]`)?.scrollIntoView({ block: 'center' });
  }, [chosen]);
  const choose = (event: MouseEvent): void => {
    const clicked = (event.target as HTMLElement).closest<HTMLElement>('[data-line]')?.dataset.line;
    if (clicked !== undefined && window.getSelection()?.isCollapsed !== false) setLine(clicked === line ? '' : clicked);
  };
  return (
    <div className="text-viewer">
      <TextTools
        {...{ name, text, lines, found, sought, isGrowing, isFollowing, isWrapped, chosen }}
        onSought={setSought}
        onChosen={(number) => setLine(number === 0 ? '' : String(number))}
        onFollowing={setFollowing}
        onWrapped={setWrapped}
      />
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the number field above chooses a line as well */}
      <section
        ref={place}
        className={isWrapped ? 'text-area text-wrapped' : 'text-area'}
        aria-label={name}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll area must be reachable by keyboard
        tabIndex={0}
        onClick={choose}
      >
        {lines.length === 0 ? <p className="meta">{texts.empty}</p> : null}
        {blocks.map(({ first, text: part }) => (
          <TextLines
            key={first}
            first={first}
            text={part}
            sought={low !== '' && part.toLowerCase().includes(low) ? low : ''}
            chosen={chosen >= first && chosen < first + 200 ? chosen : 0}
          />
        ))}
      </section>
    </div>
  );
}
