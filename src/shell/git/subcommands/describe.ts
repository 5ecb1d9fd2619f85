// git describe: the nearest tag of a commit, and how far it is away.
import { GitFailure } from '../../../git/git-failure.ts';
import { ancestorsOf, walkCommits } from '../../../git/history.ts';
import { abbreviate, readObject } from '../../../git/objects.ts';
import { listRefs, readRef } from '../../../git/refs.ts';
import { findCommit, resolveCommit } from '../../../git/revisions.ts';
import { isClean } from '../../../git/status.ts';
import { defineGitSubcommand } from '../git-subcommand.ts';

export const describe = defineGitSubcommand({
  name: 'describe',
  summary: 'name a commit after the nearest tag',
  usage: 'describe [--tags] [--always] [--long] [--dirty] [--exact-match] [<commit>]',
  options: 'tags always long dirty? exact-match abbrev=',
  unsimulated: 'all contains match= exclude= first-parent candidates= broken?',
  words: [['revision']],
  async run(args, call) {
    const repo = call.repository();
    const commit = resolveCommit(repo, args.words[0] ?? 'HEAD');
    const names = new Map<string, string>();
    for (const name of listRefs(repo, 'refs/tags/')) {
      const oid = readRef(repo, `refs/tags/${name}`) ?? '';
      const isAnnotated = readObject(repo, oid).type === 'tag';
      const target = isAnnotated || args.flag('tags') ? findCommit(repo, `refs/tags/${name}`) : undefined;
      if (target !== undefined) names.set(target, name);
    }
    const mark = args.flag('dirty') && !isClean(repo) ? (args.text('dirty') ?? '-dirty') : '';
    const length = args.integer('abbrev') ?? 7;
    for (const each of walkCommits(repo, { tips: [commit] })) {
      const name = names.get(each.oid);
      if (name === undefined) continue;
      const below = ancestorsOf(repo, [each.oid]);
      const distance = [...ancestorsOf(repo, [commit])].filter((oid) => !below.has(oid)).length;
      if (args.flag('exact-match') && distance > 0) break;
      const tail =
        (distance > 0 || args.flag('long')) && length > 0 ? `-${distance}-g${abbreviate(repo, commit, length)}` : '';
      call.print(`${name}${tail}${mark}\n`);
      return;
    }
    if (args.flag('always')) call.print(`${abbreviate(repo, commit, length)}${mark}\n`);
    else if (args.flag('exact-match')) throw new GitFailure(`no tag exactly matches '${commit}'`);
    else
      throw new GitFailure(
        names.size === 0
          ? 'No names found, cannot describe anything.'
          : `No tags can describe '${commit}'.\nTry --always, or create some tags.`,
      );
  },
});
