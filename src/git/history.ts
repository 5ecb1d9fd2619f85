// The commit graph: ancestors, merge bases, and the order in which `git log` walks.
import { type Commit, readCommit } from './objects.ts';
import type { Repository } from './repository.ts';

/** A commit and everything it descends from. */
export async function ancestorsOf(repo: Repository, tips: readonly string[]): Promise<Set<string>> {
  const seen = new Set<string>(tips);
  const open = [...tips];
  for (let oid = open.pop(); oid !== undefined; oid = open.pop())
    for (const parent of (await readCommit(repo, oid)).parents)
      if (!seen.has(parent)) {
        seen.add(parent);
        open.push(parent);
      }
  return seen;
}

export const isAncestorOf = async (repo: Repository, ancestor: string, of: string): Promise<boolean> =>
  (await ancestorsOf(repo, [of])).has(ancestor);

/** The best common ancestors of two commits, newest first; usually one. */
export async function mergeBases(repo: Repository, a: string, b: string): Promise<string[]> {
  const ofA = await ancestorsOf(repo, [a]);
  const common = [...(await ancestorsOf(repo, [b]))].filter((oid) => ofA.has(oid));
  const commits = await Promise.all(common.map((oid) => readCommit(repo, oid)));
  const below = await ancestorsOf(repo, [...new Set(commits.flatMap((commit) => commit.parents))]);
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
  simplify?(commit: Commit): Promise<{ readonly parents: readonly string[]; readonly isShown: boolean }>;
}

/** Commits newest first by commit date, each after all its shown children on the way, as `git log` does. */
export async function* walkCommits(repo: Repository, options: WalkOptions): AsyncGenerator<Commit> {
  const hidden = await ancestorsOf(repo, options.hidden ?? []);
  const seen = new Set<string>();
  const queue: Commit[] = [];
  const push = async (oid: string): Promise<void> => {
    if (seen.has(oid) || hidden.has(oid)) return;
    seen.add(oid);
    const commit = await readCommit(repo, oid);
    const older = queue.findIndex((other) => other.committer.at < commit.committer.at);
    queue.splice(older < 0 ? queue.length : older, 0, commit);
  };
  for (const tip of options.tips) await push(tip);
  for (let commit = queue.shift(); commit; commit = queue.shift()) {
    const all = options.isFirstParent ? commit.parents.slice(0, 1) : commit.parents;
    const { parents, isShown } = options.simplify
      ? await options.simplify({ ...commit, parents: all })
      : { parents: all, isShown: true };
    if (isShown) yield commit;
    for (const parent of parents) await push(parent);
  }
}

/** How many commits each side has that the other has not. */
export async function aheadBehind(repo: Repository, ours: string, theirs: string): Promise<[number, number]> {
  if (ours === theirs) return [0, 0];
  const a = await ancestorsOf(repo, [ours]);
  const b = await ancestorsOf(repo, [theirs]);
  return [[...a].filter((oid) => !b.has(oid)).length, [...b].filter((oid) => !a.has(oid)).length];
}
