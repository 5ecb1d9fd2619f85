import { Document16Regular, Folder16Regular } from '@fluentui/react-icons';
import { type ReactNode, useMemo } from 'react';
import { useLink } from '../routing/use-link.ts';
import { useQuery } from '../routing/use-query.ts';
import { filesTexts as texts } from '../texts/files.ts';
import { type FileBranch, fileTree } from './file-tree.ts';
import './files.css';

interface FileBrowserProps {
  readonly label: string;
  readonly paths: readonly string[];
  readonly first?: string | undefined; // file that is open at first
  readonly empty?: string;
  readonly children: (path: string) => ReactNode; // shows a file
}

/** A tree of files beside the one that is open; that one stands in the address (`?file=`). */
export function FileBrowser({ label, paths, first = '', empty = texts.noFiles, children }: FileBrowserProps) {
  const [open] = useQuery('file', first);
  const tree = useMemo(() => fileTree(paths), [paths]);
  if (paths.length === 0) return <p className="panel meta">{empty}</p>;
  return (
    <div className="panel files-beside">
      <nav aria-label={label}>
        <Branches branches={tree} open={open} isRoot />
      </nav>
      <div className="file-shown">{open === '' ? <p className="meta">{texts.choose}</p> : children(open)}</div>
    </div>
  );
}

/** Few folders are all open; of many only the top ones and those around the open file. */
const isOpenAtFirst = ({ path, below }: FileBranch, open: string, isRoot: boolean): boolean =>
  isRoot || (below?.length ?? 0) <= 3 || open.startsWith(`${path}/`);

interface BranchesProps {
  readonly branches: readonly FileBranch[];
  readonly open: string;
  readonly isRoot?: boolean;
}

const Branches = ({ branches, open, isRoot = false }: BranchesProps) => (
  <ul className="file-tree">
    {branches.map((branch) => (
      <li key={branch.path}>
        {branch.below ? (
          <details open={isOpenAtFirst(branch, open, isRoot)}>
            <summary>
              <Folder16Regular aria-hidden="true" /> {branch.name}
            </summary>
            <Branches branches={branch.below} open={open} />
          </details>
        ) : (
          <FileLink name={branch.name} path={branch.path} isOpen={branch.path === open} />
        )}
      </li>
    ))}
  </ul>
);

function FileLink({ name, path, isOpen }: { readonly name: string; readonly path: string; readonly isOpen: boolean }) {
  const link = useLink({ file: path, line: '' });
  return (
    <a href={link} aria-current={isOpen ? 'true' : undefined}>
      <Document16Regular aria-hidden="true" /> {name}
    </a>
  );
}
