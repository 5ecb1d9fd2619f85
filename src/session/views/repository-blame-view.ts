import * as v from 'valibot';
import { type BlamedLine, blameFile } from '../../git/blame.ts';
import { headOid } from '../../git/refs.ts';
import type { Repository } from '../../git/repository.ts';
import { findCommit } from '../../git/revisions.ts';
import { type CommitRow, commitRow } from '../repository/commit-row.ts';
import { presentText } from '../repository/file-version.ts';
import { orNull, rememberedFor, type WorkingCopy, workingCopy } from '../repository/working-copy.ts';
import { defineView } from './view.ts';

/** Lines that follow each other and were last changed by the same commit. */
export interface BlameRun {
  readonly line: number; // the first, from 1
  readonly count: number;
  readonly commit: CommitRow | null; // null: not committed yet
}

/** Who last changed each line of a file: as it lies there ('work'), in 'head', or in a commit. */
export const repositoryBlameView = defineView(
  'repository-blame',
  v.strictObject({ path: v.string(), version: v.string() }),
  ({ world, context, params: { path, version } }): BlameRun[] | null => {
    const copy = workingCopy({ world, context });
    const { repository } = copy ?? {};
    if (!copy || !repository) return null;
    return rememberedFor(copy.folder, `blame ${version} ${path}`, () =>
      orNull(() => blameOf(copy, repository, path, version)),
    );
  },
  { everyMs: 1000 },
);

function blameOf(copy: WorkingCopy, repo: Repository, path: string, version: string): BlameRun[] | null {
  const start = version === 'work' || version === 'head' ? headOid(repo) : findCommit(repo, version);
  if (start === undefined) return null;
  const present = version === 'work' ? presentText(copy, path) : null;
  if (version === 'work' && present?.kind !== 'text') return null;
  return runsOf(repo, blameFile(repo, start, path, present?.text));
}

function runsOf(repo: Repository, lines: readonly BlamedLine[]): BlameRun[] {
  const runs: { line: number; count: number; commit: CommitRow | null }[] = [];
  let before: string | undefined | null = null;
  for (const [index, { commit }] of lines.entries()) {
    const last = runs.at(-1);
    if (last && commit?.oid === before) last.count++;
    else runs.push({ line: index + 1, count: 1, commit: commit ? commitRow(repo, commit, new Map()) : null });
    before = commit?.oid;
  }
  return runs;
}
