// git log: the history of a revision, with the changes of each commit on demand.
import { type Commit, readBlob, readCommit } from '../../../git/objects.ts';
import type { PathFilter } from '../../../git/pathspec.ts';
import type { Repository } from '../../../git/repository.ts';
import {
  changesText,
  DIFF_OPTIONS,
  type DiffForm,
  diffForm,
  shapeChanges,
  UNSIMULATED_DIFF_OPTIONS,
} from '../diff-output.ts';
import type { GitArguments } from '../git-arguments.ts';
import type { GitCall } from '../git-call.ts';
import { defineGitSubcommand } from '../git-subcommand.ts';
import { CommitPrinter, decorations, FORMAT_OPTIONS, logFormat } from '../log-format.ts';
import { GraphColumns, graphOrder, linkShown } from '../log-graph.ts';
import {
  changesOf,
  readWalk,
  type Selected,
  selectCommits,
  UNSIMULATED_WALK_OPTIONS,
  WALK_OPTIONS,
  type Walk,
} from '../log-walk.ts';

export const log = defineGitSubcommand({
  name: 'log',
  summary: 'show the history',
  usage: 'log [<options>] [<revision range>] [[--] <path>...]',
  options: `${WALK_OPTIONS} ${DIFF_OPTIONS} ${FORMAT_OPTIONS} m graph no-graph`,
  unsimulated: `${UNSIMULATED_WALK_OPTIONS} ${UNSIMULATED_DIFF_OPTIONS} c cc show-signature notes?`,
  hasNumber: true,
  words: [['revision', 'path']],
  async run(args, call) {
    const repo = call.repository();
    const walk = readWalk(args, call, repo);
    const format = logFormat(args, call.shell.isTerminal, call.now);
    const printer = new CommitPrinter(repo, format, decorations(repo));
    const form = diffForm(args, []);
    const isDrawn = args.flag('graph');
    const shown = isDrawn ? await inGraphOrder(args, call, repo, walk) : await selectCommits(args, call, repo, walk);
    const graph = new GraphColumns();
    let isFirst = true;
    for (const { commit, paths, links } of shown) {
      const isMerge = commit.parents.length > 1;
      const isEach = isMerge && args.flag('m') && !args.flag('first-parent') && form.parts.length > 0;
      for (const from of isEach ? commit.parents : [undefined]) {
        let text = !isFirst && printer.isSeparated ? '\n' : '';
        isFirst = false;
        text += printer.text(commit, from);
        if (!isMerge || from !== undefined || args.flag('first-parent')) {
          const seen = from === undefined ? commit : { ...commit, parents: [from] };
          const diff = diffText(repo, seen, paths, form);
          const rule = form.parts.includes('patch') && form.parts.includes('stat') ? '---\n' : '\n';
          if (diff !== '') text += `${printer.isOneLine ? '' : rule}${diff}`;
        }
        call.print(isDrawn ? graph.draw({ ...commit, parents: links ?? commit.parents }, text) : text);
      }
    }
  },
});

function diffText(repo: Repository, commit: Commit, paths: PathFilter, form: DiffForm): string {
  if (form.parts.length === 0) return '';
  const read = (oid: string): Uint8Array => readBlob(repo, oid);
  return changesText(repo, shapeChanges(changesOf(repo, commit, paths), read, form), read, form);
}

/** All commits of the walk as a graph, each linked to its nearest shown ancestors, then as many as asked for. */
async function inGraphOrder(args: GitArguments, call: GitCall, repo: Repository, walk: Walk): Promise<Selected[]> {
  const all = await selectCommits(args, call, repo, walk, true);
  const linked = linkShown(
    all.map(({ commit }) => commit),
    (oid) => readCommit(repo, oid).parents[0],
  );
  const byId = new Map(all.map((each) => [each.commit.oid, each]));
  const ordered = graphOrder(linked).flatMap(({ oid, parents }) => {
    const each = byId.get(oid);
    return each ? [{ ...each, links: parents }] : [];
  });
  return ordered.slice(0, args.integer('n') ?? ordered.length);
}
