import { Fragment, memo, type ReactNode } from 'react';
import { type FoundLink, findLinks, type LinkSurroundings } from './find-links.ts';
import type { LinkIndex } from './link-index.ts';
import type { OutputBlock, OutputPart } from './output-text.ts';

interface OutputLinesProps {
  readonly block: OutputBlock;
  readonly index: LinkIndex | null;
  readonly surroundings: LinkSurroundings; // the same object as long as it says the same
}

/** Some lines of output in their colours, with links. Drawn once; off screen the browser skips it. */
export const OutputLines = memo(function OutputLines({ block, index, surroundings }: OutputLinesProps) {
  const text = block.parts.map((part) => part.text).join('');
  const links = index ? findLinks(text, index, surroundings) : [];
  return (
    <div className="output-block" style={{ containIntrinsicBlockSize: `auto ${block.lines * LINE_EMS}em` }}>
      {drawn(block.parts, links)}
    </div>
  );
});

/** Height of a line, as the style sheet sets it. */
const LINE_EMS = 1.4;

/** Parts and links cut at each other's ends. */
function drawn(parts: readonly OutputPart[], links: readonly FoundLink[]): ReactNode[] {
  const out: ReactNode[] = [];
  let at = 0;
  let next = 0;
  for (const part of parts) {
    const end = at + part.text.length;
    while (at < end) {
      while ((links[next]?.to ?? Number.POSITIVE_INFINITY) <= at) next++;
      const link = links[next];
      const isInLink = link !== undefined && link.from <= at;
      const to = Math.min(end, isInLink ? link.to : (link?.from ?? end));
      const text = part.text.slice(part.text.length - (end - at), part.text.length - (end - to));
      const coloured = withStyle(text, part, at);
      out.push(
        isInLink ? (
          <a key={at} href={link.href} tabIndex={-1}>
            {coloured}
          </a>
        ) : (
          coloured
        ),
      );
      at = to;
    }
  }
  return out;
}

function withStyle(text: string, { stream, colour }: OutputPart, key: number): ReactNode {
  const classes = [...(stream === 'err' ? ['err'] : []), ...(colour === null ? [] : [`colour-${colour}`])].join(' ');
  return classes === '' ? (
    <Fragment key={key}>{text}</Fragment>
  ) : (
    <span key={key} className={classes}>
      {text}
    </span>
  );
}
