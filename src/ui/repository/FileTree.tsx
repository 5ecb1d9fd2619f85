import {
  ChevronDown16Regular,
  ChevronRight16Regular,
  Document16Regular,
  Folder16Regular,
  FolderOpen16Regular,
} from '@fluentui/react-icons';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { repositoryTexts as texts } from '../texts/repository.ts';
import type { FileRow } from './file-rows.ts';
import { treeKey } from './tree-keys.ts';

interface FileTreeProps {
  readonly label: string;
  readonly rows: readonly FileRow[];
  readonly current: string; // path of the open file
  readonly onOpen: (path: string) => void;
  readonly onToggle: (folder: string, isOpen: boolean) => void;
}

/** The files as a tree: arrows as in a tree, Enter opens, letters go to the next name that begins with them. */
export function FileTree({ label, rows, current, onOpen, onToggle }: FileTreeProps) {
  const tree = useRef<HTMLDivElement>(null);
  const typed = useRef({ text: '', at: 0 });
  const [wanted, setWanted] = useState('');
  useEffect(() => setWanted(current), [current]);
  useEffect(() => {
    if (current !== '') itemOf(tree.current, current)?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  const focused = rows.some(({ path }) => path === wanted) ? wanted : (rows[0]?.path ?? '');
  const focus = (path: string): void => {
    setWanted(path);
    itemOf(tree.current, path)?.focus();
  };
  const act = (row: FileRow): void => (row.isFolder ? onToggle(row.path, !row.isOpen) : onOpen(row.path));
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const found = treeKey(rows, focused, event.key, typed.current, event.timeStamp);
    if (!found) return;
    event.preventDefault(); // the page's own letters, and scrolling
    if (found.focus !== undefined) focus(found.focus);
    if (found.toggle) onToggle(found.toggle.path, !found.toggle.isOpen);
    if (found.open !== undefined) onOpen(found.open);
  };
  return (
    <div ref={tree} role="tree" aria-label={label} className="repo-tree" onKeyDown={onKeyDown}>
      {rows.map((row) => (
        <TreeItem
          key={row.path}
          row={row}
          isCurrent={row.path === current}
          isFocusable={row.path === focused}
          onClick={() => {
            setWanted(row.path);
            act(row);
          }}
        />
      ))}
    </div>
  );
}

const itemOf = (tree: HTMLElement | null, path: string): HTMLElement | null =>
  [...(tree?.querySelectorAll<HTMLElement>('[role=treeitem]') ?? [])].find((item) => item.dataset.path === path) ??
  null;

interface TreeItemProps {
  readonly row: FileRow;
  readonly isCurrent: boolean;
  readonly isFocusable: boolean;
  readonly onClick: () => void;
}

function TreeItem({ row, isCurrent, isFocusable, onClick }: TreeItemProps) {
  const { path, name, depth, isFolder, isOpen, isIgnored, letter, hasChanges } = row;
  const state = letter === '' ? (hasChanges ? texts.hasChanges : '') : texts.letters[letter];
  const said = [state, isIgnored ? texts.ignored : ''].filter(Boolean);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree around it takes the keys
    <div
      role="treeitem"
      data-path={path}
      className={`repo-item letter-${letter}${isIgnored ? ' repo-ignored' : ''}`}
      style={{ paddingInlineStart: `${(depth - 1) * 14 + 4}px` }}
      aria-level={depth}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-expanded={isFolder ? isOpen : undefined}
      aria-selected={isCurrent}
      title={path}
      tabIndex={isFocusable ? 0 : -1}
      onClick={onClick}
    >
      <RowIcon row={row} />
      <span className="repo-name">{name}</span>
      {said.length === 0 ? null : <span className="unseen">{`, ${said.join(', ')}`}</span>}
      <span className="repo-letter" aria-hidden="true" title={state}>
        {letter === '' && hasChanges ? '•' : letter}
      </span>
    </div>
  );
}

function RowIcon({ row: { isFolder, isOpen } }: { readonly row: FileRow }) {
  if (!isFolder) return <Document16Regular aria-hidden="true" className="repo-leaf" />;
  return (
    <>
      {isOpen ? <ChevronDown16Regular aria-hidden="true" /> : <ChevronRight16Regular aria-hidden="true" />}
      {isOpen ? <FolderOpen16Regular aria-hidden="true" /> : <Folder16Regular aria-hidden="true" />}
    </>
  );
}
