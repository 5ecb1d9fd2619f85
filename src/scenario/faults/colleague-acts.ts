import * as v from 'valibot';
import { colleagueTypes } from '../../company/colleagues/colleague-types.ts';
import { schedule } from '../../kernel/reaction.ts';
import { defineFault } from './fault.ts';

/** A colleague works at a terminal: a release, a clean-up, a change of configuration. */
export const colleagueActs = defineFault({
  id: 'colleague-acts',
  explain: 'A colleague changed the estate.',
  parameters: v.strictObject({ actor: v.string(), lines: v.pipe(v.array(v.string()), v.minLength(1)) }),
  tell: ({ actor, lines }) => ({ actor, title: '', lines }),
  strike(tx, { actor, lines }) {
    // Lines typed while one still runs wait in the terminal: the next starts when the one before has ended.
    for (const line of lines) schedule(tx, tx.world.now, colleagueTypes, { actor, line });
  },
});
