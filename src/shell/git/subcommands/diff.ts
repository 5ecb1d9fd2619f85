// git diff: between work tree, index and commits.
import { combinedPatch } from '../../../git/combined-diff.ts';
import { GitFailure } from '../../../git/git-failure.ts';
import { mergeBases } from '../../../git/history.ts';
import { type Index, readIndex } from '../../../git/index-file.ts';
import { type FlatTree, treeOfCommit } from '../../../git/objects.ts';
import { headOid } from '../../../git/refs.ts';
import type { Repository } from '../../../git/repository.ts';
import { findCommit, resolveObject, treeOfRevision, unknownRevision } from '../../../git/revisions.ts';
import { type Change, diffTrees, isSameEntry, type ReadBytes } from '../../../git/tree-diff.ts';
import { blobReader, readWorkTree } from '../../../git/work-tree.ts';
import {
  changesText,
  DIFF_OPTIONS,
  type DiffForm,
  diffForm,
  shapeChanges,
  UNSIMULATED_DIFF_OPTIONS,
  unmergedText,
} from '../diff-output.ts';
import type { GitArguments } from '../git-arguments.ts';
import type { GitCall } from '../git-call.ts';
import { defineGitSubcommand } from '../git-subcommand.ts';

export const diff = defineGitSubcommand({
  name: 'diff',
  summary: 'show changes between work tree, index and commits',
  usage: 'diff [--cached] [<options>] [<commit> [<commit>]] [[--] <path>...]',
  options: `${DIFF_OPTIONS} cached|staged exit-code quiet merge-base`,
  unsimulated: `${UNSIMULATED_DIFF_OPTIONS} no-index base ours theirs S= G= relative?`,
  words: [['revision', 'path']],
  async run(args, call) {
    const repo = call.repository();
    const { revisions, paths } = splitWords(args, call, repo);
    const filter = call.filter(repo, paths);
    const index = readIndex(repo);
    const work = repo.workTree === null ? { entries: new Map(), refs: new Map() } : readWorkTree(repo, index);
    const showing = {
      repo,
      index,
      read: blobReader(repo, work),
      form: diffForm(args, args.flag('quiet') ? [] : ['patch']),
    };
    const [before, after] = sides({ args, call, repo, index: index.entries, work: work.entries }, revisions);
    const isOfIndex = before === index.entries || after === index.entries;
    const unmerged = isOfIndex ? [...index.conflicts.keys()].filter((path) => filter.matches(path)).sort() : [];
    const isWanted = (path: string): boolean => filter.matches(path) && !unmerged.includes(path);
    const changes = shapeChanges(diffTrees(before, after, isWanted), showing.read, showing.form);
    const shown = showing.form.letters?.includes('U') === false ? [] : unmerged;
    call.print(withUnmerged(showing, changes, shown, before === index.entries ? work.entries : undefined));
    return (args.flag('exit-code') || args.flag('quiet')) && changes.length + unmerged.length > 0 ? 1 : 0;
  },
});

interface Showing {
  readonly repo: Repository;
  readonly index: Index;
  readonly read: ReadBytes;
  readonly form: DiffForm;
}

/** The changes with the unmerged files between them; `work` is given when the work tree is compared with the index. */
function withUnmerged(
  { repo, index, read, form }: Showing,
  changes: readonly Change[],
  unmerged: readonly string[],
  work: FlatTree | undefined,
): string {
  let rest = changes;
  let out = '';
  for (const path of unmerged) {
    const before = form.parts.includes('stat') ? [] : rest.filter((change) => change.path < path);
    rest = rest.filter((change) => !before.includes(change));
    out += changesText(repo, before, read, form);
    const { ours, theirs } = index.conflicts.get(path) ?? {};
    const result = work?.get(path);
    if (form.parts[0] === 'patch' && ours && theirs && result)
      out += combinedPatch(repo, { path, parents: [ours, theirs], result, isStored: false }, read);
    else {
      out += unmergedText(path, form);
      const isChanged = ours && result && !isSameEntry(ours, result) && form.letters === undefined;
      if (isChanged) rest = [{ status: 'M', path, oldPath: path, before: ours, after: result }, ...rest];
    }
  }
  return out + changesText(repo, rest, read, form);
}

function splitWords(args: GitArguments, call: GitCall, repo: Repository): { revisions: string[]; paths: string[] } {
  const revisions: string[] = [];
  const paths: string[] = [];
  for (const word of args.words) {
    const [first = '', second] = word.split(/\.\.\.?/);
    const names = word.includes('..') && !word.startsWith('../') ? [first || 'HEAD', second || 'HEAD'] : [word];
    let isRevision = paths.length === 0;
    for (const name of names) isRevision &&= resolveObject(repo, name) !== undefined;
    if (isRevision) revisions.push(word);
    else if (args.paths === undefined && (/[*?[]/.test(word) || repo.files.exists(`${call.cwd}/${word}`)))
      paths.push(word);
    else throw unknownRevision(word);
  }
  return { revisions, paths: [...paths, ...(args.paths ?? [])] };
}

interface Comparing {
  readonly args: GitArguments;
  readonly call: GitCall;
  readonly repo: Repository;
  readonly index: FlatTree;
  readonly work: FlatTree;
}

function sides(
  { args, call, repo, index, work }: Comparing,
  revisions: readonly string[],
): readonly [FlatTree, FlatTree] {
  const [first, second, third] = revisions;
  if (third !== undefined) throw new GitFailure('a diff of more than two commits is not simulated here', 1);
  if (args.flag('cached')) {
    if (second !== undefined) throw args.misuse('--cached takes one commit');
    const head = headOid(repo);
    if (first !== undefined) return [treeOfRevision(repo, first), index];
    return [treeOfCommit(repo, head), index];
  }
  if (first === undefined) {
    call.workRepository();
    return [index, work];
  }
  const range = /^(.*?)(\.\.\.?)(.*)$/.exec(first);
  if (range) {
    const [, from = '', dots, to = ''] = range;
    if (dots === '..') return [treeOfRevision(repo, from || 'HEAD'), treeOfRevision(repo, to || 'HEAD')];
    return [baseTree(repo, from || 'HEAD', to || 'HEAD'), treeOfRevision(repo, to || 'HEAD')];
  }
  if (second !== undefined) {
    const before = args.flag('merge-base') ? baseTree(repo, first, second) : treeOfRevision(repo, first);
    return [before, treeOfRevision(repo, second)];
  }
  call.workRepository();
  return [args.flag('merge-base') ? baseTree(repo, first, 'HEAD') : treeOfRevision(repo, first), work];
}

function baseTree(repo: Repository, a: string, b: string): FlatTree {
  const [x, y] = [findCommit(repo, a), findCommit(repo, b)];
  if (x === undefined) throw unknownRevision(a);
  if (y === undefined) throw unknownRevision(b);
  const [base] = mergeBases(repo, x, y);
  if (base === undefined) throw new GitFailure(`${a}...${b}: no merge base`);
  return treeOfCommit(repo, base);
}
