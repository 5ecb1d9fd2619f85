import { type FileTree, joinPath } from '../../kernel/files/file-tree.ts';

/** A name in a folder. */
export interface PathSuggestion {
  readonly name: string; // its last part, folders without their slash
  readonly isFolder: boolean;
  readonly isProgram: boolean; // it may be run
}

/** What lies where a typed path leads, as far as its last part fits. Hidden names want their dot to be typed. */
export function pathSuggestions(files: FileTree, cwd: string, home: string, typed: string): PathSuggestion[] {
  const slash = typed.lastIndexOf('/') + 1;
  const start = typed.slice(slash);
  const folder = joinPath(cwd, typed.slice(0, slash).replace(/^~(?=\/)/, home));
  if (files.find(folder)?.kind !== 'dir') return [];
  return files
    .list(folder)
    .filter((name) => name.startsWith(start) && (start.startsWith('.') || !name.startsWith('.')))
    .map((name) => {
      const node = files.find(joinPath(folder, name));
      const isFolder = node?.kind === 'dir';
      return { name, isFolder, isProgram: node?.kind === 'file' && (node.mode & 0o111) !== 0 };
    });
}
