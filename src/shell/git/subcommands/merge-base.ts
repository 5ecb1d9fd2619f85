// git merge-base: the best common ancestor of two commits.
import { isAncestorOf, mergeBases } from '../../../git/history.ts';
import { resolveCommit } from '../../../git/revisions.ts';
import { defineGitSubcommand } from '../git-subcommand.ts';

export const mergeBase = defineGitSubcommand({
  name: 'merge-base',
  summary: 'find the common ancestor of two commits',
  usage: 'merge-base [-a] <commit> <commit> | --is-ancestor <commit> <commit>',
  options: 'a|all is-ancestor',
  unsimulated: 'octopus independent fork-point',
  words: [['revision']],
  async run(args, call) {
    const repo = call.repository();
    const [first, second] = args.words;
    if (first === undefined || second === undefined || args.words.length > 2)
      throw args.misuse('two commits are needed');
    const [a, b] = [resolveCommit(repo, first), resolveCommit(repo, second)];
    if (args.flag('is-ancestor')) return isAncestorOf(repo, a, b) ? 0 : 1;
    const bases = mergeBases(repo, a, b);
    call.print((args.flag('all') ? bases : bases.slice(0, 1)).map((oid) => `${oid}\n`).join(''));
    return bases.length > 0 ? 0 : 1;
  },
});
