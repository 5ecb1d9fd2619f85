// What git prints after it made a commit: `[main abc1234] Fix scaler`, author where it is not the committer, and totals.
import { subjectOf } from '../../git/commit.ts';
import { dateText } from '../../git/git-date.ts';
import { abbreviate, readBlob, readCommit, treeOfCommit } from '../../git/objects.ts';
import { countChange } from '../../git/patch-text.ts';
import { currentBranch } from '../../git/refs.ts';
import type { Repository } from '../../git/repository.ts';
import { shortStatText, statText, summaryText } from '../../git/stat-text.ts';
import { diffTrees, findRenames } from '../../git/tree-diff.ts';

export function madeCommitText(repo: Repository, oid: string, withDate = false): string {
  const commit = readCommit(repo, oid);
  const { author, committer } = commit;
  const root = commit.parents.length === 0 ? ' (root-commit)' : '';
  let out = `[${currentBranch(repo) ?? 'detached HEAD'}${root} ${abbreviate(repo, oid)}] ${subjectOf(commit.message)}\n`;
  if (author.name !== committer.name || author.email !== committer.email)
    out += ` Author: ${author.name} <${author.email}>\n`;
  if (withDate || author.at !== committer.at) out += ` Date: ${dateText(author.at, 'default', author.at)}\n`;
  if (commit.parents.length > 1) return out;
  return out + totalsText(repo, commit.parents[0], oid, false);
}

/** Totals and created or deleted files between two commits; with the graph per file on demand. */
export function totalsText(repo: Repository, from: string | undefined, to: string, withGraph: boolean): string {
  const read = (blob: string): Uint8Array => readBlob(repo, blob);
  const changes = findRenames(diffTrees(treeOfCommit(repo, from), treeOfCommit(repo, to)), read);
  const counts = changes.map((change) => countChange(change, read));
  return (withGraph ? statText(counts) : shortStatText(counts)) + summaryText(changes);
}
