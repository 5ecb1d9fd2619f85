import { Fragment } from 'react';
import { findLinks } from '../terminal/find-links.ts';
import type { LinkIndex } from '../terminal/link-index.ts';

// Who writes `checkout-risk` to colleagues on call means the endpoint, and paths are those of the repository.
const SURROUNDINGS = { line: 'pager', cwd: '~/kestrand-ml' };

interface LinkedTextProps {
  readonly text: string;
  readonly index: LinkIndex | null;
}

/** A text whose names of things lead to them. */
export function LinkedText({ text, index }: LinkedTextProps) {
  const links = index ? findLinks(text, index, SURROUNDINGS) : [];
  return (
    <>
      {links.map(({ from, to, href }, i) => (
        <Fragment key={from}>
          {text.slice(links[i - 1]?.to ?? 0, from)}
          <a href={href}>{text.slice(from, to)}</a>
        </Fragment>
      ))}
      {text.slice(links.at(-1)?.to ?? 0)}
    </>
  );
}
