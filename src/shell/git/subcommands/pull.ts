// git pull: fetch, then fast-forward or merge the followed branch.
import { GitFailure } from '../../../git/git-failure.ts';
import { isAncestorOf } from '../../../git/history.ts';
import { currentBranch, headOid, readRef } from '../../../git/refs.ts';
import type { Repository } from '../../../git/repository.ts';
import { remotesOf, upstreamOf } from '../../../git/upstream.ts';
import { fetchRemote, shownUrl } from '../fetch-remote.ts';
import type { GitArguments } from '../git-arguments.ts';
import type { GitCall } from '../git-call.ts';
import { defineGitSubcommand } from '../git-subcommand.ts';
import { mergeNamed } from '../join-commits.ts';

export const pull = defineGitSubcommand({
  name: 'pull',
  summary: 'fetch and take over what is new',
  usage: 'pull [--ff-only | --no-rebase] [<remote> [<branch>]]',
  options: 'ff ff-only no-ff no-rebase q|quiet v|verbose p|prune t|tags no-edit edit|e no-commit stat no-stat n',
  unsimulated: 'r|rebase? autostash squash s|strategy= X|strategy-option= depth= all',
  words: [['remote'], ['branch']],
  async run(args, call) {
    const repo = call.workRepository();
    const branch = currentBranch(repo);
    const upstream = branch === undefined ? undefined : upstreamOf(repo, branch);
    const remote = args.words[0] ?? upstream?.remote ?? 'origin';
    const name = args.words[1] ?? (remote === upstream?.remote ? upstream.branch : undefined);
    if (call.config('pull.rebase') === 'true')
      throw new GitFailure('pull.rebase is set, and rebasing is not simulated here', 1);
    fetchRemote(call, repo, {
      remote,
      branches: [],
      isPruning: args.flag('prune'),
      withAllTags: args.flag('tags'),
      isQuiet: args.flag('quiet'),
    });
    if (branch === undefined && name === undefined) throw new GitFailure('You are not currently on a branch.', 1, null);
    if (name === undefined)
      throw new GitFailure(
        `There is no tracking information for the current branch.\nName the branch to merge, or set one:\n\n    git pull <remote> <branch>\n    git branch --set-upstream-to=${remote}/<branch> ${branch}`,
        1,
        null,
      );
    if (readRef(repo, `refs/remotes/${remote}/${name}`) === undefined)
      throw new GitFailure(`couldn't find remote ref ${name}`);
    return join(args, call, repo, `${remote}/${name}`, remote);
  },
});

async function join(
  args: GitArguments,
  call: GitCall,
  repo: Repository,
  name: string,
  remote: string,
): Promise<number> {
  const url = remotesOf(repo).find((each) => each.name === remote)?.url ?? remote;
  const [ours, theirs] = [headOid(repo), readRef(repo, `refs/remotes/${name}`) ?? ''];
  const isDiverged = ours !== undefined && !isAncestorOf(repo, ours, theirs) && !isAncestorOf(repo, theirs, ours);
  const isDecided =
    ['ff', 'ff-only', 'no-ff', 'no-rebase'].some((option) => args.choice(option) !== undefined) ||
    call.config('pull.rebase') !== undefined ||
    call.config('pull.ff') !== undefined;
  if (isDiverged && !isDecided) {
    call.say(
      'hint: The branches have diverged: say how to join them, with git pull --no-rebase (merge) or --ff-only.\n',
    );
    throw new GitFailure('Need to specify how to reconcile divergent branches.');
  }
  return mergeNamed(call, repo, {
    name,
    canFastForward: !args.flag('no-ff'),
    onlyFastForward: args.flag('ff-only') || call.config('pull.ff') === 'only',
    isSquash: false,
    isCommitted: !args.flag('no-commit'),
    isQuiet: args.flag('quiet'),
    withStat: !args.flag('no-stat') && !args.flag('n'),
    pulledFrom: shownUrl(url),
  });
}
