// git ls-files: the files of the index, or of the work tree beside it.

import { GitFailure } from '../../../git/git-failure.ts';
import { readIndex } from '../../../git/index-file.ts';
import { quotePath } from '../../../git/patch-text.ts';
import { relativePath } from '../../../git/pathspec.ts';
import { isSameEntry } from '../../../git/tree-diff.ts';
import { readWorkTree, untrackedFiles } from '../../../git/work-tree.ts';
import { defineGitSubcommand } from '../git-subcommand.ts';

export const lsFiles = defineGitSubcommand({
  name: 'ls-files',
  summary: 'list the files git knows',
  usage: 'ls-files [-s] [-m] [-d] [-o [--exclude-standard]] [-u] [<path>...]',
  options: 's|stage m|modified d|deleted o|others c|cached u|unmerged exclude-standard full-name error-unmatch',
  unsimulated: 'i|ignored z t v k|killed x|exclude= with-tree= format= eol',
  words: [['path']],
  async run(args, call) {
    const repo = call.repository();
    const prefix = call.prefix(repo);
    const filter = call.filter(repo, args.allPaths.length > 0 || prefix === '' ? args.allPaths : ['.']);
    const index = readIndex(repo);
    const name = (path: string): string => quotePath(args.flag('full-name') ? path : relativePath(prefix, path));
    const others = args.flag('others');
    const shown: string[] = [];
    if (others) shown.push(...untrackedFiles(repo, index, !args.flag('exclude-standard')));
    if (args.flag('modified') || args.flag('deleted')) {
      const work = readWorkTree(repo, index).entries;
      for (const [path, entry] of index.entries) {
        const isGone = !work.has(path);
        if (args.flag('deleted') ? isGone : !isSameEntry(entry, work.get(path))) shown.push(path);
      }
    }
    const isListingAll = args.flag('cached') || (!others && !args.flag('modified') && !args.flag('deleted'));
    if (args.flag('stage') || args.flag('unmerged')) {
      const rows = [...index.entries].map(([path, entry]) => ({ path, text: `${entry.mode} ${entry.oid} 0` }));
      if (args.flag('unmerged')) rows.length = 0;
      for (const [path, { base, ours, theirs }] of index.conflicts)
        for (const [i, entry] of [base, ours, theirs].entries())
          if (entry) rows.push({ path, text: `${entry.mode} ${entry.oid} ${i + 1}` });
      rows.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.text.slice(-1) < b.text.slice(-1) ? -1 : 1));
      for (const { path, text } of rows) if (filter.matches(path)) call.print(`${text}\t${name(path)}\n`);
      return;
    }
    if (isListingAll) shown.push(...index.entries.keys(), ...index.conflicts.keys());
    const paths = shown.filter((path) => filter.matches(path)).sort();
    for (const spec of filter.specs)
      if (args.flag('error-unmatch') && !paths.some((path) => spec.matches(path)))
        throw new GitFailure(`pathspec '${spec.text}' did not match any file(s) known to git`, 1);
    call.print(paths.map((path) => `${name(path)}\n`).join(''));
  },
});
