// What `checkout` and `switch` share: moving HEAD, index and work tree to a branch or a commit.

import { subjectOf } from '../../git/commit.ts';
import { setConfigValue } from '../../git/config-file.ts';
import { GitFailure } from '../../git/git-failure.ts';
import { readIndex } from '../../git/index-file.ts';
import { forgetOperation } from '../../git/merge.ts';
import { abbreviate, readCommit, treeOfCommit } from '../../git/objects.ts';
import { currentBranch, headOid, isValidRefName, readRef, setHead, symbolicTarget, updateRef } from '../../git/refs.ts';
import type { Repository } from '../../git/repository.ts';
import { operationOf, readStatus } from '../../git/status.ts';
import { forceTree, obstaclesTo, switchTree } from '../../git/switch-tree.ts';
import { remotesOf } from '../../git/upstream.ts';
import type { GitCall } from './git-call.ts';
import { obstaclesText } from './obstacles-text.ts';
import { headIsNowAt, trackingText } from './status-text.ts';

export interface HeadGoal {
  readonly oid: string;
  readonly branch: string | undefined; // undefined: HEAD is detached
  readonly name: string; // as typed
  readonly isNew?: boolean;
  readonly isForced?: boolean;
  readonly isQuiet?: boolean;
}

/** Moves to the goal; answers the exit code. */
export function switchHead(call: GitCall, repo: Repository, goal: HeadGoal): number {
  if (readIndex(repo).conflicts.size > 0 && !goal.isForced) {
    for (const path of [...readIndex(repo).conflicts.keys()].sort()) call.print(`${path}: needs merge\n`);
    throw new GitFailure('you need to resolve your current index first', 1);
  }
  const operation = operationOf(repo);
  if (operation && !goal.isForced && !goal.isNew)
    throw new GitFailure(
      `cannot switch branch while ${{ merge: 'merging', 'cherry-pick': 'cherry-picking', revert: 'reverting' }[operation.kind]}`,
    );
  const before = headOid(repo);
  const beforeBranch = currentBranch(repo);
  const [from, to] = [treeOfCommit(repo, before), treeOfCommit(repo, goal.oid)];
  if (goal.isForced) {
    forceTree(repo, to);
    forgetOperation(repo);
  } else if (before !== goal.oid) {
    const obstacles = obstaclesTo(repo, from, to);
    if (obstacles.changed.length + obstacles.untracked.length > 0) {
      call.say(obstaclesText(obstacles, 'checkout', 'switch branches'));
      return 1;
    }
    switchTree(repo, from, to);
  }
  const move = {
    by: call.committer(),
    reason: `checkout: moving from ${beforeBranch ?? before ?? 'HEAD'} to ${goal.name}`,
  };
  if (goal.branch !== undefined && readRef(repo, `refs/heads/${goal.branch}`) === undefined)
    updateRef(repo, `refs/heads/${goal.branch}`, goal.oid, {
      by: move.by,
      reason: `branch: Created from ${beforeBranch ?? 'HEAD'}`,
    });
  setHead(repo, goal.branch === undefined ? { oid: goal.oid } : { branch: goal.branch }, move);
  if (!goal.isQuiet) report(call, repo, goal, { oid: before, branch: beforeBranch });
  return 0;
}

function report(
  call: GitCall,
  repo: Repository,
  goal: HeadGoal,
  before: { oid: string | undefined; branch: string | undefined },
): void {
  const status = readStatus(repo, { untracked: 'no' });
  const changed = new Map([...status.staged, ...status.unstaged].map((change) => [change.path, change.status]));
  for (const path of [...changed.keys()].sort()) call.print(`${changed.get(path)}\t${path}\n`);
  if (before.branch === undefined && before.oid !== undefined && before.oid !== goal.oid)
    call.say(
      `Previous HEAD position was ${abbreviate(repo, before.oid)} ${subjectOf(readCommit(repo, before.oid).message)}\n`,
    );
  if (goal.branch === undefined) {
    if (before.branch !== undefined && call.config('advice.detachedHead') !== 'false')
      call.say(`Note: switching to '${goal.name}'.\n\n${DETACHED}\n`);
    call.say(headIsNowAt(repo, goal.oid));
    return;
  }
  if (goal.isNew) call.say(`Switched to a new branch '${goal.branch}'\n`);
  else if (goal.branch === before.branch) call.say(`Already on '${goal.branch}'\n`);
  else call.say(`Switched to branch '${goal.branch}'\n`);
  if (!goal.isNew) call.print(trackingText(status));
}

const DETACHED =
  'HEAD is now detached: commits made here belong to no branch. Keep them with\n\n  git switch -c <new-branch-name>\n\nor leave them behind with git switch -.\n';

export function makeBranch(
  call: GitCall,
  repo: Repository,
  name: string,
  start: string,
  options: { isForced?: boolean; from?: string } = {},
): void {
  if (!isValidRefName(name)) throw new GitFailure(`'${name}' is not a valid branch name`);
  const ref = `refs/heads/${name}`;
  const known = readRef(repo, ref);
  if (known !== undefined && !options.isForced) throw new GitFailure(`a branch named '${name}' already exists`);
  if (known !== undefined && currentBranch(repo) === name && repo.workTree !== null)
    throw new GitFailure(`cannot force update the branch '${name}' checked out at '${repo.workTree}'`);
  const reason =
    known === undefined
      ? `branch: Created from ${options.from ?? 'HEAD'}`
      : `branch: Reset to ${options.from ?? 'HEAD'}`;
  updateRef(repo, ref, start, { by: call.committer(), reason });
}

/** Lets a branch follow another one: a remote branch, or a local one. */
export function followBranch(repo: Repository, branch: string, upstream: string): string {
  const config = `${repo.gitDir}/config`;
  const remote = remotesOf(repo).find(({ name }) => upstream.startsWith(`${name}/`));
  const isRemote = remote !== undefined && readRef(repo, `refs/remotes/${upstream}`) !== undefined;
  if (!isRemote && readRef(repo, `refs/heads/${upstream}`) === undefined)
    throw new GitFailure(`the requested upstream branch '${upstream}' does not exist`);
  const target = isRemote ? upstream.slice(remote.name.length + 1) : upstream;
  setConfigValue(repo.files, config, `branch.${branch}.remote`, isRemote ? remote.name : '.');
  setConfigValue(repo.files, config, `branch.${branch}.merge`, `refs/heads/${target}`);
  return `branch '${branch}' set up to track '${upstream}'.\n`;
}

/** The remote branch a bare name would mean: 'origin/feature' for 'feature', when exactly one remote has it. */
export function remoteBranchNamed(repo: Repository, name: string): string | undefined {
  const found = remotesOf(repo)
    .map((remote) => `${remote.name}/${name}`)
    .filter(
      (ref) =>
        readRef(repo, `refs/remotes/${ref}`) !== undefined && symbolicTarget(repo, `refs/remotes/${ref}`) === undefined,
    );
  return found.length === 1 ? found[0] : undefined;
}
