import { type FileTree, joinPath } from '../../kernel/files/file-tree.ts';
import type { TreeNode } from '../../kernel/files/node.ts';

/** Writes a blob or a folder of blobs to a path of the terminal's files, as new files written now. */
export function placeTree(files: FileTree, path: string, node: TreeNode): void {
  if (node.kind === 'dir') {
    files.makeDir(path, true);
    for (const name of Object.keys(node.entries).sort())
      placeTree(files, joinPath(path, name), node.entries[name] as TreeNode);
    return;
  }
  if (node.kind === 'link') return;
  files.makeDir(joinPath(path, '..'), true);
  files.putFile(path, node.ref, node.size);
}
