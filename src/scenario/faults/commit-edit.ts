import * as v from 'valibot';
import { anchoredEditSchema } from '../anchored-edit.ts';
import { scheduleCommit } from '../colleague-commit.ts';
import { defineFault } from './fault.ts';

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
    scheduleCommit(tx, tx.world.now, { actor, message, edit: { edits, files: [], remove: [] } });
  },
});
