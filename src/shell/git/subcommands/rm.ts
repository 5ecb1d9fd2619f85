// git rm: removes files from the index and, unless --cached, from the work tree.
import { GitFailure } from '../../../git/git-failure.ts';
import { readIndex, writeIndex } from '../../../git/index-file.ts';
import { treeOfCommit } from '../../../git/objects.ts';
import { headOid } from '../../../git/refs.ts';
import { isSameEntry } from '../../../git/tree-diff.ts';
import { entryOnDisk, removeFile } from '../../../git/work-tree.ts';
import { defineGitSubcommand } from '../git-subcommand.ts';

export const rm = defineGitSubcommand({
  name: 'rm',
  summary: 'remove files from the next commit',
  usage: 'rm [-r] [-f] [--cached] [-n] <path>...',
  options: 'r f|force cached n|dry-run q|quiet ignore-unmatch',
  words: [['path']],
  async run(args, call) {
    const repo = call.workRepository();
    if (args.allPaths.length === 0) throw args.misuse('no path given');
    const filter = call.filter(repo, args.allPaths);
    const index = readIndex(repo);
    const paths = [...new Set([...index.entries.keys(), ...index.conflicts.keys()])]
      .filter((path) => filter.matches(path))
      .sort();
    for (const spec of filter.specs) {
      const found = paths.filter((path) => spec.matches(path));
      if (found.length === 0 && !args.flag('ignore-unmatch') && !spec.isExcluding)
        throw new GitFailure(`pathspec '${spec.text}' did not match any files`);
      if (!args.flag('r') && found.some((path) => path.startsWith(`${spec.path}/`)))
        throw new GitFailure(`not removing '${spec.text}' recursively without -r`);
    }
    const head = treeOfCommit(repo, headOid(repo));
    if (!args.flag('force')) {
      const changed = paths.filter((path) => {
        const now = entryOnDisk(repo, path);
        const indexed = index.entries.get(path);
        return now && indexed && !isSameEntry(now, indexed) && !args.flag('cached');
      });
      const staged = paths.filter(
        (path) => !isSameEntry(index.entries.get(path), head.get(path)) && !args.flag('cached'),
      );
      if (staged.length > 0) throw new GitFailure(refusal(staged, 'changes staged in the index'), 1);
      if (changed.length > 0) throw new GitFailure(refusal(changed, 'local modifications'), 1);
    }
    for (const path of paths) {
      if (!args.flag('quiet')) call.print(`rm '${path}'\n`);
      if (args.flag('dry-run')) continue;
      index.entries.delete(path);
      index.conflicts.delete(path);
      if (!args.flag('cached')) removeFile(repo, path);
    }
    if (!args.flag('dry-run') && paths.length > 0) writeIndex(repo, index);
  },
});

function refusal(paths: readonly string[], what: string): string {
  const list = paths.map((path) => `    ${path}\n`).join('');
  const plural = paths.length === 1 ? 'file has' : 'files have';
  return `the following ${plural} ${what}:\n${list}(use --cached to keep the file, or -f to force removal)`;
}
