import type { FileNode, TreeNode } from '../../kernel/files/node.ts';

/** YAML files below a folder, hidden folders left out. */
export function specFiles(
  node: TreeNode | undefined,
  path: string,
): { readonly path: string; readonly node: FileNode }[] {
  if (node?.kind === 'file') return /\.ya?ml$/.test(path) ? [{ path, node }] : [];
  if (node?.kind !== 'dir') return [];
  return Object.keys(node.entries)
    .filter((name) => !name.startsWith('.'))
    .sort()
    .flatMap((name) => specFiles(node.entries[name], `${path}/${name}`));
}
