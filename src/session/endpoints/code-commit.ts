import { treeDigest } from '../../azure/online-endpoint/tree-digest.ts';
import { walkCommits } from '../../git/history.ts';
import { blobOidOfRef, type Commit, type FlatTree, treeOfCommit } from '../../git/objects.ts';
import { readRef } from '../../git/refs.ts';
import { type Repository, repositoryAt } from '../../git/repository.ts';
import type { Context } from '../../kernel/context.ts';
import type { DirNode } from '../../kernel/files/node.ts';
import { seenFiles } from '../../kernel/files/seen-files.ts';
import { EPOCH_UNIX_MS, type SimTime } from '../../kernel/time.ts';
import type { World } from '../../kernel/world.ts';
import { REMOTE_PATH } from '../../scenario/initial-commits.ts';

/** The commit that made a folder what it is. */
export interface CodeCommit {
  readonly oid: string;
  readonly subject: string; // first line of its message
  readonly author: string;
  readonly at: SimTime;
}

/**
 * The commit of main from which on a folder held exactly this code; null when no commit of main holds it. A deployment
 * does not say where its code came from, but equal files do.
 */
export function codeCommit(world: World, context: Context, code: DirNode, name: string): CodeCommit | null {
  const repo = repositoryAt(seenFiles(world, context.content), REMOTE_PATH);
  const tip = repo && readRef(repo, 'refs/heads/main');
  if (!repo || tip === undefined) return null;
  return context.memo.get(`code-commit/${treeDigest(code)}/${name}/${tip}`, () => search(repo, tip, code, name));
}

function search(repo: Repository, tip: string, code: DirNode, name: string): CodeCommit | null {
  const wanted = new Map<string, string>();
  collect(repo, code, '', wanted);
  let found: Commit | null = null;
  for (const commit of walkCommits(repo, { tips: [tip], isFirstParent: true })) {
    if (holds(treeOfCommit(repo, commit.oid), name, wanted)) found = commit;
    else if (found) break;
  }
  if (!found) return null;
  const { oid, message, author } = found;
  return { oid, subject: message.split('\n')[0] ?? '', author: author.name, at: author.at * 1000 - EPOCH_UNIX_MS };
}

/** Blob ids by path below the folder. */
function collect(repo: Repository, folder: DirNode, path: string, out: Map<string, string>): void {
  for (const [name, node] of Object.entries(folder.entries)) {
    const at = path === '' ? name : `${path}/${name}`;
    if (node.kind === 'dir') collect(repo, node, at, out);
    else if (node.kind === 'file') out.set(at, blobOidOfRef(repo, node.ref));
  }
}

/** Whether a tree has a folder of that name, at any depth, with exactly these files. */
function holds(tree: FlatTree, name: string, wanted: ReadonlyMap<string, string>): boolean {
  const [first] = wanted.keys();
  if (first === undefined) return false;
  for (const path of tree.keys()) {
    if (!path.endsWith(`/${first}`) && path !== first) continue;
    const folder = path.slice(0, path.length - first.length);
    if (folder !== `${name}/` && !folder.endsWith(`/${name}/`)) continue;
    const inside = [...tree].filter(([each]) => each.startsWith(folder));
    if (
      inside.length === wanted.size &&
      inside.every(([each, { oid }]) => wanted.get(each.slice(folder.length)) === oid)
    )
      return true;
  }
  return false;
}
