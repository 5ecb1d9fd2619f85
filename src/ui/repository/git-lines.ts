import { quote } from '../kit/quote.ts';

/** The player's working copy as the terminal writes it. */
export const FOLDER = '~/kestrand-ml';

/** A line that runs in the working copy, wherever the terminal stands. */
export const inFolder = (command: string): string => `cd ${FOLDER} && ${command}`;

const words = (paths: readonly string[]): string => paths.map(quote).join(' ');

/** What the page's buttons type. */
export const gitLines = {
  fetch: inFolder('git fetch'),
  pull: inFolder('git pull'),
  push: (branch: string | null, hasUpstream: boolean) =>
    inFolder(hasUpstream || branch === null ? 'git push' : `git push -u origin ${quote(branch)}`),
  stage: (paths: readonly string[]) => inFolder(`git add -- ${words(paths)}`),
  stageAll: inFolder('git add -A'),
  unstage: (paths: readonly string[]) => inFolder(`git restore --staged -- ${words(paths)}`),
  unstageAll: inFolder('git restore --staged .'),
  discard: (path: string, isUntracked: boolean) =>
    inFolder(isUntracked ? `rm -- ${quote(path)}` : `git restore -- ${quote(path)}`),
  take: (side: 'ours' | 'theirs', path: string) =>
    inFolder(`git checkout --${side} -- ${quote(path)} && git add -- ${quote(path)}`),
  commit: (message: string, isStagingAll: boolean) =>
    inFolder(`${isStagingAll ? 'git add -A && ' : ''}git commit ${messageWords(message)}`),
  abort: (operation: string) => inFolder(`git ${operation} --abort`),
  goOn: (operation: string) => inFolder(operation === 'merge' ? 'git commit --no-edit' : `git ${operation} --continue`),
  revert: (id: string, isMerge: boolean) => inFolder(`git revert --no-edit ${isMerge ? '-m 1 ' : ''}${id}`),
  restoreFrom: (id: string, path: string) => inFolder(`git restore --source=${id} -- ${quote(path)}`),
  switchTo: (branch: string) => inFolder(`git switch ${quote(branch)}`),
  create: (branch: string, from: string) =>
    inFolder(`git switch -c ${quote(branch)}${from === '' ? '' : ` ${quote(from)}`}`),
  merge: (branch: string) => inFolder(`git merge --no-edit ${quote(branch)}`),
  deleteBranch: (branch: string) => inFolder(`git branch -d ${quote(branch)}`),
  move: (from: string, to: string, isTracked: boolean) => {
    const folder = to.includes('/') ? `mkdir -p ${quote(to.slice(0, to.lastIndexOf('/')))} && ` : '';
    return inFolder(`${folder}${isTracked ? 'git mv' : 'mv'} ${quote(from)} ${quote(to)}`);
  },
  remove: (path: string) => inFolder(`rm -- ${quote(path)}`),
} as const;

/** A subject, and every further paragraph, as people write them on the command line. */
function messageWords(message: string): string {
  const paragraphs = message
    .trim()
    .split(/\n\s*\n/)
    .filter((paragraph) => paragraph.trim() !== '');
  return (paragraphs.length === 0 ? [''] : paragraphs).map((paragraph) => `-m ${quote(paragraph.trim())}`).join(' ');
}
