// git log: the history of a revision, with the changes of each commit on demand.
import { readBlob } from '../../../git/objects.ts';
import { changesText, DIFF_OPTIONS, diffForm, shapeChanges, UNSIMULATED_DIFF_OPTIONS } from '../diff-output.ts';
import { defineGitSubcommand } from '../git-subcommand.ts';
import { CommitPrinter, decorations, FORMAT_OPTIONS, logFormat } from '../log-format.ts';
import { GraphColumns } from '../log-graph.ts';
import { changesOf, readWalk, selectCommits, UNSIMULATED_WALK_OPTIONS, WALK_OPTIONS } from '../log-walk.ts';

export const log = defineGitSubcommand({
  name: 'log',
  summary: 'show the history',
  usage: 'log [<options>] [<revision range>] [[--] <path>...]',
  options: `${WALK_OPTIONS} ${DIFF_OPTIONS} ${FORMAT_OPTIONS} m graph no-graph`,
  unsimulated: `${UNSIMULATED_WALK_OPTIONS} ${UNSIMULATED_DIFF_OPTIONS} c cc show-signature notes?`,
  hasNumber: true,
  async run(args, call) {
    const repo = call.repository();
    const walk = await readWalk(args, call, repo);
    const format = logFormat(args, call.shell.isTerminal, call.now);
    const printer = new CommitPrinter(repo, format, await decorations(repo));
    const form = diffForm(args, []);
    const graph = args.flag('graph') ? new GraphColumns() : undefined;
    const read = (oid: string): Promise<Uint8Array> => readBlob(repo, oid);
    const shown = await selectCommits(args, call, repo, walk);
    const visible = new Set(shown.map(({ commit }) => commit.oid));
    for (const [i, { commit, paths }] of shown.entries()) {
      let text = i > 0 && printer.isSeparated ? '\n' : '';
      text += printer.text(commit);
      const isDiffed =
        form.parts.length > 0 && (commit.parents.length < 2 || args.flag('m') || args.flag('first-parent'));
      if (isDiffed) {
        const changes = await shapeChanges(await changesOf(repo, commit, paths), read, form);
        const diff = await changesText(repo, changes, read, form);
        const rule = form.parts.includes('patch') && form.parts.includes('stat') ? '---\n' : '\n';
        if (diff !== '') text += `${printer.isOneLine ? '' : rule}${diff}`;
      }
      call.print(graph ? graph.draw(commit, visible, text) : text);
    }
  },
});
