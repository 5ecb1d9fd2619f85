// git commit: records the index as a commit of the current branch. There is no editor in this terminal: where git would
// open one, the prepared message is taken as it stands.
import { cleanMessage, commitIndex, isIndexChanged } from '../../../git/commit.ts';
import { parseDate } from '../../../git/git-date.ts';
import { GitFailure } from '../../../git/git-failure.ts';
import { holdIndex, readIndex } from '../../../git/index-file.ts';
import { forgetOperation, preparedMessage } from '../../../git/merge.ts';
import { type Commit, readCommit, type Signature } from '../../../git/objects.ts';
import { headOid, readRef } from '../../../git/refs.ts';
import type { Repository } from '../../../git/repository.ts';
import { resolveCommit } from '../../../git/revisions.ts';
import { operationOf, readStatus } from '../../../git/status.ts';
import { joinPath } from '../../../kernel/files/file-tree.ts';
import { madeCommitText } from '../commit-text.ts';
import type { GitArguments } from '../git-arguments.ts';
import type { GitCall } from '../git-call.ts';
import { defineGitSubcommand } from '../git-subcommand.ts';
import { longStatus, shortStatus } from '../status-text.ts';
import { takeFiles } from './add.ts';

export const commit = defineGitSubcommand({
  name: 'commit',
  summary: 'record the prepared changes',
  usage: 'commit [-a] [-m <message>] [--amend] [--no-edit] [<path>...]',
  options:
    'm|message= a|all amend edit|e no-edit F|file= q|quiet allow-empty allow-empty-message author= date= reset-author C|reuse-message= s|signoff n|no-verify verify o|only i|include dry-run short v|verbose cleanup= no-gpg-sign',
  unsimulated: 'p|patch interactive fixup= squash= c|reedit-message= S|gpg-sign? t|template= trailer= long porcelain',
  words: [['change']],
  values: { C: ['commit'], F: ['path'] },
  async run(args, call) {
    const repo = call.workRepository();
    if (args.flag('all') && args.allPaths.length > 0)
      throw new GitFailure(`paths '${args.allPaths[0]} ...' with -a does not make sense`);
    const putBack = holdIndex(repo);
    let isMade = false;
    try {
      await stage(args, call, repo);
      isMade = await record(args, call, repo);
    } finally {
      if (!isMade) putBack();
    }
    return isMade || args.flag('dry-run') ? 0 : 1;
  },
});

/** Makes the commit; false when there is nothing to commit, nothing was meant to be, or no message was given. */
async function record(args: GitArguments, call: GitCall, repo: Repository): Promise<boolean> {
  if (readIndex(repo).conflicts.size > 0) throw unmerged(call, repo);
  const head = headOid(repo);
  const isAmending = args.flag('amend');
  if (isAmending && head === undefined) throw new GitFailure('You have nothing to amend.');
  const old = isAmending && head !== undefined ? readCommit(repo, head) : undefined;
  const operation = operationOf(repo);
  if (isAmending && operation?.kind === 'merge')
    throw new GitFailure('You are in the middle of a merge -- cannot amend.');
  const parents = old
    ? old.parents
    : [...(head === undefined ? [] : [head]), ...(operation?.kind === 'merge' ? [operation.oid] : [])];
  const isEmpty = operation?.kind !== 'merge' && !isAmending && !isIndexChanged(repo, parents[0]);
  if ((isEmpty && !args.flag('allow-empty')) || args.flag('dry-run')) {
    const status = readStatus(repo);
    const prefix = call.prefix(repo);
    call.print(args.flag('short') ? shortStatus(status, prefix, false) : longStatus(repo, status, prefix, true));
    return false;
  }
  const message = messageOf(args, call, repo, old);
  if (message === '' && !args.flag('allow-empty-message')) {
    call.say('Aborting commit due to empty commit message.\n');
    call.say('hint: this terminal has no editor: give the message with -m\n');
    return false;
  }
  const author = authorOf(args, call, repo, old);
  const reason = isAmending ? 'commit (amend)' : operation ? `commit (${operation.kind})` : 'commit';
  const oid = await commitIndex(repo, { message, author, committer: call.committer(), parents, reason });
  forgetOperation(repo);
  if (!args.flag('quiet')) call.print(madeCommitText(repo, oid, isAmending || args.text('date') !== undefined));
  return true;
}

