// Merging a named commit into the current branch: what `merge` and `pull` share.
import { cleanMessage, commitIndex } from '../../git/commit.ts';
import { GitFailure } from '../../git/git-failure.ts';
import { isAncestorOf, mergeBases, walkCommits } from '../../git/history.ts';
import { readIndex } from '../../git/index-file.ts';
import { applyMerge, forgetOperation, mergeCommits, noteOperation } from '../../git/merge.ts';
import { abbreviate, treeOfCommit } from '../../git/objects.ts';
import { currentBranch, headOid, readRef, updateRef } from '../../git/refs.ts';
import type { Repository } from '../../git/repository.ts';
import { findCommit } from '../../git/revisions.ts';
import { operationOf, readStatus } from '../../git/status.ts';
import { obstaclesTo, switchTree } from '../../git/switch-tree.ts';
import { totalsText } from './commit-text.ts';
import type { GitCall } from './git-call.ts';
import { CommitPrinter, plainFormat } from './log-format.ts';
import { obstaclesText } from './obstacles-text.ts';

export interface MergeRequest {
  readonly name: string;
  readonly message?: string;
  readonly canFastForward: boolean;
  readonly onlyFastForward: boolean;
  readonly isSquash: boolean;
  readonly isCommitted: boolean;
  readonly isQuiet: boolean;
  readonly withStat: boolean;
  readonly pulledFrom?: string; // for the message: "of /srv/git/kestrand-ml"
}

export async function mergeNamed(call: GitCall, repo: Repository, request: MergeRequest): Promise<number> {
  refuseUnready(call, repo);
  const theirs = findCommit(repo, request.name);
  if (theirs === undefined) throw new GitFailure(`merge: ${request.name} - not something we can merge`, 1, null);
  const ours = headOid(repo);
  const say = (text: string): void => (request.isQuiet ? undefined : call.print(text));
  if (ours !== undefined && isAncestorOf(repo, theirs, ours)) {
    say(request.isSquash ? 'Already up to date. (nothing to squash)\n' : 'Already up to date.\n');
    return 0;
  }
  if (ours === undefined || isAncestorOf(repo, ours, theirs)) {
    if (request.canFastForward || request.onlyFastForward || request.isSquash)
      return fastForward(call, repo, { ours, theirs, request });
  } else if (request.onlyFastForward) throw new GitFailure('Not possible to fast-forward, aborting.');
  if (ours === undefined) throw new GitFailure('cannot merge without a fast-forward before the first commit');
  if (mergeBases(repo, ours, theirs).length === 0) throw new GitFailure('refusing to merge unrelated histories');
  return trueMerge(call, repo, { ours, theirs, request });
}

function refuseUnready(call: GitCall, repo: Repository): void {
  if (readIndex(repo).conflicts.size > 0) {
    call.say('error: Merging is not possible because you have unmerged files.\n');
    call.say('hint: Settle them in the work tree, then git add (or git rm) each and commit.\n');
    throw new GitFailure('Exiting because of an unresolved conflict.');
  }
  if (operationOf(repo)?.kind === 'merge')
    throw new GitFailure(
      'You have not concluded your merge (MERGE_HEAD exists).\nPlease, commit your changes before you merge.',
    );
}

interface Joining {
  readonly ours: string | undefined;
  readonly theirs: string;
  readonly request: MergeRequest;
}

function fastForward(call: GitCall, repo: Repository, { ours, theirs, request }: Joining): number {
  const say = (text: string): void => (request.isQuiet ? undefined : call.print(text));
  const [from, to] = [treeOfCommit(repo, ours), treeOfCommit(repo, theirs)];
  if (ours !== undefined) say(`Updating ${abbreviate(repo, ours)}..${abbreviate(repo, theirs)}\n`);
  const obstacles = obstaclesTo(repo, from, to);
  if (obstacles.changed.length + obstacles.untracked.length > 0) {
    call.say(obstaclesText(obstacles, 'merge', 'merge'));
    return 1;
  }
  switchTree(repo, from, to);
  if (request.isSquash && ours !== undefined) {
    noteSquash(call, repo, ours, theirs);
    say(
      `Fast-forward\nSquash commit -- not updating HEAD\n${request.withStat ? totalsText(repo, ours, theirs, true) : ''}`,
    );
    return 0;
  }
  if (ours !== undefined) repo.files.writeText(`${repo.gitDir}/ORIG_HEAD`, `${ours}\n`);
  updateRef(repo, 'HEAD', theirs, {
    by: call.committer(),
    reason: `${request.pulledFrom === undefined ? 'merge' : 'pull'} ${request.name}: Fast-forward`,
  });
  if (ours === undefined) return 0;
  say('Fast-forward\n');
  if (request.withStat) say(totalsText(repo, ours, theirs, true));
  return 0;
}

