import * as v from 'valibot';
import { isAncestorOf, walkCommits } from '../../git/history.ts';
import { abbreviate, readBlob, readCommit, treeOfCommit } from '../../git/objects.ts';
import { headOid, listRefs, readRef } from '../../git/refs.ts';
import type { Repository } from '../../git/repository.ts';
import { findCommit } from '../../git/revisions.ts';
import { diffTrees, findRenames } from '../../git/tree-diff.ts';
import { type Author, authorOf, type CommitRow, commitRow, refLabels, timeOf } from '../repository/commit-row.ts';
import { type FileChange, fileChange } from '../repository/file-change.ts';
import { originOf, orNull, rememberedFor, workingCopy } from '../repository/working-copy.ts';
import { defineView } from './view.ts';

/** One commit with what it changed against its first parent. */
export interface RepositoryCommitView extends CommitRow {
  readonly body: string; // the message without its subject
  readonly committer: Author;
  readonly authoredAt: number;
  readonly parents: readonly { readonly oid: string; readonly short: string }[];
  readonly files: readonly FileChange[];
  readonly isFetched: boolean; // false: only the remote has it
  readonly isInHead: boolean; // the current branch contains it
  readonly isPushed: boolean; // a remote branch contains it
  readonly revertedBy: { readonly oid: string; readonly short: string } | null; // a commit of the current branch
}

/** A commit by its id, or by anything that names one. */
export const repositoryCommitView = defineView(
  'repository-commit',
  v.strictObject({ id: v.string() }),
  ({ world, context, params: { id } }): RepositoryCommitView | null => {
    const copy = workingCopy({ world, context });
    const { repository } = copy ?? {};
    if (!copy || !repository) return null;
    const own = rememberedFor(copy.folder, `commit ${id}`, () => orNull(() => commitOf(repository, id, true)));
    if (own) return own;
    const origin = originOf(copy);
    return origin && orNull(() => commitOf(origin, id, false));
  },
  { everyMs: 500 },
);

function commitOf(repo: Repository, id: string, isFetched: boolean): RepositoryCommitView | null {
  const oid = findCommit(repo, id);
  if (oid === undefined) return null;
  const commit = readCommit(repo, oid);
  const read = (blob: string): Uint8Array => readBlob(repo, blob);
  const changes = findRenames(diffTrees(treeOfCommit(repo, commit.parents[0]), treeOfCommit(repo, oid)), read);
  const [, ...paragraphs] = commit.message.split('\n\n');
  const head = isFetched ? headOid(repo) : undefined;
  return {
    ...commitRow(repo, commit, isFetched ? refLabels(repo) : new Map()),
    body: paragraphs.join('\n\n').trim(),
    committer: authorOf(commit.committer),
    authoredAt: timeOf(commit.author),
    parents: commit.parents.map((parent) => ({ oid: parent, short: abbreviate(repo, parent) })),
    files: changes.map((change) => fileChange(change, read)),
    isFetched,
    isInHead: head !== undefined && isAncestorOf(repo, oid, head),
    isPushed: !isFetched || isOnRemote(repo, oid),
    revertedBy: head === undefined ? null : reverterOf(repo, oid, head),
  };
}

const isOnRemote = (repo: Repository, oid: string): boolean =>
  listRefs(repo, 'refs/remotes/').some((name) => {
    const tip = readRef(repo, `refs/remotes/${name}`);
    return tip !== undefined && isAncestorOf(repo, oid, tip);
  });

/** The commit that says of itself that it takes this one back, unless that was taken back in turn. */
function reverterOf(repo: Repository, oid: string, head: string): { oid: string; short: string } | null {
  for (const commit of walkCommits(repo, { tips: [head], hidden: [oid] }))
    if (commit.message.includes(`This reverts commit ${oid}`) && !reverterOf(repo, commit.oid, head))
      return { oid: commit.oid, short: abbreviate(repo, commit.oid) };
  return null;
}
