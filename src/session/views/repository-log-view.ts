import * as v from 'valibot';
import { walkCommits } from '../../git/history.ts';
import { type Commit, treeOfCommit } from '../../git/objects.ts';
import { touching } from '../../git/path-history.ts';
import type { Repository } from '../../git/repository.ts';
import { findCommit } from '../../git/revisions.ts';
import { diffTrees } from '../../git/tree-diff.ts';
import { type CommitRow, commitRow, refLabels } from '../repository/commit-row.ts';
import { orNull, rememberedFor, workingCopy } from '../repository/working-copy.ts';
import { defineView } from './view.ts';

/** A commit with the files it changed against its first parent. */
export interface LogRow extends CommitRow {
  readonly files: readonly string[];
}

/** A part of a history, newest commit first. */
export interface RepositoryLogView {
  readonly commits: readonly LogRow[];
  readonly total: number; // in the whole history asked for
}

/** The history of a branch ('HEAD' for the current one), or of what lies at a path of it. */
export const repositoryLogView = defineView(
  'repository-log',
  v.strictObject({
    ref: v.string(),
    path: v.string(), // '' for everything, else a file or folder
    most: v.pipe(v.number(), v.integer(), v.minValue(1)),
  }),
  ({ world, context, params }): RepositoryLogView | null => {
    const copy = workingCopy({ world, context });
    const { repository } = copy ?? {};
    if (!copy || !repository) return null;
    const { ref, path, most } = params;
    return rememberedFor(copy.folder, `log ${ref} ${path} ${most}`, () =>
      orNull(() => {
        const tip = findCommit(repository, ref);
        return tip === undefined ? null : logOf(repository, commitsOf(repository, tip, path), most);
      }),
    );
  },
  { everyMs: 500 },
);

function commitsOf(repo: Repository, tip: string, path: string): Commit[] {
  const isAsked = (candidate: string): boolean => candidate === path || candidate.startsWith(`${path}/`);
  return [...walkCommits(repo, { tips: [tip], ...(path === '' ? {} : { simplify: touching(repo, isAsked) }) })];
}

function logOf(repo: Repository, commits: readonly Commit[], most: number): RepositoryLogView {
  const labels = refLabels(repo);
  const rows = commits.slice(0, most).map((commit) => {
    const changes = diffTrees(treeOfCommit(repo, commit.parents[0]), treeOfCommit(repo, commit.oid));
    return { ...commitRow(repo, commit, labels), files: changes.map(({ path }) => path) };
  });
  return { commits: rows, total: commits.length };
}
