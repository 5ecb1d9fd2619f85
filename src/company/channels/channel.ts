import { defineTable } from '../../kernel/table.ts';
import { dayOf, type SimTime } from '../../kernel/time.ts';
import type { Tx } from '../../kernel/tx.ts';
import { notify } from '../../kernel/waits.ts';
import type { World } from '../../kernel/world.ts';

/** Rooms in which people and systems of the company write to each other. */
export const CHANNELS = ['feeds', 'ml-oncall'] as const;

export type Channel = (typeof CHANNELS)[number];

/** Who writes when the pager does: alerts, pages. Everybody else is a role. */
export const PAGER = 'pager';

/** Something written in a channel. It may be wrong about causes, never about facts. */
export interface Message {
  readonly at: SimTime;
  readonly actor: string; // role id, or PAGER
  readonly text: string; // plain; names of things become links on screen
}

/** Messages by day and channel, so that a new one copies little. */
const days = defineTable<{ readonly messages: readonly Message[] }>('channel-messages');

const rowId = (at: SimTime, channel: Channel): string => `${String(dayOf(at)).padStart(6, '0')}/${channel}`;

/** Writes a message now. */
export function post(tx: Tx, channel: Channel, { actor, text }: Omit<Message, 'at'>): void {
  const at = tx.world.now;
  const id = rowId(at, channel);
  const messages = days.get(tx.world, id)?.messages ?? [];
  days.put(tx, id, { messages: [...messages, { at, actor, text: text.trim() }] });
  notify(tx, 'channel');
}

/** When somebody last wrote in a channel; null when nobody did. */
export function newestMessageAt(world: World, channel: Channel): SimTime | null {
  const id = days.ids(world).findLast((one) => one.endsWith(`/${channel}`));
  return id === undefined ? null : (days.need(world, id).messages.at(-1)?.at ?? null);
}

/** Everything written in a channel, oldest first. */
export const messagesOf = (world: World, channel: Channel): Message[] =>
  days
    .ids(world)
    .filter((id) => id.endsWith(`/${channel}`))
    .flatMap((id) => days.need(world, id).messages);
