import type { ContentStore } from '../content-store.ts';
import type { Tx } from '../tx.ts';
import { FileTree, type TreeHost } from './file-tree.ts';

/** The terminal's files as a changeable tree inside a transaction. */
export function worldFiles(tx: Tx, content: ContentStore): FileTree {
  const host: TreeHost = {
    get root() {
      return tx.world.files;
    },
    set root(root) {
      tx.world.files = root;
    },
    get writes() {
      return tx.world.writes;
    },
    set writes(writes) {
      tx.world.writes = writes;
    },
    now: () => tx.world.now,
  };
  return new FileTree(host, content);
}
