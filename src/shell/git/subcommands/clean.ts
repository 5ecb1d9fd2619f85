// git clean: removes files git does not know.
import { GitFailure } from '../../../git/git-failure.ts';
import { readIndex } from '../../../git/index-file.ts';
import { relativePath } from '../../../git/pathspec.ts';
import { collapseFolders, removeFile, untrackedFiles } from '../../../git/work-tree.ts';
import { defineGitSubcommand } from '../git-subcommand.ts';

export const clean = defineGitSubcommand({
  name: 'clean',
  summary: 'remove files git does not know',
  usage: 'clean (-f | -n) [-d] [-x] [<path>...]',
  options: 'f|force n|dry-run d x q|quiet',
  unsimulated: 'i|interactive e|exclude= X',
  words: [['path']],
  async run(args, call) {
    const repo = call.workRepository();
    if (!args.flag('force') && !args.flag('dry-run'))
      throw new GitFailure('clean.requireForce defaults to true and neither -i, -n, nor -f given; refusing to clean');
    const filter = call.filter(repo, args.allPaths.length > 0 ? args.allPaths : ['.']);
    const index = readIndex(repo);
    const files = untrackedFiles(repo, index, args.flag('x')).filter(
      (path) => !path.endsWith('/') && filter.matches(path),
    );
    const shown = collapseFolders(index, files).filter((path) => args.flag('d') || !path.endsWith('/'));
    for (const path of shown) {
      if (!args.flag('quiet'))
        call.print(`${args.flag('dry-run') ? 'Would remove' : 'Removing'} ${relativePath(call.prefix(repo), path)}\n`);
      if (args.flag('dry-run')) continue;
      for (const file of files)
        if (file === path || (path.endsWith('/') && file.startsWith(path))) removeFile(repo, file);
    }
  },
});
