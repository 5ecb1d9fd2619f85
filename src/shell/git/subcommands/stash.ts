// git stash: puts local changes aside and brings them back.
import { GitFailure } from '../../../git/git-failure.ts';
import { readBlob, readCommit, treeOfCommit } from '../../../git/objects.ts';
import type { Repository } from '../../../git/repository.ts';
import { applyStash, clearStashes, dropStash, pushStash, stashes } from '../../../git/stash.ts';
import { readStatus } from '../../../git/status.ts';
import { diffTrees } from '../../../git/tree-diff.ts';
import { changesText, DIFF_OPTIONS, diffForm, shapeChanges, UNSIMULATED_DIFF_OPTIONS } from '../diff-output.ts';
import { type ArgumentRules, GitArguments } from '../git-arguments.ts';
import type { GitCall } from '../git-call.ts';
import { defineGitSubcommand } from '../git-subcommand.ts';
import { obstaclesText } from '../obstacles-text.ts';
import { longStatus } from '../status-text.ts';
import { makeBranch, switchHead } from '../switch-head.ts';

const rules = (verb: string, options = '', unsimulated = ''): ArgumentRules => ({
  name: `stash ${verb}`,
  usage: `stash ${verb} [<options>] [<stash>]`,
  options: `q|quiet ${options}`,
  unsimulated,
});

const VERBS = {
  push: rules('push', 'm|message= u|include-untracked', 'p|patch k|keep-index a|all S|staged'),
  pop: rules('pop', 'index'),
  apply: rules('apply', 'index'),
  drop: rules('drop'),
  clear: rules('clear'),
  list: rules('list'),
  show: rules('show', DIFF_OPTIONS, `${UNSIMULATED_DIFF_OPTIONS} include-untracked only-untracked`),
  branch: rules('branch'),
};
type Verb = keyof typeof VERBS;

const USAGE = 'stash [push [-u] [-m <message>]] | pop | apply | list | show [-p] | drop | clear | branch <name>';

export const stash = defineGitSubcommand({
  name: 'stash',
  summary: 'put local changes aside and bring them back',
  usage: USAGE,
  isRaw: true, // options belong to the verb
  words: [['stash']],
  verbs: VERBS,
  run: (args, call) => runStash(args.words, call),
});

async function runStash(words: readonly string[], call: GitCall): Promise<number> {
  const [first, ...rest] = words;
  const isVerb = first !== undefined && Object.hasOwn(VERBS, first);
  if (first !== undefined && !isVerb && !first.startsWith('-'))
    throw first === 'save' || first === 'create' || first === 'store'
      ? new GitFailure(`git stash ${first}: not simulated here, use git stash push`, 1)
      : new GitFailure(`unknown subcommand: ${first}\nusage: git ${USAGE}`, 129);
  const verb: Verb = isVerb ? (first as Verb) : 'push';
  const args = new GitArguments(VERBS[verb], isVerb ? rest : words);
  const repo = call.workRepository();
  if (verb === 'push') return push(args, call, repo);
  if (verb === 'list') {
    for (const [i, line] of stashes(repo).entries()) call.print(`stash@{${i}}: ${line.reason}\n`);
    return 0;
  }
  if (verb === 'clear') {
    clearStashes(repo);
    return 0;
  }
  const typed = args.words[verb === 'branch' ? 1 : 0];
  const n = stashNumber(repo, typed);
  const oid = stashes(repo)[n]?.after as string;
  if (verb === 'show') return showStash(args, call, repo, oid);
  if (verb === 'drop') return drop(args, call, repo, n, typed);
  if (verb === 'branch') {
    const name = args.words[0];
    if (name === undefined) throw new GitFailure('No branch name specified', 1, null);
    const base = readCommit(repo, oid).parents[0] as string;
    makeBranch(call, repo, name, base);
    const code = switchHead(call, repo, { oid: base, branch: name, name, isNew: true });
    if (code !== 0) return code;
  }
  return bringBack(args, call, repo, { n, oid, isDropped: verb !== 'apply', typed });
}

function stashNumber(repo: Repository, typed: string | undefined): number {
  const count = stashes(repo).length;
  if (typed === undefined && count === 0) throw new GitFailure('No stash entries found.', 1, null);
  const n = typed === undefined ? 0 : Number(/^(?:stash@\{)?(\d+)\}?$/.exec(typed)?.[1] ?? Number.NaN);
  if (Number.isNaN(n)) throw new GitFailure(`'${typed}' is not a stash reference`, 1, 'error');
  if (n >= count) throw new GitFailure(`stash@{${n}} is not a valid reference`, 1, 'error');
  return n;
}

async function push(args: GitArguments, call: GitCall, repo: Repository): Promise<number> {
  if (args.allPaths.length > 0) throw new GitFailure('git stash push with paths is not simulated here', 1);
  const status = readStatus(repo, { untracked: 'no' });
  if (status.head === undefined) throw new GitFailure('You do not have the initial commit yet', 1, null);
  if (status.conflicts.size > 0) {
    for (const path of status.conflicts.keys()) call.print(`${path}: needs merge\n`);
    return 1;
  }
  const message = args.text('message');
  const made = await pushStash(repo, {
    by: call.author(),
    withUntracked: args.flag('include-untracked'),
    ...(message !== undefined && { message }),
  });
  if (args.flag('quiet')) return 0;
  call.print(made === undefined ? 'No local changes to save\n' : `Saved working directory and index state ${made}\n`);
  return 0;
}

function drop(args: GitArguments, call: GitCall, repo: Repository, n: number, typed: string | undefined): number {
  const oid = stashes(repo)[n]?.after ?? '';
  dropStash(repo, n);
  const name = typed === undefined ? 'refs/stash@{0}' : `stash@{${n}}`;
  if (!args.flag('quiet')) call.print(`Dropped ${name} (${oid})\n`);
  return 0;
}

async function bringBack(
  args: GitArguments,
  call: GitCall,
  repo: Repository,
  what: { n: number; oid: string; isDropped: boolean; typed: string | undefined },
): Promise<number> {
  const result = await applyStash(repo, what.oid, !args.has('index') || args.flag('index'));
  if (result.kind === 'blocked') {
    if (result.isUntracked) {
      for (const path of result.obstacles.untracked) call.say(`${path} already exists, no checkout\n`);
      call.say('error: could not restore untracked files from stash\n');
    } else call.say(obstaclesText(result.obstacles, 'merge', 'merge'));
    if (!args.flag('quiet')) call.print(longStatus(repo, readStatus(repo), call.prefix(repo)));
    if (what.isDropped) call.print('The stash entry is kept in case you need it again.\n');
    return 1;
  }
  call.print(result.merge.messages.map((line) => `${line}\n`).join(''));
  if (!args.flag('quiet')) call.print(longStatus(repo, readStatus(repo), call.prefix(repo)));
  if (result.merge.conflicts.size > 0) {
    if (what.isDropped) call.print('The stash entry is kept in case you need it again.\n');
    return 1;
  }
  return what.isDropped ? drop(args, call, repo, what.n, what.typed) : 0;
}

function showStash(args: GitArguments, call: GitCall, repo: Repository, oid: string): number {
  const form = diffForm(args, ['stat']);
  const read = (blob: string): Uint8Array => readBlob(repo, blob);
  const base = readCommit(repo, oid).parents[0];
  const changes = diffTrees(treeOfCommit(repo, base), treeOfCommit(repo, oid));
  call.print(changesText(repo, shapeChanges(changes, read, form), read, form));
  return 0;
}
