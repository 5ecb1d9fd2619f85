// git ls-tree: the entries of a commit's tree.
import { GitFailure } from '../../../git/git-failure.ts';
import { readBlob, readCommit, readObject, readTree } from '../../../git/objects.ts';
import { quotePath } from '../../../git/patch-text.ts';
import type { Repository } from '../../../git/repository.ts';
import { resolveObject } from '../../../git/revisions.ts';
import { defineGitSubcommand } from '../git-subcommand.ts';

interface Row {
  readonly mode: string;
  readonly type: string;
  readonly oid: string;
  readonly path: string;
}

export const lsTree = defineGitSubcommand({
  name: 'ls-tree',
  summary: 'list the tree of a commit',
  usage: 'ls-tree [-r] [-d] [-l] [--name-only] <revision> [<path>...]',
  options: 'r d t l|long name-only name-status full-tree full-name abbrev?',
  unsimulated: 'z object-only format=',
  words: [['revision'], ['path']],
  async run(args, call) {
    const repo = call.repository();
    const [name, ...paths] = args.allPaths;
    if (name === undefined) throw args.misuse('no tree given');
    const oid = resolveObject(repo, name);
    if (oid === undefined) throw new GitFailure(`Not a valid object name ${name}`);
    const object = readObject(repo, oid);
    const tree = object.type === 'tree' ? oid : readCommit(repo, oid).tree;
    const filter = call.filter(repo, paths);
    const wanted = filter.specs.map((spec) => spec.path);
    const isOpened = (path: string): boolean =>
      args.flag('r') ||
      wanted.some((each, i) => each.startsWith(`${path}/`) || (each === path && paths[i]?.endsWith('/')));
    for (const row of await rowsOf(repo, tree, '', isOpened)) {
      if (!filter.matches(row.path) || (args.flag('d') && row.type !== 'tree')) continue;
      const size = row.type === 'blob' ? String(readBlob(repo, row.oid).length) : '-';
      const head =
        args.flag('name-only') || args.flag('name-status')
          ? ''
          : `${row.mode} ${row.type} ${row.oid}${args.flag('long') ? ` ${size.padStart(7)}` : ''}\t`;
      call.print(`${head}${quotePath(row.path)}\n`);
    }
  },
});

async function rowsOf(repo: Repository, tree: string, at: string, isOpened: (path: string) => boolean): Promise<Row[]> {
  const rows: Row[] = [];
  for (const item of readTree(repo, tree)) {
    const path = at + item.path;
    if (item.type === 'tree' && isOpened(path)) rows.push(...(await rowsOf(repo, item.oid, `${path}/`, isOpened)));
    else rows.push({ mode: item.mode.padStart(6, '0'), type: item.type, oid: item.oid, path });
  }
  return rows;
}
