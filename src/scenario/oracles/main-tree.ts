import { readTreeAt } from '../../git/inspect.ts';
import type { ContentStore } from '../../kernel/content-store.ts';
import { splitPath } from '../../kernel/files/file-tree.ts';
import { type DirNode, emptyDir, type TreeNode } from '../../kernel/files/node.ts';
import type { World } from '../../kernel/world.ts';
import { REMOTE_PATH } from '../initial-commits.ts';
import { filesOf } from './files-of.ts';

/** What the next release from main would be built from: the files of main's newest commit below `folder`. */
export function mainTree(world: World, content: ContentStore, folder: string): DirNode {
  let node: TreeNode | undefined = readTreeAt(filesOf(world, content), REMOTE_PATH, 'main');
  for (const name of splitPath(folder)) node = node?.kind === 'dir' ? node.entries[name] : undefined;
  return node?.kind === 'dir' ? node : emptyDir();
}
