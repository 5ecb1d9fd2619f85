import { roles } from '../../company/roles.ts';
import { subjectOf } from '../../git/commit.ts';
import { abbreviate, type Commit, type Signature } from '../../git/objects.ts';
import { currentBranch, listRefs, readRef } from '../../git/refs.ts';
import type { Repository } from '../../git/repository.ts';
import { findCommit } from '../../git/revisions.ts';
import { EPOCH_UNIX_MS, type SimTime } from '../../kernel/time.ts';

/** Who wrote something, by role. */
export interface Author {
  readonly id: string; // 'checkout-ds'
  readonly name: string; // 'Checkout data scientist'; what git says when it is nobody we know
  readonly email: string;
}

/** A name that points at a commit. */
export interface RefLabel {
  readonly name: string; // 'main', 'origin/main', 'v1.9'
  readonly kind: 'branch' | 'remote' | 'tag';
  readonly isCurrent: boolean; // HEAD is on it
}

/** A commit in a list. */
export interface CommitRow {
  readonly oid: string;
  readonly short: string;
  readonly subject: string;
  readonly author: Author;
  readonly at: SimTime; // when it was committed
  readonly refs: readonly RefLabel[];
  readonly isMerge: boolean;
}

const roleNames = new Map<string, string>(roles.map(({ id, name }) => [id, name]));

export const authorOf = ({ name, email }: Signature): Author => ({
  id: name,
  name: roleNames.get(name) ?? name,
  email,
});

export const timeOf = ({ at }: Signature): SimTime => at * 1000 - EPOCH_UNIX_MS;

export const commitRow = (repo: Repository, commit: Commit, refs: ReadonlyMap<string, RefLabel[]>): CommitRow => ({
  oid: commit.oid,
  short: abbreviate(repo, commit.oid),
  subject: subjectOf(commit.message),
  author: authorOf(commit.author),
  at: timeOf(commit.committer),
  refs: refs.get(commit.oid) ?? [],
  isMerge: commit.parents.length > 1,
});

const KINDS = [
  ['branch', 'refs/heads/'],
  ['remote', 'refs/remotes/'],
  ['tag', 'refs/tags/'],
] as const;

/** Every branch, remote branch and tag by the commit it points at. */
export function refLabels(repo: Repository): Map<string, RefLabel[]> {
  const labels = new Map<string, RefLabel[]>();
  const current = currentBranch(repo);
  for (const [kind, prefix] of KINDS)
    for (const name of listRefs(repo, prefix)) {
      if (kind === 'remote' && name.endsWith('/HEAD')) continue;
      const oid = kind === 'tag' ? findCommit(repo, prefix + name) : readRef(repo, prefix + name);
      if (oid === undefined) continue;
      const label = { name, kind, isCurrent: kind === 'branch' && name === current };
      labels.set(oid, [...(labels.get(oid) ?? []), label]);
    }
  return labels;
}
