import * as v from 'valibot';
import { aheadBehind, isAncestorOf } from '../../git/history.ts';
import { readCommit } from '../../git/objects.ts';
import { currentBranch, headOid, listRefs, readRef } from '../../git/refs.ts';
import type { Repository } from '../../git/repository.ts';
import { findCommit } from '../../git/revisions.ts';
import { remotesOf, upstreamOf } from '../../git/upstream.ts';
import { type CommitRow, commitRow } from '../repository/commit-row.ts';
import { orNull, rememberedFor, workingCopy } from '../repository/working-copy.ts';
import { defineView } from './view.ts';

export interface RepositoryBranchesView {
  readonly branches: readonly BranchRow[];
  readonly tags: readonly { readonly name: string; readonly tip: CommitRow }[];
  readonly remotes: readonly { readonly name: string; readonly url: string }[];
}

export interface BranchRow {
  readonly name: string; // 'main', 'origin/main'
  readonly isRemote: boolean;
  readonly isCurrent: boolean;
  readonly tip: CommitRow;
  readonly upstream: string | null; // 'origin/main', of a branch here
  readonly ahead: number; // commits that what it is compared with lacks: its upstream, else the current branch
  readonly behind: number;
  readonly isMerged: boolean; // the current branch has all of it
}

/** Branches here and on the remote as last fetched, and tags. */
export const repositoryBranchesView = defineView(
  'repository-branches',
  v.strictObject({}),
  ({ world, context }): RepositoryBranchesView | null => {
    const copy = workingCopy({ world, context });
    const { repository } = copy ?? {};
    if (!copy || !repository) return null;
    return rememberedFor(copy.folder, 'branches', () => orNull(() => branchesOf(repository)));
  },
  { everyMs: 500 },
);

const branchesOf = (repo: Repository): RepositoryBranchesView => ({
  branches: [
    ...listRefs(repo, 'refs/heads/').flatMap((name) => branchRow(repo, name, false)),
    ...listRefs(repo, 'refs/remotes/')
      .filter((name) => !name.endsWith('/HEAD'))
      .flatMap((name) => branchRow(repo, name, true)),
  ],
  tags: listRefs(repo, 'refs/tags/').flatMap((name) => {
    const oid = findCommit(repo, `refs/tags/${name}`);
    return oid === undefined ? [] : [{ name, tip: commitRow(repo, readCommit(repo, oid), new Map()) }];
  }),
  remotes: remotesOf(repo),
});

function branchRow(repo: Repository, name: string, isRemote: boolean): BranchRow[] {
  const oid = readRef(repo, `refs/${isRemote ? 'remotes' : 'heads'}/${name}`);
  if (oid === undefined) return [];
  const head = headOid(repo);
  const followed = isRemote ? undefined : upstreamOf(repo, name);
  const against = (followed && readRef(repo, followed.ref)) ?? head ?? oid;
  const [ahead, behind] = aheadBehind(repo, oid, against);
  return [
    {
      name,
      isRemote,
      isCurrent: !isRemote && name === currentBranch(repo),
      tip: commitRow(repo, readCommit(repo, oid), new Map()),
      upstream: followed?.short ?? null,
      ahead,
      behind,
      isMerged: head !== undefined && isAncestorOf(repo, oid, head),
    },
  ];
}
