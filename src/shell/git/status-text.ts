// `git status` as text, long and short.

import { subjectOf } from '../../git/commit.ts';
import type { Conflict } from '../../git/index-file.ts';
import { abbreviate, readCommit } from '../../git/objects.ts';
import { quotePath } from '../../git/patch-text.ts';
import { relativePath } from '../../git/pathspec.ts';
import { readLog } from '../../git/refs.ts';
import type { Repository } from '../../git/repository.ts';
import type { Status } from '../../git/status.ts';
import type { Change } from '../../git/tree-diff.ts';

const LABELS = { A: 'new file:   ', D: 'deleted:    ', M: 'modified:   ', R: 'renamed:    ', T: 'typechange: ' };

/** Two letters of the short form and the words of the long form for a conflict, by which versions exist. */
function conflictKind({ base, ours, theirs }: Conflict): readonly [letters: string, words: string] {
  if (base) {
    if (ours && theirs) return ['UU', 'both modified:   '];
    if (ours) return ['UD', 'deleted by them: '];
    return theirs ? ['DU', 'deleted by us:   '] : ['DD', 'both deleted:    '];
  }
  if (ours && theirs) return ['AA', 'both added:      '];
  return ours ? ['AU', 'added by us:     '] : ['UA', 'added by them:   '];
}

/** How the branch stands to the one it follows. */
export function trackingText(status: Pick<Status, 'upstream'>): string {
  const { upstream } = status;
  if (!upstream) return '';
  const { short, ahead, behind } = upstream;
  const commits = (count: number): string => `${count} commit${count === 1 ? '' : 's'}`;
  if (upstream.oid === undefined)
    return `Your branch is based on '${short}', but the upstream is gone.\n  (use "git branch --unset-upstream" to fixup)\n`;
  if (ahead === 0 && behind === 0) return `Your branch is up to date with '${short}'.\n`;
  if (behind === 0)
    return `Your branch is ahead of '${short}' by ${commits(ahead)}.\n  (use "git push" to publish your local commits)\n`;
  if (ahead === 0)
    return `Your branch is behind '${short}' by ${commits(behind)}, and can be fast-forwarded.\n  (use "git pull" to update your local branch)\n`;
  return `Your branch and '${short}' have diverged,\nand have ${ahead} and ${behind} different commits each, respectively.\n  (use "git pull" to merge the remote branch into yours)\n`;
}

function operationText(repo: Repository, status: Status): string {
  const { operation } = status;
  if (!operation) return '';
  const hasConflicts = status.conflicts.size > 0;
  if (operation.kind === 'merge')
    return hasConflicts
      ? 'You have unmerged paths.\n  (fix conflicts and run "git commit")\n  (use "git merge --abort" to abort the merge)\n'
      : 'All conflicts fixed but you are still merging.\n  (use "git commit" to conclude merge)\n';
  const name = abbreviate(repo, readCommit(repo, operation.oid).oid);
  const what = operation.kind === 'revert' ? 'reverting' : 'cherry-picking';
  const skip = `  (use "git ${operation.kind} --skip" to skip this patch)\n  (use "git ${operation.kind} --abort" to cancel the ${operation.kind} operation)\n`;
  const next = hasConflicts
    ? `  (fix conflicts and run "git ${operation.kind} --continue")\n`
    : `  (all conflicts fixed: run "git ${operation.kind} --continue")\n`;
  return `You are currently ${what} commit ${name}.\n${next}${skip}`;
}

/** `HEAD detached at abc1234`, or `from` when HEAD has moved since. */
export function detachedText(repo: Repository, head: string): string {
  const move = readLog(repo, 'HEAD').find((line) => line.reason.startsWith('checkout: moving from'));
  const to = move && /to (\S+)$/.exec(move.reason)?.[1];
  if (move === undefined || to === undefined) return `HEAD detached at ${abbreviate(repo, head)}`;
  const name = /^[0-9a-f]{40}$/.test(to) || /[~^]/.test(to) ? abbreviate(repo, move.after) : to;
  return `HEAD detached ${move.after === head ? 'at' : 'from'} ${name}`;
}

