import { Document16Regular, Folder16Regular } from '@fluentui/react-icons';
import { type ReactNode, useMemo } from 'react';
import { useLink } from '../routing/use-link.ts';
import { useQuery } from '../routing/use-query.ts';
import { filesTexts as texts } from '../texts/files.ts';
import { type FileBranch, fileTree } from './file-tree.ts';
import './files.css';

interface FileBrowserProps {
  readonly label: string;
  readonly name?: string; // of the open file in the address
  readonly paths: readonly string[];
  readonly first?: string | undefined; // file that is open at first
  readonly empty?: string;
  readonly noteOf?: (path: string) => string; // beside the name of a file: its size
  readonly children: (path: string, line: string) => ReactNode; // shows a file; `line` names its line in the address
}

/** A tree of files beside the one that is open; that one stands in the address (`?<name>=`). */
export function FileBrowser(props: FileBrowserProps) {
  const { label, name = 'file', paths, first = '', empty = texts.noFiles, noteOf, children } = props;
  const [open] = useQuery(name, first);
  const tree = useMemo(() => fileTree(paths), [paths]);
  if (paths.length === 0) return <p className="panel meta">{empty}</p>;
  return (
    <div className="panel files-beside">
      <nav aria-label={label}>
        <Branches branches={tree} name={name} open={open} noteOf={noteOf} isRoot />
      </nav>
      <div className="file-shown">
        {open === '' ? <p className="meta">{texts.choose}</p> : children(open, lineName(name))}
      </div>
    </div>
  );
}

/** What the chosen line of the open file is called in the address. */
const lineName = (name: string): string => `${name}-line`;

/** Few folders are all open; of many only the top ones and those around the open file. */
const isOpenAtFirst = ({ path, below }: FileBranch, open: string, isRoot: boolean): boolean =>
  isRoot || (below?.length ?? 0) <= 3 || open.startsWith(`${path}/`);

interface BranchesProps {
  readonly name: string;
  readonly branches: readonly FileBranch[];
  readonly open: string;
  readonly noteOf: FileBrowserProps['noteOf'] | undefined;
  readonly isRoot?: boolean;
}

const Branches = ({ branches, name, open, noteOf, isRoot = false }: BranchesProps) => (
  <ul className="file-tree">
    {branches.map((branch) => (
      <li key={branch.path}>
        {branch.below ? (
          <details open={isOpenAtFirst(branch, open, isRoot)}>
            <summary>
              <Folder16Regular aria-hidden="true" /> {branch.name}
            </summary>
            <Branches branches={branch.below} name={name} open={open} noteOf={noteOf} />
          </details>
        ) : (
          <FileLink query={name} branch={branch} isOpen={branch.path === open} note={noteOf?.(branch.path) ?? ''} />
        )}
      </li>
    ))}
  </ul>
);

interface FileLinkProps {
  readonly query: string;
  readonly branch: FileBranch;
  readonly isOpen: boolean;
  readonly note: string;
}

function FileLink({ query, branch: { name, path }, isOpen, note }: FileLinkProps) {
  const link = useLink({ [query]: path, [lineName(query)]: '' });
  return (
    <a href={link} aria-current={isOpen ? 'true' : undefined}>
      <Document16Regular aria-hidden="true" /> {name}
      {note === '' ? null : <span className="meta numbers">{note}</span>}
    </a>
  );
}