/** -a and named paths take their files into the index first; named paths commit nothing else. */
async function stage(args: GitArguments, call: GitCall, repo: Repository): Promise<void> {
  const index = readIndex(repo);
  if (args.flag('all')) {
    await takeFiles(repo, index, [...index.entries.keys(), ...index.conflicts.keys()].sort());
    return;
  }
  if (args.allPaths.length === 0) return;
  const filter = call.filter(repo, args.allPaths);
  const head = headOid(repo);
  const known = [...index.entries.keys()].filter((path) => filter.matches(path)).sort();
  for (const spec of filter.specs)
    if (!known.some((path) => spec.matches(path)))
      throw new GitFailure(`pathspec '${spec.text}' did not match any file(s) known to git`, 1);
  const status = readStatus(repo, { untracked: 'no' });
  const other = status.staged.find((change) => !filter.matches(change.path));
  if (other && head !== undefined && !args.flag('include'))
    throw new GitFailure(
      `git commit <path> while '${other.path}' is staged: this case is not simulated here; use git stash or commit it too`,
      1,
    );
  await takeFiles(repo, index, known);
}

function unmerged(call: GitCall, repo: Repository): GitFailure {
  for (const path of [...readIndex(repo).conflicts.keys()].sort()) call.print(`U\t${path}\n`);
  call.say('error: Committing is not possible because you have unmerged files.\n');
  call.say('hint: Settle them in the work tree, then git add (or git rm) each and commit.\n');
  return new GitFailure('Exiting because of an unresolved conflict.');
}

function messageOf(args: GitArguments, call: GitCall, repo: Repository, old: Commit | undefined): string {
  const typed = args.texts('message');
  const file = args.text('file');
  const reused = args.text('reuse-message');
  let text: string;
  if (typed.length > 0) text = typed.join('\n\n');
  else if (file === '-') text = call.shell.stdin;
  else if (file !== undefined) text = fileText(call, file);
  else if (reused !== undefined) text = readCommit(repo, resolveCommit(repo, reused)).message;
  else if (old) text = old.message;
  else text = args.flag('no-edit') ? (preparedMessage(repo) ?? '') : withoutComments(preparedMessage(repo) ?? '');
  const message = cleanMessage(text);
  if (!args.flag('signoff') || message === '') return message;
  const { name, email } = call.committer();
  const line = `Signed-off-by: ${name} <${email}>\n`;
  return message.endsWith(line) ? message : `${message}${/\n[\w-]+: .*\n$/.test(message) ? '' : '\n'}${line}`;
}

function fileText(call: GitCall, file: string): string {
  const path = joinPath(call.cwd, file);
  if (call.files.find(path)?.kind !== 'file')
    throw new GitFailure(`could not read log file '${file}': No such file or directory`);
  return call.files.readText(path);
}

/** What an editor would leave out when it is closed. */
const withoutComments = (text: string): string =>
  text
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .join('\n');

function authorOf(args: GitArguments, call: GitCall, repo: Repository, old: Commit | undefined): Signature {
  const reused = args.text('reuse-message');
  const picked = readRef(repo, 'CHERRY_PICK_HEAD');
  let author = call.author();
  if (old && !args.flag('reset-author')) author = old.author;
  else if (reused !== undefined) author = readCommit(repo, resolveCommit(repo, reused)).author;
  else if (picked !== undefined && !args.flag('reset-author')) author = readCommit(repo, picked).author;
  const typed = args.text('author');
  if (typed !== undefined) {
    const match = /^(.*?)\s*<(.*)>$/.exec(typed);
    if (!match) throw new GitFailure(`--author '${typed}' is not 'Name <email>' and matches no existing author`);
    author = { name: match[1] ?? '', email: match[2] ?? '', at: author.at };
  }
  const date = args.text('date');
  if (date === undefined) return author;
  const at = parseDate(date, call.now);
  if (at === undefined) throw new GitFailure(`invalid date format: ${date}`);
  return { ...author, at };
}
