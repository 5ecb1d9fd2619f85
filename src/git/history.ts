// The commit graph: ancestors, merge bases, and the order in which `git log` walks.
import { type Commit, readCommit } from './objects.ts';
import type { Repository } from './repository.ts';

/** A commit and everything it descends from. */
export function ancestorsOf(repo: Repository, tips: readonly string[]): Set<string> {
  const seen = new Set<string>(tips);
  const open = [...tips];
  for (let oid = open.pop(); oid !== undefined; oid = open.pop())
    for (const parent of readCommit(repo, oid).parents)
      if (!seen.has(parent)) {
        seen.add(parent);
        open.push(parent);
      }
  return seen;
}

export const isAncestorOf = (repo: Repository, ancestor: string, of: string): boolean =>
  ancestorsOf(repo, [of]).has(ancestor);

/** The best common ancestors of two commits, newest first; usually one. */
export function mergeBases(repo: Repository, a: string, b: string): string[] {
  const ofA = ancestorsOf(repo, [a]);
  const common = [...ancestorsOf(repo, [b])].filter((oid) => ofA.has(oid));
  const commits = common.map((oid) => readCommit(repo, oid));
  const below = ancestorsOf(repo, [...new Set(commits.flatMap((commit) => commit.parents))]);
  return commits
    .filter((commit) => !below.has(commit.oid))
    .sort((x, y) => y.committer.at - x.committer.at || (x.oid < y.oid ? -1 : 1))
    .map((commit) => commit.oid);
}

export interface WalkOptions {
  readonly tips: readonly string[];
  readonly hidden?: readonly string[]; // these and their ancestors are left out
  readonly isFirstParent?: boolean;
  /** The parents to go on with, and whether the commit itself is shown; default: all of them, and yes. */
  simplify?(commit: Commit): { readonly parents: readonly string[]; readonly isShown: boolean };
}

/** Commits newest first by commit date, each after all its shown children on the way, as `git log` does. */
export function* walkCommits(repo: Repository, options: WalkOptions): Generator<Commit> {
  const hidden = ancestorsOf(repo, options.hidden ?? []);
  const seen = new Set<string>();
  const queue: Commit[] = [];
  const push = (oid: string): void => {
    if (seen.has(oid) || hidden.has(oid)) return;
    seen.add(oid);
    const commit = readCommit(repo, oid);
    const older = queue.findIndex((other) => other.committer.at < commit.committer.at);
    queue.splice(older < 0 ? queue.length : older, 0, commit);
  };
  for (const tip of options.tips) push(tip);
  for (let commit = queue.shift(); commit; commit = queue.shift()) {
    const all = options.isFirstParent ? commit.parents.slice(0, 1) : commit.parents;
    const { parents, isShown } = options.simplify
      ? options.simplify({ ...commit, parents: all })
      : { parents: all, isShown: true };
    if (isShown) yield commit;
    for (const parent of parents) push(parent);
  }
}

/** How many commits each side has that the other has not. */
export function aheadBehind(repo: Repository, ours: string, theirs: string): [number, number] {
  if (ours === theirs) return [0, 0];
  const a = ancestorsOf(repo, [ours]);
  const b = ancestorsOf(repo, [theirs]);
  return [[...a].filter((oid) => !b.has(oid)).length, [...b].filter((oid) => !a.has(oid)).length];
}
