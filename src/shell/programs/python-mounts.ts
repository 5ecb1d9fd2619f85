import { type FileTree, joinPath } from '../../kernel/files/file-tree.ts';
import type { DirNode } from '../../kernel/files/node.ts';
import type { ScriptMount } from '../../kernel/script.ts';

const withoutGitOf = new WeakMap<DirNode, DirNode>();

/** A folder as Python sees it: git's own store is left out, which spares copying hundreds of objects into each run. */
function withoutGit(tree: DirNode): DirNode {
  if (!tree.entries['.git']) return tree;
  const known = withoutGitOf.get(tree);
  if (known) return known;
  const { '.git': _, ...entries } = tree.entries;
  const made = { ...tree, entries };
  withoutGitOf.set(tree, made);
  return made;
}

/** The folder a script works in: the repository around `cwd`, else `cwd` itself. */
export function workFolder(files: FileTree, cwd: string): string {
  for (let folder = cwd; folder !== '/'; folder = joinPath(folder, '..'))
    if (files.exists(`${folder}/.git`)) return folder;
  return cwd;
}

/** Folders that a script of this terminal can read and write: where it works, where it lies, and `/tmp`. */
export function mountsOf(files: FileTree, cwd: string, scriptFolder: string | undefined): ScriptMount[] {
  const wanted = [workFolder(files, cwd), scriptFolder ?? cwd, '/tmp'].flatMap((folder) =>
    folder === '/' ? files.list('/').map((name) => `/${name}`) : [folder],
  );
  const paths: string[] = [];
  for (const path of wanted.sort((a, b) => a.length - b.length))
    if (!paths.some((outer) => path === outer || path.startsWith(`${outer}/`))) paths.push(path);
  return paths.sort().flatMap((path) => {
    const node = files.find(path);
    return node?.kind === 'dir' ? [{ path, tree: withoutGit(node), isWritable: true }] : [];
  });
}

/** `name==version` lines of the terminal's package list: the environment that `python` runs in. */
export function installedPackages(files: FileTree): { [distribution: string]: string } {
  const path = '/opt/terminal/packages.txt';
  if (!files.exists(path)) return {};
  const packages: { [distribution: string]: string } = {};
  for (const line of files.readText(path).split('\n')) {
    const match = /^\s*([A-Za-z0-9._-]+)==(\S+)\s*$/.exec(line);
    if (match) packages[match[1] as string] = match[2] as string;
  }
  return packages;
}
