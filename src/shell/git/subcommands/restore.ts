// git restore: brings files back to the version of the index or of a commit.
import { GitFailure } from '../../../git/git-failure.ts';
import { defineGitSubcommand } from '../git-subcommand.ts';
import { restoreFiles } from '../restore-files.ts';

export const restore = defineGitSubcommand({
  name: 'restore',
  summary: 'bring files back to an earlier version',
  usage: 'restore [--staged] [--worktree] [-s <revision>] <path>...',
  options: 's|source= S|staged W|worktree q|quiet ours theirs overlay no-overlay progress',
  unsimulated: 'p|patch m|merge conflict= pathspec-from-file=',
  words: [['change', 'path']],
  values: { s: ['revision'] },
  async run(args, call) {
    const repo = call.workRepository();
    if (args.allPaths.length === 0) throw new GitFailure('you must specify path(s) to restore');
    const toIndex = args.flag('staged');
    const source = args.text('source') ?? (toIndex ? 'HEAD' : undefined);
    const version = args.flag('ours') ? 'ours' : args.flag('theirs') ? 'theirs' : undefined;
    restoreFiles(call, repo, {
      paths: args.allPaths,
      source,
      toIndex,
      toWorkTree: args.flag('worktree') || !toIndex,
      isOverlay: args.flag('overlay'),
      ...(version && { version }),
    });
  },
});
