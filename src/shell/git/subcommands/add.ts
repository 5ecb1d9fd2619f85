// git add: takes the present content of files into the index.
import { GitFailure } from '../../../git/git-failure.ts';
import { ignoredPart } from '../../../git/ignore-rules.ts';
import { type Index, readIndex, writeIndex } from '../../../git/index-file.ts';
import type { Pathspec } from '../../../git/pathspec.ts';
import type { Repository } from '../../../git/repository.ts';
import { isSameEntry } from '../../../git/tree-diff.ts';
import { entryOnDisk, storeFile, untrackedFiles } from '../../../git/work-tree.ts';
import { defineGitSubcommand } from '../git-subcommand.ts';

export const add = defineGitSubcommand({
  name: 'add',
  summary: 'take files into the next commit',
  usage: 'add [-A | -u] [-f] [-n] [<path>...]',
  options: 'A|all u|update f|force n|dry-run v|verbose ignore-errors',
  unsimulated: 'p|patch i|interactive e|edit N|intent-to-add chmod= refresh renormalize',
  words: [['change']],
  async run(args, call) {
    const repo = call.workRepository();
    const typed = args.allPaths;
    const isWide = args.flag('all') || args.flag('update');
    if (typed.length === 0 && !isWide) {
      call.say("Nothing specified, nothing added.\nhint: Maybe you wanted to say 'git add .'?\n");
      return;
    }
    const filter = call.filter(repo, typed);
    const index = readIndex(repo);
    const untracked = args.flag('update') ? [] : untrackedFiles(repo, index, args.flag('force'));
    const known = [...index.entries.keys(), ...index.conflicts.keys()].sort();
    const wanted = [...known, ...untracked].filter((path) => filter.matches(path.replace(/\/$/, '')));
    for (const spec of filter.specs)
      if (!spec.isExcluding && spec.path !== '' && !wanted.some((path) => spec.matches(path.replace(/\/$/, ''))))
        refuse(repo, spec);
    const text = await takeFiles(repo, index, wanted, args.flag('dry-run'));
    if (args.flag('verbose') || args.flag('dry-run')) call.print(text);
  },
});

function refuse(repo: Repository, spec: Pathspec): void {
  const node = repo.files.find(`${repo.workTree}/${spec.path}`, false);
  if (!node) throw new GitFailure(`pathspec '${spec.text}' did not match any files`);
  const ignored = ignoredPart(repo, spec.path);
  if (ignored !== undefined)
    throw new GitFailure(
      `The following paths are ignored by one of your .gitignore files:\n${ignored}\nhint: Use -f if you really want to add them.`,
      1,
      null,
    );
}

/** Brings the index to the present state of the given files; says what it did. */
export async function takeFiles(
  repo: Repository,
  index: Index,
  paths: readonly string[],
  isDry = false,
): Promise<string> {
  let text = '';
  let isChanged = false;
  for (const path of paths) {
    if (path.endsWith('/')) continue; // a repository inside this one
    const now = entryOnDisk(repo, path);
    const isSettled = index.conflicts.has(path);
    if (!isSettled && isSameEntry(now, index.entries.get(path))) continue;
    text += `${now ? 'add' : 'remove'} '${path}'\n`;
    if (isDry) continue;
    isChanged = true;
    index.conflicts.delete(path);
    if (now) index.entries.set(path, await storeFile(repo, path));
    else index.entries.delete(path);
  }
  if (isChanged) writeIndex(repo, index);
  return text;
}
