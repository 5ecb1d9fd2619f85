import type { Context } from './context.ts';
import type { Json } from './json.ts';
import { pushEvent } from './queue.ts';
import type { SimTime } from './time.ts';
import type { Tx } from './tx.ts';

/**
 * What happens when an event of this type is due. Only shell segments may answer with a promise; simulated time stands
 * still until it settles.
 */
export interface Reaction<Data extends Json = Json> {
  readonly type: string; // 'job.start'
  // Method syntax on purpose: a registry holds reactions of different data types.
  run(tx: Tx, data: Data, context: Context): void | Promise<void>;
}

export const defineReaction = <Data extends Json>(
  type: string,
  run: (tx: Tx, data: Data, context: Context) => void | Promise<void>,
): Reaction<Data> => ({ type, run });

/** Queues a reaction. Returns the sequence number, which `cancelEvent` takes. */
export const schedule = <Data extends Json>(tx: Tx, at: SimTime, reaction: Reaction<Data>, data: Data): number =>
  pushEvent(tx, at, reaction.type, data);
