// Which commits `log`, `shortlog` and `rev-list` show: ranges, paths, authors, dates, and searches in the changes.

import { parseDate } from '../../git/git-date.ts';
import { GitFailure } from '../../git/git-failure.ts';
import { mergeBases, walkCommits } from '../../git/history.ts';
import { diffLines, splitLines } from '../../git/line-diff.ts';
import { type Commit, readBlob, treeOfCommit } from '../../git/objects.ts';
import { touching } from '../../git/path-history.ts';
import type { PathFilter } from '../../git/pathspec.ts';
import { headOid, listRefs, readRef } from '../../git/refs.ts';
import type { Repository } from '../../git/repository.ts';
import { findCommit, resolveCommit, unknownRevision } from '../../git/revisions.ts';
import { type Change, diffTrees, findRenames } from '../../git/tree-diff.ts';
import type { GitArguments } from './git-arguments.ts';
import type { GitCall } from './git-call.ts';

export const WALK_OPTIONS =
  'n|max-count= skip= all branches remotes tags author= committer= grep= i|regexp-ignore-case since|after= until|before= S= G= pickaxe-regex merges no-merges first-parent reverse follow F|fixed-strings E|extended-regexp all-match invert-grep topo-order date-order';
export const UNSIMULATED_WALK_OPTIONS =
  'L= walk-reflogs|g simplify-by-decoration cherry-pick left-right ancestry-path boundary';

export interface Range {
  readonly tips: readonly string[];
  readonly hidden: readonly string[];
}

export interface Walk {
  readonly range: Range;
  readonly paths: PathFilter;
}

/** Tells revisions from paths among the words, as git does: what names no revision must exist as a path. */
export function readWalk(args: GitArguments, call: GitCall, repo: Repository): Walk {
  const tips: string[] = [];
  const hidden: string[] = [];
  const paths: string[] = [...(args.paths ?? [])];
  let isPath = false;
  for (const word of args.words) {
    const range = isPath ? undefined : readRange(repo, word);
    if (range) {
      tips.push(...range.tips);
      hidden.push(...range.hidden);
      continue;
    }
    const isThere = args.paths === undefined && namesPath(call, repo, word);
    if (!isThere) throw unknownRevision(word);
    isPath = true;
    paths.push(word);
  }
  if (args.flag('all')) tips.push(...allTips(repo, ['refs/heads/', 'refs/remotes/', 'refs/tags/', 'refs/stash'], true));
  if (args.flag('branches')) tips.push(...allTips(repo, ['refs/heads/'], false));
  if (args.flag('remotes')) tips.push(...allTips(repo, ['refs/remotes/'], false));
  if (args.flag('tags')) tips.push(...allTips(repo, ['refs/tags/'], false));
  if (tips.length === 0) {
    const head = headOid(repo);
    if (head === undefined) throw new GitFailure(noCommitsText(repo));
    tips.push(head);
  }
  return { range: { tips: [...new Set(tips)], hidden }, paths: call.filter(repo, paths) };
}

function noCommitsText(repo: Repository): string {
  const head = repo.files.readText(`${repo.gitDir}/HEAD`).trim().replace('ref: refs/heads/', '');
  return `your current branch '${head}' does not have any commits yet`;
}

