// Which commits of a history touched certain paths, as `git log -- <path>` shows them.
import type { WalkOptions } from './history.ts';
import { type Commit, type FlatTree, treeOfCommit } from './objects.ts';
import type { Repository } from './repository.ts';
import { isSameEntry } from './tree-diff.ts';

/**
 * Follows only what changed the paths: a commit that is the same as one of its parents is left out, and the history goes
 * on through that parent.
 */
export function touching(repo: Repository, matches: (path: string) => boolean): NonNullable<WalkOptions['simplify']> {
  const isSame = (a: FlatTree, b: FlatTree): boolean => {
    for (const [path, entry] of a) if (matches(path) && !isSameEntry(entry, b.get(path))) return false;
    for (const path of b.keys()) if (matches(path) && !a.has(path)) return false;
    return true;
  };
  return (commit: Commit) => {
    const own = treeOfCommit(repo, commit.oid);
    if (commit.parents.length === 0) return { parents: [], isShown: !isSame(own, new Map()) };
    for (const parent of commit.parents)
      if (isSame(own, treeOfCommit(repo, parent))) return { parents: [parent], isShown: false };
    return { parents: commit.parents, isShown: true };
  };
}
