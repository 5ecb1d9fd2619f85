import { openRepository, type Repository } from '../../git/repository.ts';
import type { ContentStore } from '../../kernel/content-store.ts';
import { FileTree } from '../../kernel/files/file-tree.ts';
import type { World } from '../../kernel/world.ts';
import { REMOTE_PATH } from '../initial-commits.ts';

/** The company's repository as everybody pulls it, read on a copy: nothing an oracle does reaches the world. */
export function remoteRepository(world: World, content: ContentStore): Repository {
  const host = { root: world.files, writes: world.writes, now: () => world.now };
  return openRepository(new FileTree(host, content), REMOTE_PATH);
}
