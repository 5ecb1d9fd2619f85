import { joinPath, splitPath } from '../../kernel/files/file-tree.ts';
import type { TreeNode } from '../../kernel/files/node.ts';
import { type Checked, mistake } from '../arm.ts';
import type { AzCall } from '../az-command.ts';
import { treeDigest } from '../online-endpoint/tree-digest.ts';
import { DEFAULT_DATASTORE, upload } from './datastore.ts';

/** A local file or folder, as it is now; folders must hold something. */
export function localNode(call: AzCall, folder: string, path: string): Checked<TreeNode> {
  const node = call.files.find(joinPath(folder, path));
  if (!node) return mistake(null, `One or more files or folders do not exist.\n\nNo such file or folder: ${path}`);
  if (node.kind === 'dir' && Object.keys(node.entries).length === 0)
    return mistake(null, `Directory ${path} is empty. path or local_path must be a non-empty directory.`);
  return { value: node };
}

/** Uploads a local file or folder to the default datastore; the answer is its path there. */
export function uploadLocal(call: AzCall, folder: string, path: string, node: TreeNode): string {
  const name = splitPath(joinPath(folder, path)).at(-1) ?? 'root';
  const hash = node.kind === 'dir' ? treeDigest(node) : node.kind === 'file' ? node.ref : node.target;
  const to = `LocalUpload/${hash.replace(/^[a-z0-9]+:/, '').slice(0, 32)}/${name}`;
  upload(call.tx, call.workspace, DEFAULT_DATASTORE, to, node);
  return node.kind === 'dir' ? `${to}/` : to;
}
