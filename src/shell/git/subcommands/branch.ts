// git branch: lists, makes, renames and deletes branches.

import { subjectOf } from '../../../git/commit.ts';
import { removeConfigSection, setConfigValue } from '../../../git/config-file.ts';
import { GitFailure } from '../../../git/git-failure.ts';
import { aheadBehind, ancestorsOf, isAncestorOf } from '../../../git/history.ts';
import { abbreviate, readCommit } from '../../../git/objects.ts';
import {
  currentBranch,
  deleteRef,
  headOid,
  isValidRefName,
  listRefs,
  readRef,
  setHead,
  updateRef,
} from '../../../git/refs.ts';
import type { Repository } from '../../../git/repository.ts';
import { previousBranch, resolveCommit } from '../../../git/revisions.ts';
import { repositoryConfig, upstreamOf } from '../../../git/upstream.ts';
import type { GitArguments } from '../git-arguments.ts';
import type { GitCall } from '../git-call.ts';
import { defineGitSubcommand } from '../git-subcommand.ts';
import { remoteHeadText } from '../log-format.ts';
import { detachedText } from '../status-text.ts';
import { followBranch, makeBranch } from '../switch-head.ts';

export const branch = defineGitSubcommand({
  name: 'branch',
  summary: 'list, make, rename or delete branches',
  usage: 'branch [-a | -r] [-v] [--list <pattern>] | [-f] <name> [<start>] | (-d | -D) <name>... | -m [<old>] <new>',
  options:
    'a|all r|remotes v|verbose l|list d|delete D m|move M f|force u|set-upstream-to= unset-upstream show-current contains? no-contains? merged? no-merged? t|track? no-track q|quiet color? no-color sort=',
  unsimulated: 'c|copy C edit-description points-at= format= column?',
  words: [['branch'], ['branch', 'revision']],
  values: { u: ['revision'] },
  async run(args, call) {
    const repo = call.repository();
    if (args.flag('show-current')) {
      const name = currentBranch(repo);
      call.print(name === undefined ? '' : `${name}\n`);
      return;
    }
    const [first, second] = args.words;
    const upstream = args.text('set-upstream-to');
    if (upstream !== undefined) call.print(followBranch(repo, named(repo, first), upstream));
    else if (args.flag('unset-upstream'))
      removeConfigSection(repo.files, `${repo.gitDir}/config`, `branch.${named(repo, first)}`);
    else if (args.flag('delete') || args.flag('D')) return removeBranches(args, call, repo);
    else if (args.flag('move') || args.flag('M')) renameBranch(args, call, repo);
    else if (first !== undefined && !isListing(args)) {
      const start = resolveStart(repo, second ?? 'HEAD');
      makeBranch(call, repo, first, start, { isForced: args.flag('force'), from: second ?? 'HEAD' });
      const isRemote = second !== undefined && readRef(repo, `refs/remotes/${second}`) !== undefined;
      if (second !== undefined && !args.flag('no-track') && (isRemote || args.flag('track')))
        call.print(followBranch(repo, first, second));
    } else listBranches(args, call, repo);
    return 0;
  },
});

const isListing = (args: GitArguments): boolean =>
  ['list', 'all', 'remotes', 'contains', 'no-contains', 'merged', 'no-merged'].some((name) => args.flag(name));

function resolveStart(repo: Repository, name: string): string {
  if (name === 'HEAD' && headOid(repo) === undefined) throw new GitFailure('not a valid object name: HEAD');
  try {
    return resolveCommit(repo, name);
  } catch (problem) {
    throw problem instanceof GitFailure ? new GitFailure(`not a valid object name: '${name}'`) : problem;
  }
}

function named(repo: Repository, name: string | undefined): string {
  const branch = name ?? currentBranch(repo);
  if (branch === undefined) throw new GitFailure('HEAD does not point to a branch');
  if (readRef(repo, `refs/heads/${branch}`) === undefined) throw new GitFailure(`branch '${branch}' does not exist`);
  return branch;
}

function removeBranches(args: GitArguments, call: GitCall, repo: Repository): number {
  let code = 0;
  if (args.words.length === 0) throw new GitFailure('branch name required');
  for (const typed of args.words) {
    const isRemote = args.flag('remotes');
    const name = typed === '-' ? (previousBranch(repo, 1) ?? typed) : typed;
    const ref = `refs/${isRemote ? 'remotes' : 'heads'}/${name}`;
    const oid = readRef(repo, ref);
    const refuse = (text: string): void => {
      call.say(`error: ${text}\n`);
      code = 1;
    };
    if (oid === undefined) refuse(`${isRemote ? 'remote-tracking ' : ''}branch '${name}' not found.`);
    else if (!isRemote && currentBranch(repo) === name)
      refuse(`Cannot delete branch '${name}' checked out at '${repo.workTree}'`);
    else if (!isRemote && !args.flag('D') && !args.flag('force') && !isMerged(repo, name, oid))
      refuse(
        `The branch '${name}' is not fully merged.\nIf you are sure you want to delete it, run 'git branch -D ${name}'.`,
      );
    else {
      deleteRef(repo, ref);
      if (!isRemote) removeConfigSection(repo.files, `${repo.gitDir}/config`, `branch.${name}`);
      call.print(`Deleted ${isRemote ? 'remote-tracking ' : ''}branch ${name} (was ${abbreviate(repo, oid)}).\n`);
    }
  }
  return code;
}

