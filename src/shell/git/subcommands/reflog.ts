// git reflog: where a ref has been.
import { GitFailure } from '../../../git/git-failure.ts';
import { abbreviate } from '../../../git/objects.ts';
import { readLog } from '../../../git/refs.ts';
import { fullRefName } from '../../../git/revisions.ts';
import { defineGitSubcommand } from '../git-subcommand.ts';

export const reflog = defineGitSubcommand({
  name: 'reflog',
  summary: 'show where a branch has been',
  usage: 'reflog [show] [-n <number>] [<ref>]',
  options: 'n|max-count=',
  unsimulated: 'date= all format= pretty= stat p since=',
  hasNumber: true,
  words: [['revision']],
  verbs: { show: undefined },
  async run(args, call) {
    const repo = call.repository();
    const [verb, second] = args.words;
    if (verb === 'expire' || verb === 'delete' || verb === 'exists')
      throw new GitFailure(`git reflog ${verb}: not simulated here`, 1);
    const name = verb === 'show' ? (second ?? 'HEAD') : (verb ?? 'HEAD');
    const ref = fullRefName(repo, name);
    if (ref === undefined)
      throw new GitFailure(`ambiguous argument '${name}': unknown revision or path not in the working tree.`);
    for (const [i, line] of readLog(repo, ref)
      .slice(0, args.integer('n') ?? Number.POSITIVE_INFINITY)
      .entries())
      call.print(`${abbreviate(repo, line.after)} ${name}@{${i}}: ${line.reason}\n`);
  },
});
