// Bringing files back to the version of the index or of a commit: what `restore` and `checkout -- path` share.
import { GitFailure } from '../../git/git-failure.ts';
import { readIndex, writeIndex } from '../../git/index-file.ts';
import type { FlatTree } from '../../git/objects.ts';
import type { Repository } from '../../git/repository.ts';
import { treeOfRevision } from '../../git/revisions.ts';
import { isSameEntry } from '../../git/tree-diff.ts';
import { entryOnDisk, placeFile, removeFile } from '../../git/work-tree.ts';
import type { GitCall } from './git-call.ts';

export interface RestoreInput {
  readonly paths: readonly string[];
  readonly source: string | undefined; // a revision; undefined: the index
  readonly toIndex: boolean;
  readonly toWorkTree: boolean;
  readonly isOverlay?: boolean; // files the source lacks are left alone
  readonly version?: 'ours' | 'theirs'; // of conflicting files
}

/** Restores and answers how many files were written. */
export function restoreFiles(call: GitCall, repo: Repository, input: RestoreInput): number {
  const filter = call.filter(repo, input.paths);
  const index = readIndex(repo);
  const source: FlatTree = input.source === undefined ? index.entries : treeOfRevision(repo, input.source);
  const known = new Set([
    ...source.keys(),
    ...index.conflicts.keys(),
    ...(input.source === undefined || input.isOverlay ? [] : index.entries.keys()),
  ]);
  const paths = [...known].filter((path) => filter.matches(path)).sort();
  for (const spec of filter.specs)
    if (!spec.isExcluding && !paths.some((path) => spec.matches(path)))
      throw new GitFailure(`pathspec '${spec.text}' did not match any file(s) known to git`, 1);
  let count = 0;
  for (const path of paths) {
    const conflict = index.conflicts.get(path);
    const entry = input.version && conflict ? conflict[input.version] : source.get(path);
    if (conflict && !entry && input.source === undefined) {
      if (input.version)
        throw new GitFailure(`path '${path}' does not have ${input.version === 'ours' ? 'our' : 'their'} version`, 1);
      throw new GitFailure(`path '${path}' is unmerged`, 1);
    }
    if (input.toIndex) {
      index.conflicts.delete(path);
      if (entry) index.entries.set(path, entry);
      else index.entries.delete(path);
    }
    if (!input.toWorkTree || isSameEntry(entryOnDisk(repo, path), entry)) continue;
    count++;
    if (entry) placeFile(repo, path, entry);
    else removeFile(repo, path);
  }
  writeIndex(repo, index);
  return count;
}
