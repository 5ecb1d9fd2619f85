// What the words of a git command line may name.

import { walkCommits } from '../../git/history.ts';
import { readIndex } from '../../git/index-file.ts';
import { abbreviate, type Commit, flatTree, readCommit } from '../../git/objects.ts';
import { prefixOf, relativePath } from '../../git/pathspec.ts';
import { currentBranch, headOid, listRefs, readRef } from '../../git/refs.ts';
import type { Repository } from '../../git/repository.ts';
import { findCommit } from '../../git/revisions.ts';
import { stashes } from '../../git/stash.ts';
import { diffTrees } from '../../git/tree-diff.ts';
import { remotesOf } from '../../git/upstream.ts';
import { readWorkTree, untrackedFiles } from '../../git/work-tree.ts';
import type { Suggestion } from '../../kernel/suggestion.ts';

/**
 * Kinds of things a word may name. 'any-branch': of a remote too, as `git switch` follows them by their own name; 'change':
 * a file that differs from the index; 'path': any file.
 */
export type GitWord =
  | 'any-branch'
  | 'branch'
  | 'change'
  | 'commit'
  | 'folder'
  | 'path'
  | 'remote'
  | 'revision'
  | 'stash'
  | 'tag';

/** A word that is being typed in a repository. */
export interface GitAsked {
  readonly repo: Repository;
  readonly cwd: string;
  readonly typed: string;
}

const RECENT = 25;

/** The names of one kind; paths are listed by whoever asked. */
export function namesOf(word: GitWord, asked: GitAsked): Suggestion[] {
  const { repo } = asked;
  switch (word) {
    case 'branch':
      return branchNames(repo);
    case 'any-branch':
      return [...branchNames(repo), ...branchesToFollow(repo)];
    case 'tag':
      return refNames(repo, 'refs/tags/', 'tag');
    case 'remote':
      return remotesOf(repo).map(({ name, url }) => ({ text: name, kind: 'remote', about: url }));
    case 'stash':
      return stashes(repo).map(({ reason }, n) => ({ text: `stash@{${n}}`, kind: 'stash', about: reason }));
    case 'commit':
      return [...recentCommits(repo), ...revisions(asked)];
    case 'revision':
      return [...revisions(asked), ...(/^[0-9a-f]{2,}$/.test(asked.typed) ? recentCommits(repo) : [])];
    case 'change':
      return changes(asked);
    case 'folder':
    case 'path':
      return [];
  }
}

const branchNames = (repo: Repository): Suggestion[] => {
  const current = currentBranch(repo);
  return refNames(repo, 'refs/heads/', 'branch').map((one) =>
    one.text === current ? { ...one, about: `here. ${one.about}` } : one,
  );
};

/** Branches of remotes that have no branch of their name here yet. */
function branchesToFollow(repo: Repository): Suggestion[] {
  const known = new Set([...listRefs(repo, 'refs/heads/'), 'HEAD']);
  return refNames(repo, 'refs/remotes/', 'remote branch')
    .map((one) => ({ ...one, text: one.text.slice(one.text.indexOf('/') + 1) }))
    .filter(({ text }) => !known.has(text));
}

function revisions({ repo, typed }: GitAsked): Suggestion[] {
  const colon = typed.indexOf(':');
  if (colon > 0) return treePaths(repo, typed.slice(0, colon), typed.slice(colon + 1));
  const range = typed.slice(0, typed.lastIndexOf('..') + 1);
  const before = range === '' ? '' : `${range}.`;
  return [
    ...branchNames(repo),
    ...refNames(repo, 'refs/remotes/', 'remote branch'),
    ...refNames(repo, 'refs/tags/', 'tag'),
    ...(headOid(repo) === undefined ? [] : [{ text: 'HEAD', kind: 'revision', about: 'where you are' }]),
  ].map((one) => ({ ...one, text: before + one.text }));
}

function refNames(repo: Repository, prefix: string, kind: string): Suggestion[] {
  return listRefs(repo, prefix).map((name) => ({ text: name, kind, about: subjectOf(repo, prefix + name) }));
}

function subjectOf(repo: Repository, ref: string): string {
  const oid = readRef(repo, ref);
  const commit = oid === undefined ? undefined : findCommit(repo, oid);
  return commit === undefined ? '' : firstLine(readCommit(repo, commit));
}

const firstLine = ({ message }: Commit): string => message.split('\n', 1)[0] ?? '';

function recentCommits(repo: Repository): Suggestion[] {
  const head = headOid(repo);
  const out: Suggestion[] = [];
  if (head === undefined) return out;
  for (const commit of walkCommits(repo, { tips: [head] })) {
    out.push({ text: abbreviate(repo, commit.oid), kind: 'commit', about: firstLine(commit) });
    if (out.length === RECENT) break;
  }
  return out;
}

/** `HEAD:src/…`: what a commit holds below the typed folder. */
function treePaths(repo: Repository, revision: string, path: string): Suggestion[] {
  const oid = findCommit(repo, revision);
  if (oid === undefined) return [];
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const found = new Map<string, Suggestion>();
  for (const file of flatTree(repo, readCommit(repo, oid).tree).keys()) {
    if (!file.startsWith(folder)) continue;
    const slash = file.indexOf('/', folder.length);
    const text = `${revision}:${slash < 0 ? file : file.slice(0, slash + 1)}`;
    found.set(text, { text, kind: slash < 0 ? 'file' : 'folder', about: '', ...(slash < 0 ? {} : { isOpen: true }) });
  }
  return [...found.values()];
}

/** Files that differ from the index, and those git does not know, as seen from here. */
function changes({ repo, cwd }: GitAsked): Suggestion[] {
  if (repo.workTree === null) return [];
  const index = readIndex(repo);
  const prefix = prefixOf(repo, cwd);
  const named = (path: string, about: string): Suggestion => ({
    text: relativePath(prefix, path),
    kind: 'change',
    about,
  });
  return [
    ...[...index.conflicts.keys()].map((path) => named(path, 'conflict')),
    ...diffTrees(index.entries, readWorkTree(repo, index).entries).map(({ path, after }) =>
      named(path, after ? 'modified' : 'deleted'),
    ),
    ...untrackedFiles(repo, index).map((path) => named(path, 'new')),
  ];
}
