import { flatTree, readBlob, readCommit } from '../../git/objects.ts';
import { readRef } from '../../git/refs.ts';
import type { ContentStore } from '../../kernel/content-store.ts';
import { FileTree } from '../../kernel/files/file-tree.ts';
import { type DirNode, emptyDir } from '../../kernel/files/node.ts';
import type { World } from '../../kernel/world.ts';
import { remoteRepository } from './remote-repository.ts';

/** What the next release from main would be built from: the files of main's newest commit below `folder`. */
export async function mainTree(world: World, content: ContentStore, folder: string): Promise<DirNode> {
  const repo = remoteRepository(world, content);
  const head = readRef(repo, 'refs/heads/main');
  if (head === undefined) return emptyDir();
  const entries = await flatTree(repo, (await readCommit(repo, head)).tree);
  const host = { root: emptyDir(), writes: 0, now: () => 0 };
  const files = new FileTree(host, content);
  for (const [path, { oid }] of entries) {
    if (!path.startsWith(`${folder}/`)) continue;
    const at = `/${path.slice(folder.length + 1)}`;
    files.makeDir(at.slice(0, at.lastIndexOf('/')) || '/', true);
    files.writeBytes(at, await readBlob(repo, oid));
  }
  return host.root;
}
