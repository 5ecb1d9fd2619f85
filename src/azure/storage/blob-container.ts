import { splitPath } from '../../kernel/files/file-tree.ts';
import { type DirNode, emptyDir, type FileNode, type TreeNode } from '../../kernel/files/node.ts';
import { defineTable } from '../../kernel/table.ts';
import type { SimTime } from '../../kernel/time.ts';
import type { Tx } from '../../kernel/tx.ts';
import type { World } from '../../kernel/world.ts';

/** A storage account: the lake, or the default storage of a workspace. */
export interface StorageAccount {
  readonly name: string; // 'stkstlake'
  readonly resourceGroup: string;
}

/** A container and the blobs in it. Blobs are files of a tree; a blob's bytes may be made when first read (`gen:`). */
export interface BlobContainer {
  readonly account: string;
  readonly name: string; // 'curated'
  readonly tree: DirNode;
  readonly createdAt: SimTime;
}

export const storageAccounts = defineTable<StorageAccount>('storage-account');
/** Keyed `<account>/<container>`. */
export const blobContainers = defineTable<BlobContainer>('blob-container');

export const containerId = (account: string, container: string): string => `${account}/${container}`;

/** A new, empty container; an existing one stays as it is. */
export function putContainer(tx: Tx, account: string, container: string): void {
  const id = containerId(account, container);
  if (!blobContainers.get(tx.world, id))
    blobContainers.put(tx, id, {
      account,
      name: container,
      tree: emptyDir(tx.world.now, ++tx.world.writes),
      createdAt: tx.world.now,
    });
}

/** What lies at a path of a container: a blob, a folder of blobs, or nothing. */
export function blobAt(world: World, container: string, path: string): TreeNode | undefined {
  let node: TreeNode | undefined = blobContainers.get(world, container)?.tree;
  for (const part of splitPath(path))
    node = node?.kind === 'dir' && Object.hasOwn(node.entries, part) ? node.entries[part] : undefined;
  return node;
}

/** Puts a blob or a folder of blobs at a path of a container (`<account>/<container>`), replacing what was there. */
export function putLakeTree(tx: Tx, container: string, path: string, node: TreeNode): void {
  const row = blobContainers.edit(tx, container);
  row.tree = graft(tx, row.tree, splitPath(path), node);
}

function graft(tx: Tx, dir: DirNode, parts: readonly string[], node: TreeNode): DirNode {
  const [name, ...rest] = parts;
  if (name === undefined) {
    if (node.kind !== 'dir') throw new Error('blob container: its root cannot become a blob');
    return node;
  }
  const old = Object.hasOwn(dir.entries, name) ? dir.entries[name] : undefined;
  const below = old?.kind === 'dir' ? old : emptyDir(tx.world.now, ++tx.world.writes);
  return { ...dir, entries: { ...dir.entries, [name]: rest.length === 0 ? node : graft(tx, below, rest, node) } };
}

/** The blobs below a node with their names, in order of name. */
export function listBlobs(node: TreeNode, name: string): { readonly name: string; readonly node: FileNode }[] {
  if (node.kind === 'file') return [{ name, node }];
  if (node.kind === 'link') return [];
  return Object.keys(node.entries)
    .sort()
    .flatMap((entry) => listBlobs(node.entries[entry] as TreeNode, name === '' ? entry : `${name}/${entry}`));
}
