import { colleagueTypes } from '../company/colleagues/colleague-types.ts';
import { schedule } from '../kernel/reaction.ts';
import { MINUTE, type SimTime } from '../kernel/time.ts';
import type { Tx } from '../kernel/tx.ts';
import { colleagueEdits } from './colleague-edits.ts';
import type { TreeEdit } from './tree-edit.ts';

const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

export interface CommitByColleague {
  readonly actor: string; // 'checkout-ds'
  readonly message: string;
  readonly edit: TreeEdit;
}

/** A colleague brings their working copy up to date, edits files, commits to main and pushes: three minutes' work. */
export function scheduleCommit(tx: Tx, at: SimTime, { actor, message, edit }: CommitByColleague): void {
  schedule(tx, at, colleagueTypes, { actor, line: 'cd ~/kestrand-ml && git pull -q origin main' });
  schedule(tx, at + MINUTE, colleagueEdits, { actor, ...edit });
  const line = `git add -A && git commit -q -m ${quote(message)} && git push -q origin main`;
  schedule(tx, at + 2 * MINUTE, colleagueTypes, { actor, line });
}