async function trueMerge(
  call: GitCall,
  repo: Repository,
  { ours, theirs, request }: Joining & { ours: string },
): Promise<number> {
  const say = (text: string): void => (request.isQuiet ? undefined : call.print(text));
  const status = readStatus(repo, { untracked: 'no' });
  if (status.staged.length > 0) {
    const list = status.staged.map((change) => `  ${change.path}\n`).join('');
    call.say(`error: Your local changes to the following files would be overwritten by merge:\n${list}`);
    call.say('Merge with strategy ort failed.\n');
    return 2;
  }
  const merged = await mergeCommits(repo, ours, theirs, { ours: 'HEAD', theirs: request.name });
  const obstacles = applyMerge(repo, treeOfCommit(repo, ours), merged);
  if (obstacles) {
    call.say(`${obstaclesText(obstacles, 'merge', 'merge')}Merge with strategy ort failed.\n`);
    return 2;
  }
  call.print(merged.messages.map((line) => `${line}\n`).join(''));
  const message = cleanMessage(request.message ?? mergeMessage(repo, request));
  repo.files.writeText(`${repo.gitDir}/ORIG_HEAD`, `${ours}\n`);
  if (request.isSquash) {
    noteSquash(call, repo, ours, theirs);
    say('Squash commit -- not updating HEAD\n');
  } else noteOperation(repo, 'MERGE_HEAD', theirs, message);
  if (merged.conflicts.size > 0) {
    const paths = [...merged.conflicts.keys()].map((path) => `#\t${path}\n`).join('');
    if (!request.isSquash) repo.files.writeText(`${repo.gitDir}/MERGE_MSG`, `${message}\n# Conflicts:\n${paths}`);
    call.print('Automatic merge failed; fix conflicts and then commit the result.\n');
    return 1;
  }
  if (!request.isCommitted) {
    if (!request.isSquash) call.print('Automatic merge went well; stopped before committing as requested\n');
    return 0;
  }
  const who = { author: call.author(), committer: call.committer() };
  const oid = await commitIndex(repo, {
    message,
    ...who,
    parents: [ours, theirs],
    reason: `${request.pulledFrom === undefined ? 'merge' : 'pull'} ${request.name}: Merge made by the 'ort' strategy.`,
  });
  forgetOperation(repo);
  say("Merge made by the 'ort' strategy.\n");
  if (request.withStat) say(totalsText(repo, ours, oid, true));
  return 0;
}

/** The message a squashed commit starts from: all that went into it. */
function noteSquash(call: GitCall, repo: Repository, ours: string, theirs: string): void {
  const printer = new CommitPrinter(repo, plainFormat(call.now), new Map());
  let text = 'Squashed commit of the following:\n';
  for (const commit of walkCommits(repo, { tips: [theirs], hidden: [ours] })) text += `\n${printer.text(commit)}`;
  repo.files.writeText(`${repo.gitDir}/SQUASH_MSG`, text);
}

/** `Merge branch 'feature'`, with the branch it goes into unless that is the default one. */
function mergeMessage(repo: Repository, { name, pulledFrom }: MergeRequest): string {
  const into = currentBranch(repo);
  const tail = into === undefined ? ' into HEAD' : into === 'main' || into === 'master' ? '' : ` into ${into}`;
  if (pulledFrom !== undefined) return `Merge branch '${name.replace(/^[^/]+\//, '')}' of ${pulledFrom}${tail}\n`;
  const early = /^(.*?)(?:~\d*|\^)+$/.exec(name)?.[1];
  if (early !== undefined && readRef(repo, `refs/heads/${early}`) !== undefined)
    return `Merge branch '${early}' (early part)${tail}\n`;
  const what =
    readRef(repo, `refs/heads/${name}`) !== undefined
      ? 'branch'
      : readRef(repo, `refs/remotes/${name}`) !== undefined
        ? 'remote-tracking branch'
        : readRef(repo, `refs/tags/${name}`) !== undefined
          ? 'tag'
          : 'commit';
  return `Merge ${what} '${name}'${tail}\n`;
}
