// git rev-list: the ids of commits in a range, or their number.
import { defineGitSubcommand } from '../git-subcommand.ts';
import { readWalk, selectCommits, UNSIMULATED_WALK_OPTIONS, WALK_OPTIONS } from '../log-walk.ts';

export const revList = defineGitSubcommand({
  name: 'rev-list',
  summary: 'list commit ids',
  usage: 'rev-list [--count] [<options>] <revision range> [-- <path>...]',
  options: `${WALK_OPTIONS} count parents`,
  unsimulated: `${UNSIMULATED_WALK_OPTIONS} objects header timestamp bisect disk-usage`,
  hasNumber: true,
  words: [['revision']],
  async run(args, call) {
    const repo = call.repository();
    if (args.words.length === 0 && !args.flag('all')) throw args.misuse('no revision given');
    const shown = await selectCommits(args, call, repo, readWalk(args, call, repo));
    if (args.flag('count')) call.print(`${shown.length}\n`);
    else
      for (const { commit } of shown)
        call.print(`${[commit.oid, ...(args.flag('parents') ? commit.parents : [])].join(' ')}\n`);
  },
});
