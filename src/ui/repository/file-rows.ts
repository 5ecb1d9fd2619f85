import type { GitState, RepositoryFile } from '../../session/views/repository-view.ts';

/** How a file stands to git, in git's letters; C is a conflict, U is not tracked. */
export type FileLetter = 'M' | 'A' | 'D' | 'R' | 'T' | 'C' | 'U' | '';

/** A line of the tree. */
export interface FileRow {
  readonly path: string;
  readonly name: string;
  readonly depth: number; // from 1
  readonly isFolder: boolean;
  readonly isOpen: boolean; // of a folder
  readonly isIgnored: boolean;
  readonly letter: FileLetter;
  readonly hasChanges: boolean; // of a folder: something in it has a letter
  readonly position: number; // among its siblings, from 1
  readonly siblings: number;
}

/** The letters of everything that differs from HEAD. */
export function fileLetters(git: GitState | null): ReadonlyMap<string, FileLetter> {
  const letters = new Map<string, FileLetter>();
  if (!git) return letters;
  for (const { path, status } of [...git.staged, ...git.unstaged]) letters.set(path, status);
  for (const path of git.untracked) letters.set(path, 'U');
  for (const path of git.conflicts) letters.set(path, 'C');
  return letters;
}

interface Branch {
  readonly folders: Map<string, Branch>;
  readonly files: RepositoryFile[];
}

/** The lines of the tree that are to be seen: folders first, each in order of name. */
export function fileRows(
  files: readonly RepositoryFile[],
  letters: ReadonlyMap<string, FileLetter>,
  isOpen: (folder: string) => boolean,
): FileRow[] {
  const rows: FileRow[] = [];
  const visit = ({ folders, files: own }: Branch, at: string, depth: number): void => {
    const siblings = folders.size + own.length;
    let position = 0;
    const row = (path: string, own: Partial<FileRow>): FileRow => ({
      ...{ path, name: path.slice(at.length), depth, isFolder: false, isOpen: false, isIgnored: false },
      ...{ letter: '', hasChanges: false, position: ++position, siblings },
      ...own,
    });
    for (const [name, branch] of folders) {
      const path = at + name;
      const isShown = isOpen(path);
      const within = filesBelow(branch);
      rows.push(
        row(path, {
          isFolder: true,
          isOpen: isShown,
          isIgnored: within.every((file) => file.isIgnored),
          hasChanges: within.some((file) => letters.has(file.path)),
        }),
      );
      if (isShown) visit(branch, `${path}/`, depth + 1);
    }
    for (const { path, isIgnored } of own) rows.push(row(path, { isIgnored, letter: letters.get(path) ?? '' }));
  };
  visit(branchOf(files), '', 1);
  return rows;
}

function branchOf(files: readonly RepositoryFile[]): Branch {
  const root: Branch = { folders: new Map(), files: [] };
  for (const file of files) {
    let at = root;
    for (const name of file.path.split('/').slice(0, -1)) {
      const next = at.folders.get(name) ?? { folders: new Map(), files: [] };
      at.folders.set(name, next);
      at = next;
    }
    at.files.push(file);
  }
  return root;
}

const filesBelow = ({ folders, files }: Branch): RepositoryFile[] => [
  ...files,
  ...[...folders.values()].flatMap(filesBelow),
];

/** The folders that a path lies in, outermost first. */
export const foldersOf = (path: string): string[] =>
  path
    .split('/')
    .slice(0, -1)
    .map((_, index, parts) => parts.slice(0, index + 1).join('/'));
