// Joining two commits: merge base, three-way merge of the trees, and putting the result into index and work tree.
import { mergeBases } from './history.ts';
import { readIndex, writeIndex } from './index-file.ts';
import type { MergeLabels } from './merge-text.ts';
import { mergeTrees, type TreeMerge } from './merge-trees.ts';
import { type FlatTree, treeOfCommit } from './objects.ts';
import type { Repository } from './repository.ts';
import { type Obstacles, obstaclesTo, switchTree } from './switch-tree.ts';

/** The merge of two commits over their best common ancestor; several such ancestors are merged into one first. */
export async function mergeCommits(
  repo: Repository,
  ours: string,
  theirs: string,
  labels: MergeLabels,
): Promise<TreeMerge> {
  const base = await baseTree(repo, mergeBases(repo, ours, theirs));
  return mergeTrees(repo, {
    base,
    ours: treeOfCommit(repo, ours),
    theirs: treeOfCommit(repo, theirs),
    labels,
  });
}

async function baseTree(repo: Repository, bases: readonly string[]): Promise<FlatTree> {
  const [first, ...rest] = [...bases].reverse(); // oldest first, as git does
  if (first === undefined) return new Map();
  let tree = treeOfCommit(repo, first);
  for (const next of rest) {
    const below = await baseTree(repo, mergeBases(repo, first, next));
    const labels = { ours: 'Temporary merge branch 1', theirs: 'Temporary merge branch 2' };
    const merged = await mergeTrees(repo, { base: below, ours: tree, theirs: treeOfCommit(repo, next), labels });
    tree = merged.entries;
  }
  return tree;
}

/**
 * Brings a merge into index and work tree, conflicts with their markers and three versions. Answers what stands in the
 * way instead, when something does.
 */
export function applyMerge(repo: Repository, ours: FlatTree, merge: TreeMerge): Obstacles | undefined {
  const obstacles = obstaclesTo(repo, ours, merge.entries);
  if (obstacles.changed.length + obstacles.untracked.length > 0) return obstacles;
  switchTree(repo, ours, merge.entries);
  if (merge.conflicts.size === 0) return undefined;
  const index = readIndex(repo);
  for (const [path, conflict] of merge.conflicts) {
    index.entries.delete(path);
    index.conflicts.set(path, conflict);
  }
  writeIndex(repo, index);
  return undefined;
}

// --- what git notes about an unfinished operation ---

export function noteOperation(
  repo: Repository,
  marker: 'MERGE_HEAD' | 'CHERRY_PICK_HEAD' | 'REVERT_HEAD',
  oid: string,
  message: string,
): void {
  repo.files.writeText(`${repo.gitDir}/${marker}`, `${oid}\n`);
  repo.files.writeText(`${repo.gitDir}/MERGE_MSG`, message);
}

/** The message prepared for the commit that ends the operation (or a squash). */
export function preparedMessage(repo: Repository): string | undefined {
  const path = ['MERGE_MSG', 'SQUASH_MSG']
    .map((name) => `${repo.gitDir}/${name}`)
    .find((each) => repo.files.exists(each));
  return path === undefined ? undefined : repo.files.readText(path);
}

export function forgetOperation(repo: Repository): void {
  for (const name of ['MERGE_HEAD', 'MERGE_MSG', 'SQUASH_MSG', 'CHERRY_PICK_HEAD', 'REVERT_HEAD'])
    repo.files.remove(`${repo.gitDir}/${name}`, { force: true });
}
