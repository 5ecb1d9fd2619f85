import * as v from 'valibot';
import { colleagueTypes } from '../../company/colleagues/colleague-types.ts';
import { schedule } from '../../kernel/reaction.ts';
import { MINUTE } from '../../kernel/time.ts';
import { anchoredEditSchema } from './anchored-edit.ts';
import { colleagueEdits } from './colleague-edits.ts';
import { defineFault } from './fault.ts';

const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** A colleague commits an edit to main and pushes it. */
export const commitEdit = defineFault({
  id: 'commit-edit',
  explain: 'A colleague changed the code on main.',
  parameters: v.strictObject({
    actor: v.string(), // 'checkout-ds'
    message: v.string(),
    edits: v.pipe(v.array(anchoredEditSchema), v.minLength(1)),
  }),
  tell: ({ actor, message, edits }) => ({
    actor,
    title: message.trim().split('\n', 1)[0] ?? '',
    lines: [...new Set(edits.map(({ file }) => file))],
  }),
  strike(tx, { actor, message, edits }) {
    const { now } = tx.world;
    schedule(tx, now, colleagueTypes, { actor, line: 'cd ~/kestrand-ml && git pull -q origin main' });
    for (const edit of edits) schedule(tx, now + MINUTE, colleagueEdits, { actor, ...edit });
    const line = `git add -A && git commit -q -m ${quote(message)} && git push -q origin main`;
    schedule(tx, now + 2 * MINUTE, colleagueTypes, { actor, line });
  },
});
