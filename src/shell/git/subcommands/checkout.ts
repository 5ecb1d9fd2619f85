// git checkout: switches branches, or restores files from the index or a commit.
import { GitFailure } from '../../../git/git-failure.ts';
import { abbreviate, readCommit } from '../../../git/objects.ts';
import { headOid, isValidRefName, readRef } from '../../../git/refs.ts';
import type { Repository } from '../../../git/repository.ts';
import { findCommit, previousBranch, resolveCommit } from '../../../git/revisions.ts';
import type { GitArguments } from '../git-arguments.ts';
import type { GitCall } from '../git-call.ts';
import { defineGitSubcommand } from '../git-subcommand.ts';
import { restoreFiles } from '../restore-files.ts';
import { followBranch, makeBranch, remoteBranchNamed, switchHead } from '../switch-head.ts';

export const checkout = defineGitSubcommand({
  name: 'checkout',
  summary: 'switch branches or restore files',
  usage: 'checkout [-b <new>] [-f] [--detach] [<branch>] | [<tree-ish>] [--] <path>...',
  options: 'b= B= f|force detach|d q|quiet t|track? no-track ours theirs guess no-guess progress no-progress',
  unsimulated: 'p|patch m|merge orphan= conflict= l overlay pathspec-from-file=',
  words: [['revision', 'any-branch', 'change', 'path']],
  async run(args, call) {
    const repo = call.workRepository();
    const [first, ...rest] = args.words;
    const created = args.text('b') ?? args.text('B');
    if (created !== undefined) return switchToNew(args, call, repo, created, first);
    if (args.paths === undefined && rest.length === 0 && first !== undefined) {
      const code = switchTo(args, call, repo, first);
      if (code !== undefined) return code;
    }
    if (first === undefined && args.paths === undefined) return switchNowhere(args, call, repo);
    const isSource = first !== undefined && (args.paths !== undefined || findCommit(repo, first) !== undefined);
    const paths = [...(isSource ? rest : args.words), ...(args.paths ?? [])];
    if (paths.length === 0 && isSource) return switchTo(args, call, repo, first) ?? 1;
    return checkoutFiles(args, call, repo, isSource ? first : undefined, paths);
  },
});

function switchToNew(
  args: GitArguments,
  call: GitCall,
  repo: Repository,
  name: string,
  start: string | undefined,
): number {
  const isQuiet = args.flag('quiet');
  if (!isValidRefName(name)) throw new GitFailure(`'${name}' is not a valid branch name`);
  if (start === undefined && headOid(repo) === undefined) {
    repo.files.writeText(`${repo.gitDir}/HEAD`, `ref: refs/heads/${name}\n`);
    call.say(`Switched to a new branch '${name}'\n`);
    return 0;
  }
  const oid = startOf(repo, start ?? 'HEAD', name);
  const isReset = args.text('B') !== undefined && readRef(repo, `refs/heads/${name}`) !== undefined;
  if (!isReset && readRef(repo, `refs/heads/${name}`) !== undefined)
    throw new GitFailure(`a branch named '${name}' already exists`);
  const code = switchHead(call, repo, { oid, branch: undefined, name, isNew: true, isQuiet: true });
  if (code !== 0) return code;
  makeBranch(call, repo, name, oid, { isForced: isReset, from: start ?? 'HEAD' });
  repo.files.writeText(`${repo.gitDir}/HEAD`, `ref: refs/heads/${name}\n`);
  const isRemote = start !== undefined && readRef(repo, `refs/remotes/${start}`) !== undefined;
  if (start !== undefined && isRemote && !args.flag('no-track')) call.print(followBranch(repo, name, start));
  if (!isQuiet) call.say(isReset ? `Reset branch '${name}'\n` : `Switched to a new branch '${name}'\n`);
  return 0;
}

function startOf(repo: Repository, start: string, name: string): string {
  const oid = findCommit(repo, start);
  if (oid === undefined)
    throw new GitFailure(`'${start}' is not a commit and a branch '${name}' cannot be created from it`);
  return oid;
}

/** Undefined when the word is no revision and may be a path. */
function switchTo(args: GitArguments, call: GitCall, repo: Repository, word: string): number | undefined {
  const name = word === '-' ? previousBranch(repo, 1) : word;
  if (name === undefined) throw new GitFailure("pathspec '-' did not match any file(s) known to git", 1);
  const options = { isForced: args.flag('force'), isQuiet: args.flag('quiet') };
  const own = readRef(repo, `refs/heads/${name}`);
  if (own !== undefined && !args.flag('detach'))
    return switchHead(call, repo, { oid: own, branch: name, name, ...options });
  const remote = args.flag('no-guess') ? undefined : remoteBranchNamed(repo, name);
  const isPath = repo.files.exists(`${call.cwd}/${name}`);
  const oid = findCommit(repo, name);
  if (oid !== undefined) return switchHead(call, repo, { oid, branch: undefined, name, ...options });
  if (remote === undefined || isPath) return undefined;
  const tip = resolveCommit(repo, remote);
  const code = switchHead(call, repo, { oid: tip, branch: name, name, isNew: true, ...options });
  if (code === 0) call.print(followBranch(repo, name, remote));
  return code;
}

function switchNowhere(args: GitArguments, call: GitCall, repo: Repository): number {
  const oid = headOid(repo);
  if (oid === undefined) throw new GitFailure('You are on a branch yet to be born');
  const head = repo.files.readText(`${repo.gitDir}/HEAD`).trim();
  const branch = head.startsWith('ref: refs/heads/') ? head.slice('ref: refs/heads/'.length) : undefined;
  return switchHead(call, repo, {
    oid,
    branch: args.flag('detach') ? undefined : branch,
    name: branch ?? oid,
    isForced: args.flag('force'),
    isQuiet: branch !== undefined && !args.flag('detach'),
  });
}

function checkoutFiles(
  args: GitArguments,
  call: GitCall,
  repo: Repository,
  source: string | undefined,
  paths: readonly string[],
): number {
  const version = args.flag('ours') ? 'ours' : args.flag('theirs') ? 'theirs' : undefined;
  const count = restoreFiles(call, repo, {
    paths,
    source,
    toIndex: source !== undefined,
    toWorkTree: true,
    isOverlay: true,
    ...(version && { version }),
  });
  const from =
    source === undefined ? 'the index' : abbreviate(repo, readCommit(repo, resolveCommit(repo, source)).tree);
  if (!args.flag('quiet') && args.paths === undefined)
    call.say(`Updated ${count} path${count === 1 ? '' : 's'} from ${from}\n`);
  return 0;
}
