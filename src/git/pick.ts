// Applying one commit's change again (cherry-pick) or backwards (revert) as a three-way merge onto HEAD.
import { subjectOf } from './commit.ts';
import { GitFailure } from './git-failure.ts';
import { readIndex } from './index-file.ts';
import { mergeTrees, type TreeMerge } from './merge-trees.ts';
import { abbreviate, type Commit, type FlatTree, treeOfCommit } from './objects.ts';
import type { Repository } from './repository.ts';

export interface Pick {
  readonly merge: TreeMerge;
  readonly ours: FlatTree;
  readonly message: string;
}

/** The parent a merge commit is seen from: `-m 1`. */
function parentOf(commit: Commit, mainline: number | undefined, kind: 'revert' | 'cherry-pick'): string | undefined {
  const refuse = (text: string): GitFailure => new GitFailure(`${text}\nfatal: ${kind} failed`, 128, 'error');
  if (commit.parents.length <= 1) {
    if (mainline !== undefined && mainline > 1)
      throw refuse(`mainline was specified but commit ${commit.oid} is not a merge.`);
    return commit.parents[0];
  }
  if (mainline === undefined) throw refuse(`commit ${commit.oid} is a merge but no -m option was given.`);
  const parent = commit.parents[mainline - 1];
  if (parent === undefined) throw refuse(`commit ${commit.oid} does not have parent ${mainline}`);
  return parent;
}

export async function revertOf(repo: Repository, commit: Commit, mainline?: number): Promise<Pick> {
  const parent = parentOf(commit, mainline, 'revert');
  const subject = subjectOf(commit.message);
  const ours = readIndex(repo).entries;
  const merge = await mergeTrees(repo, {
    base: treeOfCommit(repo, commit.oid),
    ours,
    theirs: treeOfCommit(repo, parent),
    labels: { ours: 'HEAD', theirs: `parent of ${abbreviate(repo, commit.oid)} (${subject})` },
  });
  const reversed = commit.parents.length > 1 ? `, reversing\nchanges made to ${parent}` : '';
  return { merge, ours, message: `Revert "${subject}"\n\nThis reverts commit ${commit.oid}${reversed}.\n` };
}

export async function cherryPickOf(
  repo: Repository,
  commit: Commit,
  options: { mainline?: number; isNamed?: boolean } = {},
): Promise<Pick> {
  const parent = parentOf(commit, options.mainline, 'cherry-pick');
  const ours = readIndex(repo).entries;
  const merge = await mergeTrees(repo, {
    base: treeOfCommit(repo, parent),
    ours,
    theirs: treeOfCommit(repo, commit.oid),
    labels: { ours: 'HEAD', theirs: `${abbreviate(repo, commit.oid)} (${subjectOf(commit.message)})` },
  });
  const named = options.isNamed ? `\n(cherry picked from commit ${commit.oid})\n` : '';
  return { merge, ours, message: `${commit.message}${named}` };
}
