// git rev-parse: what a revision is, and where the repository lies.
import { GitFailure } from '../../../git/git-failure.ts';
import { abbreviate } from '../../../git/objects.ts';
import { currentBranch } from '../../../git/refs.ts';
import type { Repository } from '../../../git/repository.ts';
import { fullRefName, resolveObject, unknownRevision } from '../../../git/revisions.ts';
import { upstreamOf } from '../../../git/upstream.ts';
import type { GitArguments } from '../git-arguments.ts';
import type { GitCall } from '../git-call.ts';
import { defineGitSubcommand } from '../git-subcommand.ts';

export const revParse = defineGitSubcommand({
  name: 'rev-parse',
  summary: 'show the id of a revision',
  usage: 'rev-parse [--short] [--abbrev-ref] [--verify] [-q] <revision>... | --show-toplevel | --git-dir',
  options:
    'short? abbrev-ref? symbolic-full-name verify q|quiet show-toplevel git-dir absolute-git-dir is-inside-work-tree is-bare-repository show-prefix show-cdup git-common-dir is-inside-git-dir',
  unsimulated: 'all branches? tags? remotes? glob= sq parseopt sq-quote not symbolic revs-only local-env-vars',
  words: [['revision']],
  async run(args, call) {
    const repo = call.repository();
    printPlaces(args, call, repo);
    for (const word of args.words) {
      const problem = args.flag('verify') ? new GitFailure('Needed a single revision') : unknownRevision(word);
      if (args.flag('abbrev-ref') || args.flag('symbolic-full-name')) {
        call.print(`${nameOf(args, repo, word)}\n`);
        continue;
      }
      const range = /^(.+)\.\.(.+)$/.exec(word);
      const words = range ? [range[2] ?? '', range[1] ?? ''] : [word];
      for (const [i, each] of words.entries()) {
        const oid = resolveObject(repo, each.replace(/^\^/, ''));
        if (oid === undefined) {
          if (args.flag('quiet') && args.flag('verify')) return 1;
          if (!args.flag('verify')) call.print(`${word}\n`);
          throw problem;
        }
        const shown = args.flag('short') ? abbreviate(repo, oid, Number(args.text('short') ?? 7)) : oid;
        call.print(`${i === 1 || each.startsWith('^') ? '^' : ''}${shown}\n`);
      }
    }
    return 0;
  },
});

function printPlaces(args: GitArguments, call: GitCall, repo: Repository): void {
  if (args.flag('show-toplevel')) call.print(`${call.workRepository().workTree}\n`);
  if (args.flag('show-prefix')) call.print(`${call.prefix(repo)}\n`);
  if (args.flag('show-cdup')) call.print(`${'../'.repeat(call.prefix(repo).split('/').length - 1)}\n`);
  if (args.flag('git-dir') || args.flag('git-common-dir'))
    call.print(`${repo.workTree === call.cwd ? '.git' : repo.gitDir === call.cwd ? '.' : repo.gitDir}\n`);
  if (args.flag('absolute-git-dir')) call.print(`${repo.gitDir}\n`);
  const isInGitDir = `${call.cwd}/`.startsWith(`${repo.gitDir}/`);
  if (args.flag('is-inside-work-tree')) call.print(`${repo.workTree !== null && !isInGitDir}\n`);
  if (args.flag('is-inside-git-dir')) call.print(`${isInGitDir}\n`);
  if (args.flag('is-bare-repository')) call.print(`${repo.workTree === null}\n`);
}

function nameOf(args: GitArguments, repo: Repository, word: string): string {
  const branch = currentBranch(repo);
  const upstream = /^(.*)@\{u(?:pstream)?\}$/.exec(word);
  let full = fullRefName(repo, word);
  if (upstream) {
    const followed = upstreamOf(repo, upstream[1] || (branch ?? ''));
    if (!followed) throw new GitFailure(`no upstream configured for branch '${upstream[1] || branch}'`);
    full = followed.ref;
  } else if (full === 'HEAD' && branch !== undefined) full = `refs/heads/${branch}`;
  if (full === undefined) throw unknownRevision(word);
  return args.flag('symbolic-full-name') ? full : full.replace(/^refs\/(heads|tags|remotes)\//, '');
}
