import * as v from 'valibot';
import { readIndex } from '../../git/index-file.ts';
import { type FlatTree, readBlob, readCommit, treeOfCommit } from '../../git/objects.ts';
import { hunksText } from '../../git/patch-text.ts';
import { headOid } from '../../git/refs.ts';
import type { Repository } from '../../git/repository.ts';
import { findCommit } from '../../git/revisions.ts';
import { diffTrees, findRenames } from '../../git/tree-diff.ts';
import { type FileText, presentText, storedText } from '../repository/file-version.ts';
import { originOf, orNull, rememberedFor, type WorkingCopy, workingCopy } from '../repository/working-copy.ts';
import { defineView } from './view.ts';

const CONTEXT = 3; // lines around a change

/** Two versions of a file beside each other; null on the side where it does not exist. */
export interface RepositoryDiffView {
  readonly before: FileText | null;
  readonly after: FileText | null;
  readonly patch: string | null; // what differs, as git prints it; null where that is no text
}

/**
 * What changed in a file: not yet 'staged' (against the index), 'staged' (index against HEAD), 'work' (against HEAD), or
 * in a commit (against its first parent). A commit that was not fetched yet is looked up on the remote.
 */
export const repositoryDiffView = defineView(
  'repository-diff',
  v.strictObject({ path: v.string(), of: v.string() }),
  ({ world, context, params: { path, of } }): RepositoryDiffView | null => {
    const copy = workingCopy({ world, context });
    const { repository } = copy ?? {};
    if (!copy || !repository) return null;
    const own = rememberedFor(copy.folder, `diff ${of} ${path}`, () =>
      orNull(() => diffOf(copy, repository, path, of)),
    );
    if (own || isLocal(of)) return own;
    const origin = originOf(copy);
    return origin && orNull(() => commitDiff(origin, path, of));
  },
  { everyMs: 500 },
);

const isLocal = (of: string): boolean => ['unstaged', 'staged', 'work'].includes(of);

function diffOf(copy: WorkingCopy, repo: Repository, path: string, of: string): RepositoryDiffView | null {
  const indexed = () => readIndex(repo).entries.get(path);
  const committed = () => treeOfCommit(repo, headOid(repo)).get(path);
  if (of === 'unstaged') return sides(storedText(repo, indexed()), presentText(copy, path));
  if (of === 'staged') return treesDiff(repo, path, treeOfCommit(repo, headOid(repo)), readIndex(repo).entries);
  if (of === 'work') return sides(storedText(repo, committed()), presentText(copy, path));
  return commitDiff(repo, path, of);
}

function sides(before: FileText | null, after: FileText | null): RepositoryDiffView | null {
  if (!before && !after) return null;
  const isText = [before, after].every((side) => side === null || side.kind === 'text' || side.kind === 'link');
  return { before, after, patch: isText ? hunksText(before?.text ?? '', after?.text ?? '', CONTEXT) : null };
}

function commitDiff(repo: Repository, path: string, id: string): RepositoryDiffView | null {
  const oid = findCommit(repo, id);
  if (oid === undefined) return null;
  return treesDiff(repo, path, treeOfCommit(repo, readCommit(repo, oid).parents[0]), treeOfCommit(repo, oid));
}

/** A file that was renamed is compared with what it was. */
function treesDiff(repo: Repository, path: string, before: FlatTree, after: FlatTree): RepositoryDiffView | null {
  const changes = findRenames(diffTrees(before, after), (blob) => readBlob(repo, blob));
  const change = changes.find((one) => one.path === path);
  return change ? sides(storedText(repo, change.before), storedText(repo, change.after)) : null;
}
