// git cherry-pick: applies the change of a commit again, here.
import { cherryPickOf } from '../../../git/pick.ts';
import { defineGitSubcommand } from '../git-subcommand.ts';
import { PICK_OPTIONS, pickCommits, UNSIMULATED_PICK_OPTIONS } from '../pick-commits.ts';

export const cherryPick = defineGitSubcommand({
  name: 'cherry-pick',
  summary: 'apply the change of another commit here',
  usage: 'cherry-pick [-x] [-n] [-m <parent>] <commit>... | --abort | --continue | --skip',
  options: `${PICK_OPTIONS} x allow-empty ff`,
  unsimulated: `${UNSIMULATED_PICK_OPTIONS} keep-redundant-commits`,
  words: [['revision']],
  run: (args, call) => {
    const mainline = args.integer('mainline');
    return pickCommits(args, call, {
      kind: 'cherry-pick',
      marker: 'CHERRY_PICK_HEAD',
      make: async (repo, commit) =>
        cherryPickOf(repo, commit, { isNamed: args.flag('x'), ...(mainline !== undefined && { mainline }) }),
      author: (commit) => commit.author,
    });
  },
});
