// git fetch: brings the state of a remote's branches here, without touching own branches.

import { GitFailure } from '../../../git/git-failure.ts';
import { currentBranch } from '../../../git/refs.ts';
import { remotesOf, upstreamOf } from '../../../git/upstream.ts';
import { fetchRemote } from '../fetch-remote.ts';
import { defineGitSubcommand } from '../git-subcommand.ts';

export const fetch = defineGitSubcommand({
  name: 'fetch',
  summary: 'bring the branches of a remote here',
  usage: 'fetch [-p] [--all] [--tags] [<remote> [<branch>...]]',
  options: 'p|prune all t|tags q|quiet v|verbose f|force no-tags progress',
  unsimulated: 'depth= dry-run unshallow multiple recurse-submodules? set-upstream a|append',
  words: [['remote'], ['branch']],
  async run(args, call) {
    const repo = call.repository();
    const branch = currentBranch(repo);
    const followed = branch === undefined ? undefined : upstreamOf(repo, branch)?.remote;
    const [typed, ...branches] = args.words;
    if (branches.some((word) => word.includes(':') || word.startsWith('+')))
      throw new GitFailure('git fetch with a refspec is not simulated here', 1);
    const names = args.flag('all') ? remotesOf(repo).map((remote) => remote.name) : [typed ?? followed ?? 'origin'];
    for (const remote of names)
      fetchRemote(call, repo, {
        remote,
        branches,
        isPruning: args.flag('prune'),
        withAllTags: args.flag('tags'),
        isQuiet: args.flag('quiet'),
      });
  },
});
