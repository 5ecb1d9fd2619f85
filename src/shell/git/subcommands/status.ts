// git status: what a commit would hold, what it would not, and how the branch stands to its upstream.
import { readStatus } from '../../../git/status.ts';
import { defineGitSubcommand } from '../git-subcommand.ts';
import { longStatus, shortStatus } from '../status-text.ts';

export const status = defineGitSubcommand({
  name: 'status',
  summary: 'show what changed since the last commit',
  usage: 'status [-s] [-b] [-u[no|normal|all]] [<path>...]',
  options: 's|short b|branch long u|untracked-files? porcelain? ignore-submodules? no-renames ahead-behind',
  unsimulated: 'v|verbose z ignored? column? show-stash',
  words: [['path']],
  async run(args, call) {
    const repo = call.workRepository();
    const typed = args.text('untracked-files');
    const untracked =
      typed === 'no' || typed === 'normal' || typed === 'all' ? typed : args.flag('untracked-files') ? 'all' : 'normal';
    const all = readStatus(repo, { untracked });
    const filter = call.filter(repo, args.allPaths);
    const shown = {
      ...all,
      staged: all.staged.filter((change) => filter.matches(change.path)),
      unstaged: all.unstaged.filter((change) => filter.matches(change.path)),
      untracked: all.untracked.filter((path) => filter.matches(path.replace(/\/$/, ''))),
      conflicts: new Map([...all.conflicts].filter(([path]) => filter.matches(path))),
    };
    const isShort = args.flag('short') || args.flag('porcelain');
    const prefix = args.flag('porcelain') ? '' : call.prefix(repo);
    call.print(isShort ? shortStatus(shown, prefix, args.flag('branch')) : longStatus(repo, shown, prefix));
  },
});
