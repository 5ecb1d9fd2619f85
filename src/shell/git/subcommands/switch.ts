// git switch: moves to another branch.
import { GitFailure } from '../../../git/git-failure.ts';
import { readRef } from '../../../git/refs.ts';
import { findCommit, previousBranch } from '../../../git/revisions.ts';
import { defineGitSubcommand, runSubcommand } from '../git-subcommand.ts';
import { remoteBranchNamed } from '../switch-head.ts';
import { checkout } from './checkout.ts';

export const switchBranch = defineGitSubcommand({
  name: 'switch',
  summary: 'move to another branch',
  usage: 'switch [-c <new>] [--detach] [-f] [<branch>]',
  options: 'c|create= C|force-create= d|detach f|force discard-changes q|quiet t|track? no-track guess no-guess',
  unsimulated: 'm|merge orphan= conflict=',
  words: [['any-branch']],
  async run(args, call) {
    const repo = call.workRepository();
    const created = args.text('create');
    const forced = args.text('force-create');
    const [word] = args.words;
    if (args.words.length > 1) throw new GitFailure('only one reference expected');
    const passed = ['force', 'quiet', 'no-track', 'no-guess']
      .filter((name) => args.flag(name))
      .map((name) => `--${name}`);
    if (args.flag('discard-changes')) passed.push('--force');
    if (created !== undefined || forced !== undefined) {
      const flag = created !== undefined ? ['-b', created] : ['-B', forced ?? ''];
      return runSubcommand(checkout, [...passed, ...flag, ...(word === undefined ? [] : [word])], call);
    }
    if (word === undefined) throw new GitFailure('missing branch or commit argument');
    const name = word === '-' ? (previousBranch(repo, 1) ?? word) : word;
    const isBranch = readRef(repo, `refs/heads/${name}`) !== undefined;
    const isGuess = !args.flag('no-guess') && remoteBranchNamed(repo, name) !== undefined;
    if (!isBranch && !args.flag('detach')) {
      const oid = findCommit(repo, name);
      if (oid !== undefined && !isGuess) {
        const kind =
          readRef(repo, `refs/tags/${name}`) !== undefined
            ? 'tag'
            : readRef(repo, `refs/remotes/${name}`) !== undefined
              ? 'remote branch'
              : 'commit';
        throw new GitFailure(
          `a branch is expected, got ${kind} '${name}'\nhint: If you want to detach HEAD at the commit, try again with the --detach option.`,
        );
      }
      if (oid === undefined && !isGuess) throw new GitFailure(`invalid reference: ${name}`);
    }
    return runSubcommand(checkout, [...passed, ...(args.flag('detach') ? ['--detach'] : []), word], call);
  },
});
