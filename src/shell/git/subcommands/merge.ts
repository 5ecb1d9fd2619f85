// git merge: joins another branch into the current one.
import { GitFailure } from '../../../git/git-failure.ts';
import { forgetOperation } from '../../../git/merge.ts';
import { treeOfCommit } from '../../../git/objects.ts';
import { currentBranch, headOid } from '../../../git/refs.ts';
import type { Repository } from '../../../git/repository.ts';
import { previousBranch } from '../../../git/revisions.ts';
import { operationOf } from '../../../git/status.ts';
import { forceTree } from '../../../git/switch-tree.ts';
import { upstreamOf } from '../../../git/upstream.ts';
import type { GitArguments } from '../git-arguments.ts';
import { defineGitSubcommand, runSubcommand } from '../git-subcommand.ts';
import { mergeNamed } from '../join-commits.ts';
import { commit } from './commit.ts';

export const merge = defineGitSubcommand({
  name: 'merge',
  summary: 'join another branch into this one',
  usage: 'merge [--no-ff | --ff-only] [--squash] [--no-commit] [-m <message>] <commit> | --abort | --continue',
  options: 'm|message= ff no-ff ff-only squash no-commit commit abort continue q|quiet edit|e no-edit stat no-stat n',
  unsimulated:
    's|strategy= X|strategy-option= F|file= quit autostash allow-unrelated-histories S|gpg-sign? signoff log?',
  words: [['revision']],
  async run(args, call) {
    const repo = call.workRepository();
    if (args.flag('abort')) return abortMerge(repo);
    if (args.flag('continue')) {
      if (operationOf(repo)?.kind !== 'merge')
        throw new GitFailure('There is no merge in progress (MERGE_HEAD missing).');
      return runSubcommand(commit, [], call);
    }
    const branch = currentBranch(repo);
    const upstream = branch === undefined ? undefined : upstreamOf(repo, branch)?.short;
    const typed = args.words[0] ?? upstream;
    if (args.words.length > 1) throw new GitFailure('merging several commits at once is not simulated here', 1);
    if (typed === undefined) throw new GitFailure('No remote for the current branch.');
    const name = typed === '-' ? (previousBranch(repo, 1) ?? typed) : typed;
    return mergeNamed(call, repo, {
      name,
      canFastForward: args.choice('ff') !== false && !args.flag('no-ff') && !args.flag('squash'),
      onlyFastForward: args.flag('ff-only'),
      isSquash: args.flag('squash'),
      isCommitted: !args.flag('no-commit') && args.choice('commit') !== false && !args.flag('squash'),
      isQuiet: args.flag('quiet'),
      withStat: !args.flag('no-stat') && !args.flag('n'),
      ...messageIn(args),
    });
  },
});

const messageIn = (args: GitArguments): { message?: string } =>
  args.text('message') === undefined ? {} : { message: args.texts('message').join('\n\n') };

function abortMerge(repo: Repository): number {
  if (operationOf(repo)?.kind !== 'merge') throw new GitFailure('There is no merge to abort (MERGE_HEAD missing).');
  forceTree(repo, treeOfCommit(repo, headOid(repo)));
  forgetOperation(repo);
  return 0;
}
