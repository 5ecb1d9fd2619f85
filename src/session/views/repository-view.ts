import * as v from 'valibot';
import { subjectOf } from '../../git/commit.ts';
import { isPathIgnored } from '../../git/ignore-rules.ts';
import { readIndex } from '../../git/index-file.ts';
import { abbreviate, hasObject, readCommit } from '../../git/objects.ts';
import { readRef } from '../../git/refs.ts';
import type { Repository } from '../../git/repository.ts';
import { readStatus, type Status } from '../../git/status.ts';
import { blobReader, readWorkTree } from '../../git/work-tree.ts';
import type { DirNode } from '../../kernel/files/node.ts';
import { type FileChange, fileChange } from '../repository/file-change.ts';
import { originOf, orNull, rememberedFor, type WorkingCopy, workingCopy } from '../repository/working-copy.ts';
import { defineView } from './view.ts';

/** The player's working copy: its files and how they stand to git. */
export interface RepositoryView {
  readonly files: readonly RepositoryFile[]; // in path order
  readonly git: GitState | null; // null: there is no repository, or it cannot be read
}

export interface RepositoryFile {
  readonly path: string; // 'src/scoring/checkout_score.py'
  readonly size: number;
  readonly isIgnored: boolean;
}

export interface GitState {
  readonly branch: string | null; // null: HEAD is detached
  readonly head: { readonly oid: string; readonly short: string; readonly subject: string } | null; // null: no commit yet
  readonly upstream: Upstream | null;
  readonly operation: 'merge' | 'cherry-pick' | 'revert' | null; // one that waits to be finished
  readonly staged: readonly FileChange[];
  readonly unstaged: readonly FileChange[];
  readonly untracked: readonly string[];
  readonly conflicts: readonly string[];
}

export interface Upstream {
  readonly name: string; // 'origin/main'
  readonly isGone: boolean;
  readonly ahead: number; // commits to push
  readonly behind: number; // fetched commits to take over
  readonly isStale: boolean; // the remote has commits that were not fetched
}

/** More files than anybody looks through; the terminal has the rest. */
const MOST_FILES = 5000;

export const repositoryView = defineView(
  'repository',
  v.strictObject({}),
  ({ world, context }): RepositoryView | null => {
    const copy = workingCopy({ world, context });
    if (!copy) return null;
    const here = rememberedFor(copy.folder, 'repository', () => ({ files: filesOf(copy), git: gitStateOf(copy) }));
    return here.git?.upstream && isStale(copy, here.git.upstream)
      ? { ...here, git: { ...here.git, upstream: { ...here.git.upstream, isStale: true } } }
      : here;
  },
  { everyMs: 250 },
);

function filesOf(copy: WorkingCopy): RepositoryFile[] {
  const { repository } = copy;
  const index = repository && orNull(() => readIndex(repository));
  const out: RepositoryFile[] = [];
  const visit = (folder: DirNode, at: string, isBelowIgnored: boolean): void => {
    for (const name of Object.keys(folder.entries).sort()) {
      const node = folder.entries[name];
      const path = at + name;
      if (!node || path === '.git' || out.length >= MOST_FILES) continue;
      const isTracked = index?.entries.has(path) || index?.conflicts.has(path);
      const isIgnored = isBelowIgnored || (!!repository && !isTracked && isPathIgnored(repository, path));
      if (node.kind === 'dir') visit(node, `${path}/`, isIgnored);
      else out.push({ path, size: node.kind === 'file' ? node.size : node.target.length, isIgnored });
    }
  };
  visit(copy.folder, '', false);
  return out;
}

function gitStateOf({ repository }: WorkingCopy): GitState | null {
  if (!repository) return null;
  return orNull(() => {
    const status = readStatus(repository, { untracked: 'all' });
    const read = blobReader(repository, readWorkTree(repository, readIndex(repository)));
    return {
      branch: status.branch ?? null,
      head: headOf(repository, status),
      upstream: upstreamOf(status),
      operation: status.operation?.kind ?? null,
      staged: status.staged.map((change) => fileChange(change, read)),
      unstaged: status.unstaged.map((change) => fileChange(change, read)),
      untracked: status.untracked,
      conflicts: [...status.conflicts.keys()].sort(),
    };
  });
}

function headOf(repo: Repository, { head }: Status): GitState['head'] {
  if (head === undefined) return null;
  return { oid: head, short: abbreviate(repo, head), subject: subjectOf(readCommit(repo, head).message) };
}

function upstreamOf({ upstream }: Status): Upstream | null {
  if (!upstream) return null;
  const { short, oid, ahead, behind } = upstream;
  return { name: short, isGone: oid === undefined, ahead, behind, isStale: false };
}

/** Whether the remote's branch has commits that were never fetched, as `git ls-remote` would show. */
function isStale(copy: WorkingCopy, upstream: Upstream): boolean {
  const { repository } = copy;
  const origin = originOf(copy);
  const [remote, ...branch] = upstream.name.split('/');
  const there = origin && remote === 'origin' ? readRef(origin, `refs/heads/${branch.join('/')}`) : undefined;
  return !!repository && there !== undefined && !hasObject(repository, there);
}
