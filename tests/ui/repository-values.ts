// Values of the repository's views, as the worker would send them.
import type { CommitRow } from '../../src/session/repository/commit-row.ts';
import type { FileText } from '../../src/session/repository/file-version.ts';
import type { RepositoryCommitView } from '../../src/session/views/repository-commit-view.ts';
import type { GitState, RepositoryView } from '../../src/session/views/repository-view.ts';

const NOON = (64 * 24 + 12) * 3_600_000;

export const gitOf = (changed: Partial<GitState> = {}): GitState => ({
  branch: 'main',
  head: { oid: '5166805'.padEnd(40, '0'), short: '5166805', subject: 'Release 1.10' },
  upstream: { name: 'origin/main', isGone: false, ahead: 0, behind: 0, isStale: false },
  operation: null,
  staged: [],
  unstaged: [],
  untracked: [],
  conflicts: [],
  ...changed,
});

export const repositoryOf = (git: Partial<GitState> = {}, paths = ['README.md', 'src/score.py']): RepositoryView => ({
  files: paths.map((path) => ({ path, size: 10, isIgnored: false })),
  git: gitOf(git),
});

export const textOf = (text: string, id = text): FileText => ({
  kind: 'text',
  text,
  size: text.length,
  id,
  isExecutable: false,
});

export const commitRowOf = (changed: Partial<CommitRow> = {}): CommitRow => ({
  oid: 'c55fd32'.padEnd(40, '1'),
  short: 'c55fd32',
  subject: 'Always answer with the newest model',
  author: { id: 'checkout-ds', name: 'Checkout data scientist', email: 'checkout-ds@kestrand.example' },
  at: NOON,
  refs: [],
  isMerge: false,
  ...changed,
});

export const commitOfRow = (changed: Partial<RepositoryCommitView> = {}): RepositoryCommitView => ({
  ...commitRowOf(),
  body: 'Support wants to see reasons.',
  committer: commitRowOf().author,
  authoredAt: NOON,
  parents: [{ oid: 'd59bafd'.padEnd(40, '2'), short: 'd59bafd' }],
  files: [{ path: 'src/score.py', oldPath: 'src/score.py', status: 'M', added: 8, removed: 4, isBinary: false }],
  isFetched: true,
  isInHead: true,
  isPushed: true,
  revertedBy: null,
  ...changed,
});
