// The state of a work tree against its index and HEAD, and which operation is under way.
import { aheadBehind } from './history.ts';
import { type Conflict, readIndex } from './index-file.ts';
import { treeOfCommit } from './objects.ts';
import { currentBranch, headOid, readRef } from './refs.ts';
import type { Repository } from './repository.ts';
import { type Change, diffTrees, findRenames } from './tree-diff.ts';
import { type Upstream, upstreamOf } from './upstream.ts';
import { blobReader, collapseFolders, readWorkTree, untrackedFiles } from './work-tree.ts';

export type Operation = 'merge' | 'cherry-pick' | 'revert';

export interface Status {
  readonly branch: string | undefined; // undefined: HEAD is detached
  readonly head: string | undefined; // undefined: no commit yet
  readonly upstream:
    | (Upstream & { readonly oid: string | undefined; readonly ahead: number; readonly behind: number })
    | undefined;
  readonly operation: { readonly kind: Operation; readonly oid: string } | undefined;
  readonly staged: readonly Change[]; // HEAD → index, renames joined
  readonly unstaged: readonly Change[]; // index → work tree
  readonly conflicts: ReadonlyMap<string, Conflict>;
  readonly untracked: readonly string[];
}

const MARKERS = [
  ['merge', 'MERGE_HEAD'],
  ['cherry-pick', 'CHERRY_PICK_HEAD'],
  ['revert', 'REVERT_HEAD'],
] as const;

/** The unfinished merge, cherry-pick or revert, if there is one. */
export function operationOf(repo: Repository): Status['operation'] {
  for (const [kind, ref] of MARKERS) {
    const oid = readRef(repo, ref);
    if (oid !== undefined) return { kind, oid };
  }
  return undefined;
}

export function readStatus(repo: Repository, options: { untracked?: 'no' | 'normal' | 'all' } = {}): Status {
  const branch = currentBranch(repo);
  const head = headOid(repo);
  const index = readIndex(repo);
  const work = readWorkTree(repo, index);
  const read = blobReader(repo, work);
  const isMerged = (path: string): boolean => !index.conflicts.has(path);
  const staged = findRenames(diffTrees(treeOfCommit(repo, head), index.entries, isMerged), read);
  const unstaged = diffTrees(index.entries, work.entries, isMerged);
  const mode = options.untracked ?? 'normal';
  const files = mode === 'no' ? [] : untrackedFiles(repo, index);
  return {
    branch,
    head,
    upstream: upstreamState(repo, branch, head),
    operation: operationOf(repo),
    staged,
    unstaged,
    conflicts: index.conflicts,
    untracked: mode === 'all' ? files : collapseFolders(index, files),
  };
}

function upstreamState(repo: Repository, branch: string | undefined, head: string | undefined): Status['upstream'] {
  const upstream = branch === undefined ? undefined : upstreamOf(repo, branch);
  if (!upstream) return undefined;
  const oid = readRef(repo, upstream.ref);
  const [ahead, behind] = oid === undefined || head === undefined ? [0, 0] : aheadBehind(repo, head, oid);
  return { ...upstream, oid, ahead, behind };
}

/** Whether index and work tree hold exactly HEAD, untracked files aside. */
export function isClean(repo: Repository): boolean {
  const status = readStatus(repo, { untracked: 'no' });
  return status.staged.length === 0 && status.unstaged.length === 0 && status.conflicts.size === 0;
}
