// git init: an empty repository.
import { initRepository, repositoryAt } from '../../../git/repository.ts';
import { joinPath } from '../../../kernel/files/file-tree.ts';
import { defineGitSubcommand } from '../git-subcommand.ts';

export const init = defineGitSubcommand({
  name: 'init',
  summary: 'make an empty repository',
  usage: 'init [--bare] [-b <branch>] [<folder>]',
  options: 'bare b|initial-branch= q|quiet',
  unsimulated: 'template= shared? separate-git-dir= object-format=',
  words: [['folder']],
  async run(args, call) {
    const path = joinPath(call.cwd, args.words[0] ?? '.');
    const known = repositoryAt(call.files, path);
    call.files.makeDir(path, true);
    const branch = args.text('initial-branch') ?? call.config('init.defaultBranch') ?? 'main';
    const repo = initRepository(call.files, path, { bare: args.flag('bare'), branch });
    if (!args.flag('quiet'))
      call.print(`${known ? 'Reinitialized existing' : 'Initialized empty'} Git repository in ${repo.gitDir}/\n`);
  },
});
