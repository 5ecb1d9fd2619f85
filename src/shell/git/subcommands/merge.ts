// git merge: joins another branch into the current one.
import { cleanMessage, commitIndex } from '../../../git/commit.ts';
import { GitFailure } from '../../../git/git-failure.ts';
import { isAncestorOf, mergeBases } from '../../../git/history.ts';
import { readIndex } from '../../../git/index-file.ts';
import { applyMerge, forgetOperation, mergeCommits, noteOperation } from '../../../git/merge.ts';
import { abbreviate, treeOfCommit } from '../../../git/objects.ts';
import { currentBranch, headOid, readRef, updateRef } from '../../../git/refs.ts';
import type { Repository } from '../../../git/repository.ts';
import { findCommit, previousBranch } from '../../../git/revisions.ts';
import { operationOf, readStatus } from '../../../git/status.ts';
import { forceTree, obstaclesTo, switchTree } from '../../../git/switch-tree.ts';
import { upstreamOf } from '../../../git/upstream.ts';
import { totalsText } from '../commit-text.ts';
import type { GitArguments } from '../git-arguments.ts';
import type { GitCall } from '../git-call.ts';
import { defineGitSubcommand, runSubcommand } from '../git-subcommand.ts';
import { obstaclesText } from '../obstacles-text.ts';
import { commit } from './commit.ts';

export const merge = defineGitSubcommand({
  name: 'merge',
  summary: 'join another branch into this one',
  usage: 'merge [--no-ff | --ff-only] [--squash] [--no-commit] [-m <message>] <commit> | --abort | --continue',
  options: 'm|message= ff no-ff ff-only squash no-commit commit abort continue q|quiet edit|e no-edit stat no-stat n',
  unsimulated:
    's|strategy= X|strategy-option= F|file= quit autostash allow-unrelated-histories S|gpg-sign? signoff log?',
  async run(args, call) {
    const repo = call.workRepository();
    if (args.flag('abort')) return abortMerge(repo);
    if (args.flag('continue')) {
      if (operationOf(repo)?.kind !== 'merge')
        throw new GitFailure('There is no merge in progress (MERGE_HEAD missing).');
      return runSubcommand(commit, [], call);
    }
    const branch = currentBranch(repo);
    const upstream = branch === undefined ? undefined : upstreamOf(repo, branch)?.short;
    const typed = args.words[0] ?? upstream;
    if (args.words.length > 1) throw new GitFailure('merging several commits at once is not simulated here', 1);
    if (typed === undefined) throw new GitFailure('No remote for the current branch.');
    const name = typed === '-' ? (previousBranch(repo, 1) ?? typed) : typed;
    return mergeNamed(call, repo, {
      name,
      canFastForward: args.choice('ff') !== false && !args.flag('no-ff') && !args.flag('squash'),
      onlyFastForward: args.flag('ff-only'),
      isSquash: args.flag('squash'),
      isCommitted: !args.flag('no-commit') && args.choice('commit') !== false && !args.flag('squash'),
      isQuiet: args.flag('quiet'),
      withStat: !args.flag('no-stat') && !args.flag('n'),
      ...messageIn(args),
    });
  },
});

const messageIn = (args: GitArguments): { message?: string } =>
  args.text('message') === undefined ? {} : { message: args.texts('message').join('\n\n') };

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

async function abortMerge(repo: Repository): Promise<number> {
  if (operationOf(repo)?.kind !== 'merge') throw new GitFailure('There is no merge to abort (MERGE_HEAD missing).');
  await forceTree(repo, await treeOfCommit(repo, headOid(repo)));
  forgetOperation(repo);
  return 0;
}

