import type { ContentStore } from '../content-store.ts';
import type { World } from '../world.ts';
import { FileTree } from './file-tree.ts';

/** The terminal's files to look at: what is written to this tree reaches nobody. */
export const seenFiles = (world: World, content: ContentStore): FileTree =>
  new FileTree({ root: world.files, writes: world.writes, now: () => world.now }, content);