/** Merged into the branch it follows, or else into HEAD. */
function isMerged(repo: Repository, name: string, oid: string): boolean {
  const upstream = upstreamOf(repo, name);
  const into = (upstream && readRef(repo, upstream.ref)) ?? headOid(repo);
  return into !== undefined && isAncestorOf(repo, oid, into);
}

function renameBranch(args: GitArguments, call: GitCall, repo: Repository): void {
  const [first, second] = args.words;
  if (first === undefined) throw new GitFailure('branch name required');
  const from = named(repo, second === undefined ? undefined : first);
  const to = second ?? first;
  const oid = readRef(repo, `refs/heads/${from}`) as string;
  if (!isValidRefName(to)) throw new GitFailure(`'${to}' is not a valid branch name`);
  const isTaken = readRef(repo, `refs/heads/${to}`) !== undefined && from !== to;
  if (isTaken && !args.flag('M') && !args.flag('force')) throw new GitFailure(`a branch named '${to}' already exists`);
  const move = { by: call.committer(), reason: `Branch: renamed refs/heads/${from} to refs/heads/${to}` };
  const isCurrent = currentBranch(repo) === from;
  deleteRef(repo, `refs/heads/${from}`);
  updateRef(repo, `refs/heads/${to}`, oid, move);
  if (isCurrent) setHead(repo, { branch: to }, move);
  for (const { key, value } of repositoryConfig(repo))
    if (key.startsWith(`branch.${from}.`))
      setConfigValue(repo.files, `${repo.gitDir}/config`, `branch.${to}.${key.slice(`branch.${from}.`.length)}`, value);
  removeConfigSection(repo.files, `${repo.gitDir}/config`, `branch.${from}`);
}

interface Row {
  readonly name: string; // as shown
  readonly ref: string;
  readonly oid: string;
  readonly isCurrent: boolean;
}

function listBranches(args: GitArguments, call: GitCall, repo: Repository): void {
  const rows: Row[] = [];
  const head = headOid(repo);
  const current = currentBranch(repo);
  if (!args.flag('remotes')) {
    if (current === undefined && head !== undefined)
      rows.push({ name: `(${detachedText(repo, head)})`, ref: 'HEAD', oid: head, isCurrent: true });
    for (const name of listRefs(repo, 'refs/heads/'))
      rows.push({
        name,
        ref: `refs/heads/${name}`,
        oid: readRef(repo, `refs/heads/${name}`) ?? '',
        isCurrent: name === current,
      });
  }
  if (args.flag('all') || args.flag('remotes'))
    for (const name of listRefs(repo, 'refs/remotes/'))
      rows.push({
        name: `${args.flag('all') ? 'remotes/' : ''}${name}`,
        ref: `refs/remotes/${name}`,
        oid: readRef(repo, `refs/remotes/${name}`) ?? '',
        isCurrent: false,
      });
  const isNamed = ['contains', 'no-contains', 'merged', 'no-merged'].some(
    (name) => args.flag(name) && args.text(name) === undefined,
  );
  const patterns = args.words.slice(isNamed ? 1 : 0).map(
    (word) =>
      new RegExp(
        `^${word
          .replace(/[.+^${}()|[\]\\]/g, '\\$&')
          .replace(/\*/g, '.*')
          .replace(/\?/g, '.')}$`,
      ),
  );
  const kept: Row[] = [];
  for (const row of rows)
    if ((patterns.length === 0 || patterns.some((each) => each.test(row.name))) && isWanted(args, repo, row))
      kept.push(row);
  const isVerbose = args.flag('verbose');
  const width = Math.max(0, ...kept.map((row) => row.name.length));
  for (const row of kept) {
    const mark = row.isCurrent ? '*' : ' ';
    const pointer = row.ref.startsWith('refs/remotes/')
      ? remoteHeadText(repo, row.ref.slice('refs/remotes/'.length))
      : '';
    if (!isVerbose || pointer !== '')
      call.print(`${mark} ${isVerbose ? row.name.padEnd(width) : row.name}${pointer}\n`);
    else call.print(`${mark} ${row.name.padEnd(width)} ${verboseText(repo, row, args.timesGiven('verbose') > 1)}\n`);
  }
}

function isWanted(args: GitArguments, repo: Repository, row: Row): boolean {
  for (const name of ['contains', 'no-contains', 'merged', 'no-merged']) {
    if (!args.flag(name)) continue;
    const other = resolveCommit(repo, args.text(name) ?? args.words[0] ?? 'HEAD');
    const isInside = name.endsWith('contains')
      ? ancestorsOf(repo, [row.oid]).has(other)
      : ancestorsOf(repo, [other]).has(row.oid);
    if (isInside === name.startsWith('no-')) return false;
  }
  return true;
}

function verboseText(repo: Repository, row: Row, withUpstream: boolean): string {
  const subject = subjectOf(readCommit(repo, row.oid).message);
  const upstream = row.ref.startsWith('refs/heads/') ? upstreamOf(repo, row.name) : undefined;
  const oid = upstream && readRef(repo, upstream.ref);
  let state = '';
  if (upstream && oid === undefined) state = 'gone';
  else if (oid !== undefined) {
    const [ahead, behind] = aheadBehind(repo, row.oid, oid);
    state = [ahead > 0 ? `ahead ${ahead}` : '', behind > 0 ? `behind ${behind}` : '']
      .filter((part) => part !== '')
      .join(', ');
  }
  const name = upstream && withUpstream ? `${upstream.short}${state === '' ? '' : ': '}` : '';
  const note = name === '' && state === '' ? '' : `[${name}${state}] `;
  return `${abbreviate(repo, row.oid)} ${note}${subject}`;
}