/** @param isCommitting in the words `git commit` uses */
export function longStatus(repo: Repository, status: Status, prefix: string, isCommitting = false): string {
  let out = status.branch === undefined ? `${detachedText(repo, status.head ?? '')}\n` : `On branch ${status.branch}\n`;
  const tracking = trackingText(status);
  out += tracking === '' ? '' : `${tracking}\n`;
  if (status.head === undefined) out += isCommitting ? '\nInitial commit\n\n' : '\nNo commits yet\n\n';
  const operation = operationText(repo, status);
  out += operation === '' ? '' : `${operation}\n`;
  const unstage = status.head === undefined ? 'git rm --cached <file>...' : 'git restore --staged <file>...';
  const hint = hasUnstageHint(status) ? `  (use "${unstage}" to unstage)\n` : '';
  if (status.staged.length > 0)
    out += `Changes to be committed:\n${hint}${status.staged.map((change) => changeLine(change, prefix)).join('')}\n`;
  out += conflictsText(status, prefix, unstage);
  if (status.unstaged.length > 0) {
    const verb = status.unstaged.some((change) => change.status === 'D') ? 'add/rm' : 'add';
    out += `Changes not staged for commit:\n  (use "git ${verb} <file>..." to update what will be committed)\n`;
    out += `  (use "git restore <file>..." to discard changes in working directory)\n`;
    out += `${status.unstaged.map((change) => changeLine(change, prefix)).join('')}\n`;
  }
  if (status.untracked.length > 0) {
    out += 'Untracked files:\n  (use "git add <file>..." to include in what will be committed)\n';
    out += `${status.untracked.map((path) => `\t${quotePath(relativePath(prefix, path))}\n`).join('')}\n`;
  }
  return out + closingLine(status);
}

/** While a merge or cherry-pick waits for its commit, unstaging would undo it. */
const hasUnstageHint = ({ operation }: Status): boolean => operation === undefined || operation.kind === 'revert';

function changeLine(change: Change, prefix: string): string {
  const path = quotePath(relativePath(prefix, change.path));
  const from = change.status === 'R' ? `${quotePath(relativePath(prefix, change.oldPath))} -> ` : '';
  return `\t${LABELS[change.status]}${from}${path}\n`;
}

function conflictsText(status: Status, prefix: string, unstage: string): string {
  if (status.conflicts.size === 0) return '';
  const paths = [...status.conflicts].sort(([a], [b]) => (a < b ? -1 : 1));
  const kinds = paths.map(([, conflict]) => conflictKind(conflict)[0]);
  const hasDeletion = kinds.some((kind) => kind.includes('D'));
  let out = 'Unmerged paths:\n';
  if (hasUnstageHint(status)) out += `  (use "${unstage}" to unstage)\n`;
  out += `  (use "git add${hasDeletion ? '/rm' : ''} <file>..." ${hasDeletion ? 'as appropriate ' : ''}to mark resolution)\n`;
  for (const [path, conflict] of paths)
    out += `\t${conflictKind(conflict)[1]}${quotePath(relativePath(prefix, path))}\n`;
  return `${out}\n`;
}

function closingLine(status: Status): string {
  if (status.staged.length > 0) return '';
  if (status.unstaged.length > 0 || status.conflicts.size > 0)
    return 'no changes added to commit (use "git add" and/or "git commit -a")\n';
  if (status.untracked.length > 0)
    return 'nothing added to commit but untracked files present (use "git add" to track)\n';
  if (status.head === undefined) return 'nothing to commit (create/copy files and use "git add" to track)\n';
  return 'nothing to commit, working tree clean\n';
}

export function shortStatus(status: Status, prefix: string, withBranch: boolean): string {
  const rows = new Map<string, [string, string]>();
  const row = (path: string): [string, string] => {
    const known = rows.get(path) ?? [' ', ' '];
    rows.set(path, known);
    return known;
  };
  const names = new Map<string, string>();
  for (const change of status.staged) {
    row(change.path)[0] = change.status;
    if (change.status === 'R') names.set(change.path, `${quotePath(relativePath(prefix, change.oldPath))} -> `);
  }
  for (const change of status.unstaged) row(change.path)[1] = change.status;
  for (const [path, conflict] of status.conflicts) {
    const letters = conflictKind(conflict)[0];
    rows.set(path, [letters[0] as string, letters[1] as string]);
  }
  let out = withBranch ? branchLine(status) : '';
  for (const path of [...rows.keys()].sort())
    out += `${rows.get(path)?.join('')} ${names.get(path) ?? ''}${quotePath(relativePath(prefix, path))}\n`;
  for (const path of status.untracked) out += `?? ${quotePath(relativePath(prefix, path))}\n`;
  return out;
}

function branchLine({ branch, head, upstream }: Status): string {
  if (branch === undefined) return '## HEAD (no branch)\n';
  if (head === undefined) return `## No commits yet on ${branch}\n`;
  if (!upstream) return `## ${branch}\n`;
  const parts = [
    upstream.ahead > 0 ? `ahead ${upstream.ahead}` : '',
    upstream.behind > 0 ? `behind ${upstream.behind}` : '',
  ];
  const counts = upstream.oid === undefined ? 'gone' : parts.filter((part) => part !== '').join(', ');
  return `## ${branch}...${upstream.short}${counts === '' ? '' : ` [${counts}]`}\n`;
}

/** `HEAD is now at abc1234 Fix scaler`. */
export function headIsNowAt(repo: Repository, oid: string): string {
  return `HEAD is now at ${abbreviate(repo, oid)} ${subjectOf(readCommit(repo, oid).message)}\n`;
}
