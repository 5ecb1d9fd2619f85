// Where a repository lives: its git folder, and its work tree unless it is bare.
import { type FileTree, joinPath } from '../kernel/files/file-tree.ts';
import { type GitFiles, gitFiles } from './git-files.ts';

export interface Repository {
  readonly files: FileTree;
  readonly gitDir: string; // absolute: '/home/oncall/kestrand-ml/.git', or the bare repository's folder
  readonly workTree: string | null; // absolute; null for a bare repository
  readonly fs: GitFiles;
}

export const openRepository = (files: FileTree, gitDir: string, workTree: string | null = null): Repository => ({
  files,
  gitDir,
  workTree,
  fs: gitFiles(files),
});

const isGitDir = (files: FileTree, path: string): boolean =>
  files.exists(`${path}/HEAD`) && files.exists(`${path}/objects`) && files.exists(`${path}/refs`);

/** The repository at exactly this path: a work tree, a bare repository, or `.git` itself. */
export function repositoryAt(files: FileTree, path: string): Repository | undefined {
  const at = joinPath('/', path);
  if (isGitDir(files, `${at}/.git`)) return openRepository(files, joinPath(at, '.git'), at);
  if (!isGitDir(files, at)) return undefined;
  return openRepository(files, at, at.endsWith('/.git') ? at.slice(0, -'/.git'.length) : null);
}

/** The repository that contains `cwd`, searched upwards. */
export function findRepository(files: FileTree, cwd: string): Repository | undefined {
  for (let at = joinPath('/', cwd); ; at = joinPath(at, '..')) {
    const found = repositoryAt(files, at);
    if (found) return found;
    if (at === '/') return undefined;
  }
}

/** Makes an empty repository at `path`; an existing one is left alone. */
export function initRepository(
  files: FileTree,
  path: string,
  options: { bare?: boolean; branch?: string } = {},
): Repository {
  const at = joinPath('/', path);
  const gitDir = options.bare ? at : joinPath(at, '.git');
  const repo = openRepository(files, gitDir, options.bare ? null : at);
  if (isGitDir(files, gitDir)) return repo;
  for (const folder of ['objects', 'refs/heads', 'refs/tags', 'info']) files.makeDir(`${gitDir}/${folder}`, true);
  files.writeText(`${gitDir}/HEAD`, `ref: refs/heads/${options.branch ?? 'main'}\n`);
  const log = options.bare ? '' : '\tlogallrefupdates = true\n';
  files.writeText(
    `${gitDir}/config`,
    `[core]\n\trepositoryformatversion = 0\n\tfilemode = true\n\tbare = ${options.bare === true}\n${log}`,
  );
  return repo;
}
