// Stashes, kept as git keeps them: a commit of the work tree whose second parent is the index (and third the untracked
// files), stacked in the log of refs/stash.
import { subjectOf } from './commit.ts';
import { readIndex, writeIndex } from './index-file.ts';
import { applyMerge } from './merge.ts';
import { mergeTrees, type TreeMerge } from './merge-trees.ts';
import {
  abbreviate,
  type Entry,
  type FlatTree,
  flatTree,
  readCommit,
  type Signature,
  treeOfCommit,
  writeCommit,
  writeTree,
} from './objects.ts';
import { currentBranch, deleteRef, headOid, type RefLogLine, readLog, rewriteLog, updateRef } from './refs.ts';
import type { Repository } from './repository.ts';
import { forceTree, indexOfTree, type Obstacles } from './switch-tree.ts';
import { isSameEntry } from './tree-diff.ts';
import { entryOnDisk, placeFile, readWorkTree, removeFile, storeFile, untrackedFiles } from './work-tree.ts';

const REF = 'refs/stash';

export const stashes = (repo: Repository): RefLogLine[] => readLog(repo, REF);

export interface StashInput {
  readonly by: Signature;
  readonly message?: string;
  readonly withUntracked?: boolean;
}

/** Puts local changes aside; undefined when there are none. Needs a first commit. */
export async function pushStash(repo: Repository, input: StashInput): Promise<string | undefined> {
  const head = headOid(repo);
  if (head === undefined) return undefined;
  const headTree = treeOfCommit(repo, head);
  const index = readIndex(repo);
  const work = readWorkTree(repo, index);
  const untracked = input.withUntracked ? untrackedFiles(repo, index) : [];
  const isSame = (a: FlatTree, b: FlatTree): boolean =>
    a.size === b.size && [...a].every(([path, entry]) => isSameEntry(entry, b.get(path)));
  if (isSame(headTree, index.entries) && isSame(index.entries, work.entries) && untracked.length === 0)
    return undefined;
  for (const path of work.entries.keys()) await storeFile(repo, path);
  const where = `${currentBranch(repo) ?? '(no branch)'}: `;
  const about = `${where}${abbreviate(repo, head)} ${subjectOf(readCommit(repo, head).message)}`;
  const make = (tree: string, parents: readonly string[], message: string): Promise<string> =>
    writeCommit(repo, { tree, parents, author: input.by, committer: input.by, message });
  const parents = [head, await make(await writeTree(repo, index.entries), [head], `index on ${about}\n`)];
  if (input.withUntracked) {
    const others = new Map<string, Entry>();
    for (const path of untracked) if (!path.endsWith('/')) others.set(path, await storeFile(repo, path));
    if (others.size > 0) parents.push(await make(await writeTree(repo, others), [], `untracked files on ${about}\n`));
  }
  const message = input.message === undefined ? `WIP on ${about}` : `On ${where}${input.message}`;
  const oid = await make(await writeTree(repo, work.entries), parents, message);
  updateRef(repo, REF, oid, { by: input.by, reason: message });
  for (const path of untracked) if (!path.endsWith('/')) removeFile(repo, path);
  forceTree(repo, headTree);
  return message;
}

export type StashResult =
  | { readonly kind: 'applied'; readonly merge: TreeMerge }
  | { readonly kind: 'blocked'; readonly obstacles: Obstacles; readonly isUntracked: boolean };

/** Brings a stash back onto the present work tree; with `withIndex`, what was staged is staged again. */
export async function applyStash(repo: Repository, oid: string, withIndex = false): Promise<StashResult> {
  const stash = readCommit(repo, oid);
  const before = readIndex(repo);
  const base = treeOfCommit(repo, stash.parents[0]);
  const theirs = flatTree(repo, stash.tree);
  const labels = { ours: 'Updated upstream', theirs: 'Stashed changes' };
  const merge = await mergeTrees(repo, { base, ours: before.entries, theirs, labels });
  const others = treeOfCommit(repo, stash.parents[2]);
  const clash = [...others.keys()].filter((path) => entryOnDisk(repo, path) !== undefined);
  if (clash.length > 0) return { kind: 'blocked', obstacles: { changed: [], untracked: clash }, isUntracked: true };
  const obstacles = applyMerge(repo, before.entries, merge);
  if (obstacles) return { kind: 'blocked', obstacles, isUntracked: false };
  if (merge.conflicts.size === 0) {
    const index = withIndex ? indexOfTree(treeOfCommit(repo, stash.parents[1])) : indexOfTree(before.entries);
    // Files that are new in the stash stay staged: otherwise git would forget that they are wanted.
    if (!withIndex)
      for (const [path, entry] of merge.entries)
        if (!before.entries.has(path) && !base.has(path)) index.entries.set(path, entry);
    writeIndex(repo, index);
  }
  for (const [path, entry] of others) placeFile(repo, path, entry);
  return { kind: 'applied', merge };
}

/** Forgets the n-th stash. */
export function dropStash(repo: Repository, n: number): void {
  const left = stashes(repo).filter((_, i) => i !== n);
  const top = left[0];
  if (!top) {
    deleteRef(repo, REF);
    return;
  }
  repo.files.writeText(`${repo.gitDir}/${REF}`, `${top.after}\n`);
  rewriteLog(repo, REF, left);
}

export const clearStashes = (repo: Repository): void => deleteRef(repo, REF);
