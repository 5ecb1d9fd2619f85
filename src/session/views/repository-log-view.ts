import * as v from 'valibot';
import { walkCommits } from '../../git/history.ts';
import type { Commit } from '../../git/objects.ts';
import { touching } from '../../git/path-history.ts';
import type { Repository } from '../../git/repository.ts';
import { findCommit } from '../../git/revisions.ts';
import { type CommitRow, commitRow, refLabels } from '../repository/commit-row.ts';
import { orNull, rememberedFor, workingCopy } from '../repository/working-copy.ts';
import { defineView } from './view.ts';

/** A part of a history, newest commit first. */
export interface RepositoryLogView {
  readonly commits: readonly CommitRow[];
  readonly total: number; // in the whole history asked for
}

/**
 * The history of a branch ('HEAD' for the current one), or of what lies at a path of it; `search` wants every word in
 * message, author or id.
 */
export const repositoryLogView = defineView(
  'repository-log',
  v.strictObject({
    ref: v.string(),
    path: v.string(), // '' for everything, else a file or folder
    search: v.string(),
    most: v.pipe(v.number(), v.integer(), v.minValue(1)),
  }),
  ({ world, context, params }): RepositoryLogView | null => {
    const copy = workingCopy({ world, context });
    const { repository } = copy ?? {};
    if (!copy || !repository) return null;
    const { ref, path, search, most } = params;
    return rememberedFor(copy.folder, `log ${ref} ${path} ${search} ${most}`, () =>
      orNull(() => {
        const tip = findCommit(repository, ref);
        return tip === undefined ? null : logOf(repository, commitsOf(repository, tip, path), search, most);
      }),
    );
  },
  { everyMs: 500 },
);

function commitsOf(repo: Repository, tip: string, path: string): Commit[] {
  const isAsked = (candidate: string): boolean => candidate === path || candidate.startsWith(`${path}/`);
  return [...walkCommits(repo, { tips: [tip], ...(path === '' ? {} : { simplify: touching(repo, isAsked) }) })];
}

function logOf(repo: Repository, commits: readonly Commit[], search: string, most: number): RepositoryLogView {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const labels = refLabels(repo);
  const found = commits.filter(({ oid, message, author }) => {
    const text = `${oid} ${author.name} ${author.email} ${message}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  return { commits: found.slice(0, most).map((commit) => commitRow(repo, commit, labels)), total: found.length };
}
