// What git prints when local files stand in the way of a change of the work tree.
import type { Obstacles } from '../../git/switch-tree.ts';

/** @param doing 'checkout', 'merge' — @param before what the player should do first: 'switch branches', 'merge' */
export function obstaclesText({ changed, untracked }: Obstacles, doing: string, before: string): string {
  const list = (paths: readonly string[]): string => paths.map((path) => `\t${path}\n`).join('');
  let out = '';
  if (changed.length > 0)
    out += `error: Your local changes to the following files would be overwritten by ${doing}:\n${list(changed)}Please commit your changes or stash them before you ${before}.\n`;
  if (untracked.length > 0)
    out += `error: The following untracked working tree files would be overwritten by ${doing}:\n${list(untracked)}Please move or remove them before you ${before}.\n`;
  return `${out}Aborting\n`;
}
