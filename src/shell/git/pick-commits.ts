// What `revert` and `cherry-pick` share: applying commits one by one, stopping at a conflict.
import { cleanMessage, commitIndex, isIndexChanged, subjectOf } from '../../git/commit.ts';
import { GitFailure } from '../../git/git-failure.ts';
import { walkCommits } from '../../git/history.ts';
import { readIndex } from '../../git/index-file.ts';
import { applyMerge, forgetOperation, noteOperation } from '../../git/merge.ts';
import { abbreviate, type Commit, readCommit, type Signature, treeOfCommit } from '../../git/objects.ts';
import type { Pick } from '../../git/pick.ts';
import { headOid } from '../../git/refs.ts';
import type { Repository } from '../../git/repository.ts';
import { resolveCommit, unknownRevision } from '../../git/revisions.ts';
import { operationOf, readStatus } from '../../git/status.ts';
import { forceTree } from '../../git/switch-tree.ts';
import { madeCommitText } from './commit-text.ts';
import type { GitArguments } from './git-arguments.ts';
import type { GitCall } from './git-call.ts';
import { runSubcommand } from './git-subcommand.ts';
import { readRange } from './log-walk.ts';
import { obstaclesText } from './obstacles-text.ts';
import { longStatus } from './status-text.ts';
import { commit as commitCommand } from './subcommands/commit.ts';

export const PICK_OPTIONS = 'n|no-commit e|edit no-edit m|mainline= abort continue skip quit s|signoff';
export const UNSIMULATED_PICK_OPTIONS = 'strategy= X|strategy-option= S|gpg-sign? rerere-autoupdate cleanup=';

export interface Picking {
  readonly kind: 'revert' | 'cherry-pick';
  readonly marker: 'REVERT_HEAD' | 'CHERRY_PICK_HEAD';
  make(repo: Repository, commit: Commit): Promise<Pick>;
  author(commit: Commit): Signature;
}

