// git revert: a new commit that takes an earlier one back.
import { revertOf } from '../../../git/pick.ts';
import { defineGitSubcommand } from '../git-subcommand.ts';
import { PICK_OPTIONS, pickCommits, UNSIMULATED_PICK_OPTIONS } from '../pick-commits.ts';

export const revert = defineGitSubcommand({
  name: 'revert',
  summary: 'take an earlier commit back with a new one',
  usage: 'revert [--no-edit] [-n] [-m <parent>] <commit>... | --abort | --continue | --skip',
  options: PICK_OPTIONS,
  unsimulated: UNSIMULATED_PICK_OPTIONS,
  words: [['commit']],
  run: (args, call) =>
    pickCommits(args, call, {
      kind: 'revert',
      marker: 'REVERT_HEAD',
      make: async (repo, commit) => revertOf(repo, commit, args.integer('mainline')),
      author: () => call.author(),
    }),
});