function namesPath(call: GitCall, repo: Repository, word: string): boolean {
  const filter = call.filter(repo, [word]);
  const path = filter.specs[0]?.path ?? '';
  return path === '' || /[*?[]/.test(path) || repo.files.exists(`${repo.workTree}/${path}`);
}

function allTips(repo: Repository, prefixes: readonly string[], withHead: boolean): string[] {
  const tips: string[] = [];
  const head = withHead ? headOid(repo) : undefined;
  if (head !== undefined) tips.push(head);
  for (const prefix of prefixes) {
    const names = prefix.endsWith('/') ? listRefs(repo, prefix).map((name) => prefix + name) : [prefix];
    for (const name of names) {
      const oid = readRef(repo, name) === undefined ? undefined : findCommit(repo, name);
      if (oid !== undefined) tips.push(oid);
    }
  }
  return tips;
}

/** `a..b`, `a...b`, `^a`, `a`; undefined when the word names no revision. */
export function readRange(repo: Repository, word: string): Range | undefined {
  const dots = /^(.*?)(\.\.\.?)(.*)$/.exec(word);
  if (dots && !word.startsWith('../') && word !== '..') {
    const [, from = '', kind, to = ''] = dots;
    const a = findCommit(repo, from || 'HEAD');
    const b = findCommit(repo, to || 'HEAD');
    if (a === undefined || b === undefined) return undefined;
    return kind === '..' ? { tips: [b], hidden: [a] } : { tips: [a, b], hidden: mergeBases(repo, a, b) };
  }
  if (word.startsWith('^')) return { tips: [], hidden: [resolveCommit(repo, word.slice(1))] };
  const oid = findCommit(repo, word);
  return oid === undefined ? undefined : { tips: [oid], hidden: [] };
}

/** The changes of a commit against its first parent (or against nothing), limited to paths. */
export function changesOf(repo: Repository, commit: Commit, paths: PathFilter): Change[] {
  const before = treeOfCommit(repo, commit.parents[0]);
  return diffTrees(before, treeOfCommit(repo, commit.oid), (path) => paths.matches(path));
}

export interface Selected {
  readonly commit: Commit;
  readonly paths: PathFilter; // what of its changes is shown
  readonly links?: readonly string[]; // its parents in a drawn graph
}

/** The commits in the order and number asked for. */
export async function selectCommits(
  args: GitArguments,
  call: GitCall,
  repo: Repository,
  walk: Walk,
  isUnlimited = false,
): Promise<Selected[]> {
  const keep = commitTest(args, call, repo, walk.paths);
  const max = isUnlimited ? Number.POSITIVE_INFINITY : (args.integer('n') ?? Number.POSITIVE_INFINITY);
  let skip = args.integer('skip') ?? 0;
  const follow = args.flag('follow') ? new Follower(repo, call, walk.paths) : undefined;
  const simplify =
    !follow && walk.paths.specs.length > 0 ? touching(repo, (path) => walk.paths.matches(path)) : undefined;
  const out: Selected[] = [];
  const options = { ...walk.range, isFirstParent: args.flag('first-parent'), ...(simplify && { simplify }) };
  for (const commit of walkCommits(repo, options)) {
    if (out.length >= max) break;
    const paths = follow ? follow.step(commit) : walk.paths;
    if (!paths || !(await keep(commit))) continue;
    if (skip > 0) skip--;
    else out.push({ commit, paths });
  }
  return args.flag('reverse') ? out.reverse() : out;
}

/** `--follow`: one file through its renames. */
class Follower {
  constructor(
    private readonly repo: Repository,
    private readonly call: GitCall,
    private paths: PathFilter,
  ) {
    if (paths.specs.length !== 1) throw new GitFailure('--follow requires exactly one pathspec');
  }

  /** The filter under which this commit touches the file; undefined when it does not. */
  step(commit: Commit): PathFilter | undefined {
    if (commit.parents.length > 1) return undefined;
    const before = treeOfCommit(this.repo, commit.parents[0]);
    const all = diffTrees(before, treeOfCommit(this.repo, commit.oid));
    const paths = this.paths;
    if (!all.some((change) => paths.matches(change.path))) return undefined;
    const joined = findRenames(all, (oid) => readBlob(this.repo, oid));
    const rename = joined.find((change) => change.status === 'R' && paths.matches(change.path));
    if (!rename) return paths;
    this.paths = this.call.filter(this.repo, [`:/${rename.oldPath}`]);
    return this.call.filter(this.repo, [`:/${rename.path}`, `:/${rename.oldPath}`]);
  }
}

function pattern(text: string, args: GitArguments): RegExp {
  const source = args.flag('fixed-strings') ? text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') : basicPattern(text, args);
  try {
    return new RegExp(source, args.flag('regexp-ignore-case') ? 'im' : 'm');
  } catch {
    throw new GitFailure(`invalid pattern: ${text}`);
  }
}

/** Basic regular expressions escape what extended ones mean: `\|` and `\(`. */
function basicPattern(text: string, args: GitArguments): string {
  if (args.flag('extended-regexp')) return text;
  return text.replace(/\\?[+?{}|()]/g, (found) => (found.startsWith('\\') ? found.slice(1) : `\\${found}`));
}

function readTime(text: string, call: GitCall): number {
  const at = parseDate(text, call.now);
  if (at === undefined)
    throw new GitFailure(`date '${text}' is not understood here; use 2026-03-10, '2026-03-10 16:30' or '2 days ago'`);
  return at;
}

function commitTest(
  args: GitArguments,
  call: GitCall,
  repo: Repository,
  paths: PathFilter,
): (commit: Commit) => Promise<boolean> {
  const authors = args.texts('author').map((text) => pattern(text, args));
  const committers = args.texts('committer').map((text) => pattern(text, args));
  const words = args.texts('grep').map((text) => pattern(text, args));
  const since = args.text('since');
  const until = args.text('until');
  const from = since === undefined ? undefined : readTime(since, call);
  const to = until === undefined ? undefined : readTime(until, call);
  const search = changeSearch(args, repo, paths);
  const isBy = (patterns: readonly RegExp[], who: { name: string; email: string }): boolean =>
    patterns.length === 0 || patterns.some((each) => each.test(`${who.name} <${who.email}>`));
  return async (commit) => {
    if (args.flag('merges') && commit.parents.length < 2) return false;
    if (args.flag('no-merges') && commit.parents.length > 1) return false;
    if (from !== undefined && commit.committer.at < from) return false;
    if (to !== undefined && commit.committer.at > to) return false;
    if (!isBy(authors, commit.author) || !isBy(committers, commit.committer)) return false;
    const test = (each: RegExp): boolean => each.test(commit.message);
    const isFound = args.flag('all-match') ? words.every(test) : words.some(test);
    if (words.length > 0 && isFound === args.flag('invert-grep')) return false;
    return search === undefined || search(commit);
  };
}

const decoder = new TextDecoder();

/** `-S`: the number of occurrences changes; `-G`: a changed line matches. */
function changeSearch(
  args: GitArguments,
  repo: Repository,
  paths: PathFilter,
): ((commit: Commit) => Promise<boolean>) | undefined {
  const count = args.text('S');
  const line = args.text('G');
  if (count === undefined && line === undefined) return undefined;
  const read = (oid: string | undefined): string => (oid === undefined ? '' : decoder.decode(readBlob(repo, oid)));
  const occurrences = (text: string): number =>
    args.flag('pickaxe-regex')
      ? [...text.matchAll(new RegExp(count ?? '', 'gm'))].length
      : text.split(count ?? '').length;
  const expression = line === undefined ? undefined : new RegExp(line, args.flag('regexp-ignore-case') ? 'i' : '');
  return async (commit) => {
    if (commit.parents.length > 1) return false;
    for (const change of findRenames(changesOf(repo, commit, paths), (oid) => readBlob(repo, oid))) {
      const before = read(change.before?.oid);
      const after = read(change.after?.oid);
      if (count !== undefined && occurrences(before) !== occurrences(after)) return true;
      if (expression && changedLines(before, after).some((text) => expression.test(text))) return true;
    }
    return false;
  };
}

function changedLines(before: string, after: string): string[] {
  const a = splitLines(before);
  const b = splitLines(after);
  return diffLines(a, b).flatMap((change) => [
    ...a.slice(change.aStart, change.aStart + change.aCount),
    ...b.slice(change.bStart, change.bStart + change.bCount),
  ]);
}