export async function pickCommits(args: GitArguments, call: GitCall, picking: Picking): Promise<number> {
  const repo = call.workRepository();
  for (const step of ['abort', 'continue', 'skip', 'quit'] as const)
    if (args.flag(step)) return endPicking(call, repo, picking, step);
  if (args.words.length === 0) throw args.misuse('no commit given');
  const commits = namedCommits(repo, args.words, picking.kind);
  const isCommitted = !args.flag('no-commit');
  if (operationOf(repo)?.kind === picking.kind) {
    call.say(
      `error: a ${picking.kind} is already in progress\nhint: try "git ${picking.kind} (--continue | --skip | --abort)"\n`,
    );
    throw new GitFailure(`${picking.kind} failed`);
  }
  if (readIndex(repo).conflicts.size > 0) {
    call.say(`error: ${capital(picking.kind)}ing is not possible because you have unmerged files.\n`);
    throw new GitFailure(`${picking.kind} failed`);
  }
  if (isCommitted && isIndexChanged(repo, headOid(repo))) {
    call.say(
      `error: your local changes would be overwritten by ${picking.kind}.\nhint: commit your changes or stash them to proceed.\n`,
    );
    throw new GitFailure(`${picking.kind} failed`);
  }
  for (const [i, commit] of commits.entries()) {
    const code = await pickOne(args, call, repo, picking, commit);
    if (code !== 0) {
      if (i < commits.length - 1)
        call.say(
          `note: ${commits.length - 1 - i} more commit(s) were asked for; give them again after this one (a sequence is not resumed here)\n`,
        );
      return code;
    }
  }
  return 0;
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** Commits in the order given; a range oldest first for cherry-pick, newest first for revert. */
function namedCommits(repo: Repository, words: readonly string[], kind: Picking['kind']): Commit[] {
  const out: Commit[] = [];
  for (const word of words) {
    const range = word.includes('..') ? readRange(repo, word) : undefined;
    if (word.includes('..')) {
      if (!range) throw unknownRevision(word);
      const commits: Commit[] = [];
      for (const commit of walkCommits(repo, range)) commits.push(commit);
      out.push(...(kind === 'revert' ? commits : commits.reverse()));
    } else {
      try {
        out.push(readCommit(repo, resolveCommit(repo, word)));
      } catch (problem) {
        if (problem instanceof GitFailure && problem.exitCode === 128) throw new GitFailure(`bad revision '${word}'`);
        throw problem;
      }
    }
  }
  return out;
}

async function pickOne(
  args: GitArguments,
  call: GitCall,
  repo: Repository,
  picking: Picking,
  commit: Commit,
): Promise<number> {
  const pick = await picking.make(repo, commit);
  const obstacles = applyMerge(repo, pick.ours, pick.merge);
  if (obstacles) {
    call.say(obstaclesText(obstacles, picking.kind === 'revert' ? 'revert' : 'cherry-pick', 'merge'));
    throw new GitFailure(`${picking.kind} failed`);
  }
  call.print(pick.merge.messages.map((line) => `${line}\n`).join(''));
  const message = signed(args, call, cleanMessage(pick.message));
  const label = `${abbreviate(repo, commit.oid)}... ${subjectOf(commit.message)}`;
  if (pick.merge.conflicts.size > 0) {
    const paths = [...pick.merge.conflicts.keys()].map((path) => `#\t${path}\n`).join('');
    noteOperation(repo, picking.marker, commit.oid, `${message}\n# Conflicts:\n${paths}`);
    call.say(`error: could not ${picking.kind === 'revert' ? 'revert' : 'apply'} ${label}\n`);
    call.say(
      `hint: Settle the conflicts, mark them with git add or git rm, then run\nhint: "git ${picking.kind} --continue" (or --skip, or --abort to go back).\n`,
    );
    return 1;
  }
  if (args.flag('no-commit')) {
    repo.files.writeText(`${repo.gitDir}/MERGE_MSG`, message);
    if (picking.kind === 'revert') noteOperation(repo, 'REVERT_HEAD', commit.oid, message);
    return 0;
  }
  const head = headOid(repo);
  if (!isIndexChanged(repo, head) && !(picking.kind === 'cherry-pick' && args.flag('allow-empty')))
    return nothingLeft(call, repo, picking, commit, message);
  const parents = head === undefined ? [] : [head];
  const who = { author: picking.author(commit), committer: call.committer() };
  const oid = await commitIndex(repo, { message, ...who, parents, reason: picking.kind });
  call.print(madeCommitText(repo, oid, true));
  return 0;
}

function signed(args: GitArguments, call: GitCall, message: string): string {
  if (!args.flag('signoff')) return message;
  const { name, email } = call.committer();
  return `${message}\nSigned-off-by: ${name} <${email}>\n`;
}

/** The change is there already (or already taken back). */
function nothingLeft(call: GitCall, repo: Repository, picking: Picking, commit: Commit, message: string): number {
  if (picking.kind === 'cherry-pick') noteOperation(repo, picking.marker, commit.oid, message);
  call.print(longStatus(repo, readStatus(repo), '', true));
  if (picking.kind === 'cherry-pick')
    call.say(
      "The previous cherry-pick is now empty, possibly due to conflict resolution.\nIf you wish to commit it anyway, use:\n\n    git commit --allow-empty\n\nOtherwise, please use 'git cherry-pick --skip'\n",
    );
  return 1;
}

async function endPicking(
  call: GitCall,
  repo: Repository,
  picking: Picking,
  step: 'abort' | 'continue' | 'skip' | 'quit',
): Promise<number> {
  if (operationOf(repo)?.kind !== picking.kind) {
    call.say(`error: no cherry-pick or revert in progress\n`);
    throw new GitFailure(`${picking.kind} failed`);
  }
  if (step === 'continue') return (await runSubcommand(commitCommand, [], call)) ?? 0;
  if (step !== 'quit') forceTree(repo, treeOfCommit(repo, headOid(repo)));
  forgetOperation(repo);
  return 0;
}
