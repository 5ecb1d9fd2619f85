// git grep: searches the tracked files, or those of a commit.
import { GitFailure } from '../../../git/git-failure.ts';
import { readIndex } from '../../../git/index-file.ts';
import { isBinary } from '../../../git/patch-text.ts';
import { relativePath } from '../../../git/pathspec.ts';
import { findCommit, treeOfRevision } from '../../../git/revisions.ts';
import { blobReader, readWorkTree } from '../../../git/work-tree.ts';
import type { GitArguments } from '../git-arguments.ts';
import { defineGitSubcommand } from '../git-subcommand.ts';

export const grep = defineGitSubcommand({
  name: 'grep',
  summary: 'search the tracked files',
  usage: 'grep [-n] [-i] [-l] [-c] [-w] [-E | -F] [-e] <pattern> [<revision>] [[--] <path>...]',
  options:
    'n|line-number i|ignore-case l|files-with-matches name-only c|count w|word-regexp E|extended-regexp F|fixed-strings G|basic-regexp e= q|quiet v|invert-match h cached',
  unsimulated:
    'A|after-context= B|before-context= C|context= p|show-function P|perl-regexp L|files-without-match o|only-matching untracked heading break and or not',
  words: [[], ['revision', 'path']],
  async run(args, call) {
    const repo = call.repository();
    const words = [...args.words];
    const pattern = args.text('e') ?? words.shift();
    if (pattern === undefined) throw new GitFailure('no pattern given');
    const test = expression(args, pattern);
    const revision = words[0] !== undefined && findCommit(repo, words[0]) !== undefined ? words.shift() : undefined;
    const filter = call.filter(repo, [...words, ...(args.paths ?? [])]);
    const index = readIndex(repo);
    const work = readWorkTree(repo, index);
    const tree =
      revision !== undefined ? treeOfRevision(repo, revision) : args.flag('cached') ? index.entries : work.entries;
    const read = blobReader(repo, work);
    let isFound = false;
    for (const path of [...tree.keys()].sort()) {
      if (!filter.matches(path)) continue;
      const bytes = read(tree.get(path)?.oid ?? '');
      const lines = new TextDecoder().decode(bytes).replace(/\n$/, '').split('\n');
      const hits = [...lines.entries()].filter(([, line]) => test.test(line) !== args.flag('invert-match'));
      if (hits.length === 0) continue;
      isFound = true;
      if (args.flag('quiet')) break;
      const name = `${revision === undefined ? '' : `${revision}:`}${relativePath(call.prefix(repo), path)}`;
      if (args.flag('files-with-matches') || args.flag('name-only')) call.print(`${name}\n`);
      else if (args.flag('count')) call.print(`${name}:${hits.length}\n`);
      else if (isBinary(bytes)) call.print(`Binary file ${name} matches\n`);
      else
        for (const [at, line] of hits)
          call.print(`${args.flag('h') ? '' : `${name}:`}${args.flag('line-number') ? `${at + 1}:` : ''}${line}\n`);
    }
    return isFound ? 0 : 1;
  },
});

function expression(args: GitArguments, pattern: string): RegExp {
  let source = pattern;
  if (args.flag('fixed-strings')) source = pattern.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  else if (!args.flag('extended-regexp'))
    source = pattern.replace(/\\?[+?{}|()]/g, (found) => (found.startsWith('\\') ? found.slice(1) : `\\${found}`));
  if (args.flag('word-regexp')) source = `\\b(?:${source})\\b`;
  try {
    return new RegExp(source, args.flag('ignore-case') ? 'i' : '');
  } catch {
    throw new GitFailure(`invalid pattern: ${pattern}`);
  }
}
