import { type FileTree, joinPath } from '../../kernel/files/file-tree.ts';

/** The commit a job's code folder stands on, as run properties name it; nothing outside a repository. */
export function gitOrigin(files: FileTree, folder: string): { readonly [property: string]: string } {
  const git = repositoryAbove(files, folder);
  if (git === undefined) return {};
  const read = (path: string): string | undefined => {
    const node = files.find(joinPath(git, path));
    return node?.kind === 'file' ? files.readText(joinPath(git, path)).trim() : undefined;
  };
  const head = read('HEAD');
  if (head === undefined) return {};
  const branch = /^ref: (refs\/heads\/(.+))$/.exec(head);
  const commit = branch ? (read(branch[1] ?? '') ?? packedRef(read('packed-refs'), branch[1] ?? '')) : head;
  const url = /\[remote "origin"\][^[]*?url\s*=\s*(\S+)/.exec(read('config') ?? '')?.[1];
  return {
    ...(url === undefined ? {} : { 'mlflow.source.git.repoURL': url }),
    ...(branch ? { 'mlflow.source.git.branch': branch[2] ?? '' } : {}),
    ...(commit === undefined ? {} : { 'mlflow.source.git.commit': commit }),
  };
}

function repositoryAbove(files: FileTree, folder: string): string | undefined {
  for (let at = folder; ; at = joinPath(at, '..')) {
    if (files.find(joinPath(at, '.git'))?.kind === 'dir') return joinPath(at, '.git');
    if (at === '/') return undefined;
  }
}

const packedRef = (packed: string | undefined, ref: string): string | undefined =>
  packed
    ?.split('\n')
    .find((line) => line.endsWith(` ${ref}`))
    ?.split(' ')[0];
