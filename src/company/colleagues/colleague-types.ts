import { defineReaction } from '../../kernel/reaction.ts';
import { typist } from './typist.ts';

/** A colleague types a line, with the same commands and the same guards as the player. */
export const colleagueTypes = defineReaction<{ readonly actor: string; readonly line: string }>(
  'colleague.types',
  (tx, { actor, line }, context) => typist.of(context).type(tx, actor, line),
);
