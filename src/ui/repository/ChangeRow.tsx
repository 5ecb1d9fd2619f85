import type { ReactNode } from 'react';
import type { FileChange } from '../../session/repository/file-change.ts';
import { repositoryTexts as texts } from '../texts/repository.ts';
import { Counts } from './Counts.tsx';
import type { FileLetter } from './file-rows.ts';
import { fileHref } from './repository-place.ts';

interface ChangeRowProps {
  readonly path: string;
  readonly of: 'staged' | 'unstaged';
  readonly letter: Exclude<FileLetter, ''>;
  readonly current: string; // 'staged README.md': the one whose differences are shown
  readonly change?: FileChange; // not for what git does not compare
  readonly children: ReactNode; // what can be done with it
}

/** A changed file; its name shows what changed in it. */
export function ChangeRow({ path, of, letter, current, change, children }: ChangeRowProps) {
  const isCurrent = current === `${of} ${path}`;
  const name = path.split('/').at(-1);
  const folder = path.slice(0, path.length - (name?.length ?? 0));
  return (
    <li className={isCurrent ? 'repo-change-row repo-change-current' : 'repo-change-row'}>
      <span
        className={`repo-badge letter-${letter}`}
        role="img"
        aria-label={texts.letters[letter]}
        title={texts.letters[letter]}
      >
        {letter}
      </span>
      <a
        href={fileHref('', { tab: 'changes', file: path, of })}
        aria-current={isCurrent ? 'true' : undefined}
        title={path}
      >
        {name} <span className="meta">{folder}</span>
        {change && change.oldPath !== path ? <span className="meta"> {texts.renamedFrom(change.oldPath)}</span> : null}
      </a>
      {change && !change.isBinary ? <Counts added={change.added} removed={change.removed} /> : null}
      <span className="repo-row-acts">{children}</span>
    </li>
  );
}
