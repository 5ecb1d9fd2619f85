// git tag: names commits.
import { cleanMessage, subjectOf } from '../../../git/commit.ts';
import { GitFailure } from '../../../git/git-failure.ts';
import { ancestorsOf } from '../../../git/history.ts';
import { abbreviate, readCommit, readObject, writeTag } from '../../../git/objects.ts';
import { deleteRef, isValidRefName, listRefs, readRef, updateRef } from '../../../git/refs.ts';
import type { Repository } from '../../../git/repository.ts';
import { resolveCommit } from '../../../git/revisions.ts';
import type { GitArguments } from '../git-arguments.ts';
import type { GitCall } from '../git-call.ts';
import { defineGitSubcommand } from '../git-subcommand.ts';

export const tag = defineGitSubcommand({
  name: 'tag',
  summary: 'name a commit',
  usage: 'tag [-a] [-f] [-m <message>] <name> [<commit>] | -d <name>... | [-n] [-l [<pattern>]]',
  options: 'a|annotate m|message= f|force d|delete l|list n? contains= points-at= sort=',
  unsimulated: 's|sign u|local-user= v|verify F|file= e|edit merged? no-merged? format= column?',
  words: [['tag'], ['revision']],
  async run(args, call) {
    const repo = call.repository();
    const [name, target] = args.words;
    if (args.flag('delete')) return removeTags(args.words, call, repo);
    const isListing = name === undefined || ['list', 'n', 'contains', 'points-at'].some((option) => args.flag(option));
    if (isListing) {
      listTags(args, call, repo);
      return 0;
    }
    if (!isValidRefName(name)) throw new GitFailure(`'${name}' is not a valid tag name.`);
    const known = readRef(repo, `refs/tags/${name}`);
    if (known !== undefined && !args.flag('force')) throw new GitFailure(`tag '${name}' already exists`);
    const commit = resolveCommit(repo, target ?? 'HEAD');
    const message = cleanMessage(args.texts('message').join('\n\n'));
    const isAnnotated = args.flag('annotate') || args.text('message') !== undefined;
    if (isAnnotated && message === '')
      throw new GitFailure('no tag message?\nhint: this terminal has no editor: give the message with -m');
    const tagger = call.committer();
    const oid = isAnnotated ? await writeTag(repo, { target: commit, name, tagger, message }) : commit;
    updateRef(repo, `refs/tags/${name}`, oid, { by: tagger, reason: `tag: ${name}` });
    if (known !== undefined && known !== oid) call.print(`Updated tag '${name}' (was ${abbreviate(repo, known)})\n`);
    return 0;
  },
});

function removeTags(names: readonly string[], call: GitCall, repo: Repository): number {
  let code = 0;
  for (const name of names) {
    const oid = readRef(repo, `refs/tags/${name}`);
    if (oid === undefined) {
      call.say(`error: tag '${name}' not found.\n`);
      code = 1;
      continue;
    }
    deleteRef(repo, `refs/tags/${name}`);
    call.print(`Deleted tag '${name}' (was ${abbreviate(repo, oid)})\n`);
  }
  return code;
}

function listTags(args: GitArguments, call: GitCall, repo: Repository): void {
  const pattern = args.words[0];
  const test = new RegExp(
    `^${(pattern ?? '*')
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replace(/\*/g, '.*')
      .replace(/\?/g, '.')}$`,
  );
  const contains = args.text('contains');
  const wanted = contains === undefined ? undefined : resolveCommit(repo, contains);
  const at = args.text('points-at');
  const pointed = at === undefined ? undefined : resolveCommit(repo, at);
  for (const name of listRefs(repo, 'refs/tags/')) {
    if (!test.test(name)) continue;
    const commit = resolveCommit(repo, `refs/tags/${name}`);
    if (wanted !== undefined && !ancestorsOf(repo, [commit]).has(wanted)) continue;
    if (pointed !== undefined && commit !== pointed) continue;
    call.print(args.flag('n') ? `${name.padEnd(15)} ${subjectOfTag(repo, name, commit)}\n` : `${name}\n`);
  }
}

function subjectOfTag(repo: Repository, name: string, commit: string): string {
  const object = readObject(repo, readRef(repo, `refs/tags/${name}`) ?? '');
  return subjectOf(object.type === 'tag' ? object.value.message : readCommit(repo, commit).message);
}