export async function mergeNamed(call: GitCall, repo: Repository, request: MergeRequest): Promise<number> {
  refuseUnready(call, repo);
  const theirs = await findCommit(repo, request.name);
  if (theirs === undefined) throw new GitFailure(`merge: ${request.name} - not something we can merge`, 1, null);
  const ours = headOid(repo);
  const say = (text: string): void => (request.isQuiet ? undefined : call.print(text));
  if (ours !== undefined && (await isAncestorOf(repo, theirs, ours))) {
    say('Already up to date.\n');
    return 0;
  }
  if (ours === undefined || (await isAncestorOf(repo, ours, theirs))) {
    if (request.canFastForward || request.onlyFastForward) return fastForward(call, repo, { ours, theirs, request });
  } else if (request.onlyFastForward) throw new GitFailure('Not possible to fast-forward, aborting.');
  if (ours === undefined) throw new GitFailure('cannot merge without a fast-forward before the first commit');
  if ((await mergeBases(repo, ours, theirs)).length === 0)
    throw new GitFailure('refusing to merge unrelated histories');
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

async function fastForward(call: GitCall, repo: Repository, { ours, theirs, request }: Joining): Promise<number> {
  const say = (text: string): void => (request.isQuiet ? undefined : call.print(text));
  const [from, to] = [await treeOfCommit(repo, ours), await treeOfCommit(repo, theirs)];
  if (ours !== undefined) say(`Updating ${abbreviate(repo, ours)}..${abbreviate(repo, theirs)}\n`);
  const obstacles = await obstaclesTo(repo, from, to);
  if (obstacles.changed.length + obstacles.untracked.length > 0) {
    call.say(obstaclesText(obstacles, 'merge', 'merge'));
    return 1;
  }
  await switchTree(repo, from, to);
  if (ours !== undefined) repo.files.writeText(`${repo.gitDir}/ORIG_HEAD`, `${ours}\n`);
  updateRef(repo, 'HEAD', theirs, {
    by: call.committer(),
    reason: `${request.pulledFrom === undefined ? 'merge' : 'pull'} ${request.name}: Fast-forward`,
  });
  if (ours === undefined) return 0;
  say('Fast-forward\n');
  if (request.withStat) say(await totalsText(repo, ours, theirs, true));
  return 0;
}

async function trueMerge(
  call: GitCall,
  repo: Repository,
  { ours, theirs, request }: Joining & { ours: string },
): Promise<number> {
  const say = (text: string): void => (request.isQuiet ? undefined : call.print(text));
  const status = await readStatus(repo, { untracked: 'no' });
  if (status.staged.length > 0) {
    const list = status.staged.map((change) => `  ${change.path}\n`).join('');
    call.say(`error: Your local changes to the following files would be overwritten by merge:\n${list}`);
    call.say('Merge with strategy ort failed.\n');
    return 2;
  }
  const merged = await mergeCommits(repo, ours, theirs, { ours: 'HEAD', theirs: request.name });
  const obstacles = await applyMerge(repo, await treeOfCommit(repo, ours), merged);
  if (obstacles) {
    call.say(`${obstaclesText(obstacles, 'merge', 'merge')}Merge with strategy ort failed.\n`);
    return 2;
  }
  say(merged.messages.map((line) => `${line}\n`).join(''));
  const message = cleanMessage(request.message ?? mergeMessage(repo, request));
  repo.files.writeText(`${repo.gitDir}/ORIG_HEAD`, `${ours}\n`);
  if (request.isSquash) {
    repo.files.writeText(`${repo.gitDir}/MERGE_MSG`, `Squashed commit of ${request.name}\n`);
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
  if (request.withStat) say(await totalsText(repo, ours, oid, true));
  return 0;
}

/** `Merge branch 'feature'`, with the branch it goes into unless that is the default one. */
function mergeMessage(repo: Repository, { name, pulledFrom }: MergeRequest): string {
  const into = currentBranch(repo);
  const tail = into === undefined ? ' into HEAD' : into === 'main' || into === 'master' ? '' : ` into ${into}`;
  if (pulledFrom !== undefined) return `Merge branch '${name.replace(/^[^/]+\//, '')}' of ${pulledFrom}${tail}\n`;
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
