import * as v from 'valibot';
import { CHANNELS, type Channel, type Message, messagesOf, PAGER } from '../../company/channels/channel.ts';
import { roles } from '../../company/roles.ts';
import type { SimTime } from '../../kernel/time.ts';
import { defineView } from './view.ts';

export interface ChannelMessage {
  readonly n: number; // counts within its channel, from 1
  readonly at: SimTime;
  readonly actor: string; // 'checkout-ds', 'pager'
  readonly role: string; // 'Checkout data scientist'
  readonly text: string;
}

export interface ChannelView {
  readonly name: Channel;
  readonly messages: readonly ChannelMessage[]; // oldest first
}

/** What was written in every channel. */
export const channelsView = defineView(
  'channels',
  v.strictObject({}),
  ({ world }): ChannelView[] =>
    CHANNELS.map((name) => ({
      name,
      messages: messagesOf(world, name).map((one, i) => ({ n: i + 1, ...shown(one) })),
    })),
  { everyMs: 250 },
);

const shown = (message: Message): Omit<ChannelMessage, 'n'> => ({ ...message, role: roleName(message.actor) });

const roleName = (actor: string): string =>
  actor === PAGER ? 'Pager' : (roles.find(({ id }) => id === actor)?.name ?? actor);
