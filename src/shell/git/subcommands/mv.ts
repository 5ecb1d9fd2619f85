// git mv: renames files in index and work tree.
import { GitFailure } from '../../../git/git-failure.ts';
import { readIndex, writeIndex } from '../../../git/index-file.ts';
import { rootOf } from '../../../git/work-tree.ts';
import { defineGitSubcommand } from '../git-subcommand.ts';

export const mv = defineGitSubcommand({
  name: 'mv',
  summary: 'rename files, also in the next commit',
  usage: 'mv [-f] [-n] <from>... <to>',
  options: 'f|force n|dry-run v|verbose k',
  words: [['path']],
  async run(args, call) {
    const repo = call.workRepository();
    const typed = args.allPaths;
    if (typed.length < 2) throw args.misuse('two paths are needed');
    const specs = call.filter(repo, typed).specs.map((spec) => spec.path);
    const goal = specs.at(-1) ?? '';
    const index = readIndex(repo);
    const isFolder = repo.files.find(`${rootOf(repo)}/${goal}`)?.kind === 'dir';
    if (specs.length > 2 && !isFolder) throw new GitFailure(`destination '${typed.at(-1)}' is not a directory`);
    for (const from of specs.slice(0, -1)) {
      const to = isFolder ? `${goal === '' ? '' : `${goal}/`}${from.slice(from.lastIndexOf('/') + 1)}` : goal;
      const where = `, source=${from}, destination=${to}`;
      const moved = [...index.entries].filter(([path]) => path === from || path.startsWith(`${from}/`));
      if (!repo.files.find(`${rootOf(repo)}/${from}`, false)) throw new GitFailure(`bad source${where}`);
      if (moved.length === 0) throw new GitFailure(`not under version control${where}`);
      if (repo.files.find(`${rootOf(repo)}/${to}`, false) && !args.flag('force'))
        throw new GitFailure(`destination exists${where}`);
      if (args.flag('verbose') || args.flag('dry-run')) call.print(`Renaming ${from} to ${to}\n`);
      if (args.flag('dry-run')) continue;
      repo.files.move(`${rootOf(repo)}/${from}`, `${rootOf(repo)}/${to}`);
      for (const [path, entry] of moved) {
        index.entries.delete(path);
        index.entries.set(to + path.slice(from.length), entry);
      }
    }
    if (!args.flag('dry-run')) writeIndex(repo, index);
  },
});
