import type { TreeHost } from '../kernel/files/file-tree.ts';
import type { DirNode } from '../kernel/files/node.ts';
import type { SimTime } from '../kernel/time.ts';

/** Files and clock of a script that is run again: nothing it does there reaches the world. */
export interface Scratch {
  files: DirNode;
  writes: number;
  now: SimTime;
}

/** The tree of a script wherever it stands at the moment: on scratch or, in a transaction, in the world. */
export const scriptTree = (place: () => Scratch): TreeHost => ({
  get root() {
    return place().files;
  },
  set root(root) {
    place().files = root;
  },
  get writes() {
    return place().writes;
  },
  set writes(writes) {
    place().writes = writes;
  },
  now: () => place().now,
});
