import { defineReaction } from '../../kernel/reaction.ts';
import { type Channel, post } from './channel.ts';

interface Said {
  readonly actor: string; // role id
  readonly channel: Channel;
  readonly text: string;
  readonly [key: string]: string;
}

/** A colleague writes in a channel. */
export const colleagueSays = defineReaction<Said>('colleague.says', (tx, { channel, actor, text }) =>
  post(tx, channel, { actor, text }),
);
