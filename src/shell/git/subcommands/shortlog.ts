// git shortlog: commits by author.
import { subjectOf } from '../../../git/commit.ts';
import { defineGitSubcommand } from '../git-subcommand.ts';
import { readWalk, selectCommits, UNSIMULATED_WALK_OPTIONS, WALK_OPTIONS } from '../log-walk.ts';

export const shortlog = defineGitSubcommand({
  name: 'shortlog',
  summary: 'list commits by author',
  usage: 'shortlog [-s] [-n] [-e] [<revision range>] [-- <path>...]',
  options: `${WALK_OPTIONS.replace('n|max-count=', 'max-count=')} s|summary n|numbered e|email`,
  unsimulated: `${UNSIMULATED_WALK_OPTIONS} group= c|committer format= w?`,
  words: [['revision', 'path']],
  async run(args, call) {
    const repo = call.repository();
    const byAuthor = new Map<string, string[]>();
    for (const { commit } of await selectCommits(args, call, repo, readWalk(args, call, repo))) {
      const who = args.flag('email') ? `${commit.author.name} <${commit.author.email}>` : commit.author.name;
      byAuthor.set(who, [subjectOf(commit.message), ...(byAuthor.get(who) ?? [])]);
    }
    const rows = [...byAuthor].sort(
      ([a, x], [b, y]) => (args.flag('numbered') && y.length - x.length) || (a < b ? -1 : 1),
    );
    for (const [who, subjects] of rows) {
      if (args.flag('summary')) call.print(`${String(subjects.length).padStart(6)}\t${who}\n`);
      else call.print(`${who} (${subjects.length}):\n${subjects.map((subject) => `      ${subject}\n`).join('')}\n`);
    }
  },
});
