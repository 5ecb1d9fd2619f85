import type { ContentStore } from '../../kernel/content-store.ts';
import { FileTree } from '../../kernel/files/file-tree.ts';
import type { World } from '../../kernel/world.ts';

/** The files of a world on a copy: nothing an oracle does reaches the world. */
export const filesOf = (world: World, content: ContentStore): FileTree =>
  new FileTree({ root: world.files, writes: world.writes, now: () => world.now }, content);
