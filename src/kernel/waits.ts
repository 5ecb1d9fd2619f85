import type { Json } from './json.ts';
import { pushEvent } from './queue.ts';
import type { Reaction } from './reaction.ts';
import type { Tx } from './tx.ts';
import type { Wakeup } from './world.ts';

/** Queues `reaction` as soon as somebody notifies `key`. */
export function waitFor<Data extends Json>(tx: Tx, key: string, reaction: Reaction<Data>, data: Data): void {
  const waits = tx.own(tx.world, 'waits') as { [key: string]: readonly Wakeup[] };
  waits[key] = [...(waits[key] ?? []), { type: reaction.type, data }];
}

/** Says that what `key` names has changed ('job/<name>', 'deployment/<endpoint>/<name>'): wakes everyone waiting. */
export function notify(tx: Tx, key: string): void {
  const waiting = tx.world.waits[key];
  if (!waiting) return;
  delete (tx.own(tx.world, 'waits') as { [key: string]: readonly Wakeup[] })[key];
  for (const wakeup of waiting) pushEvent(tx, tx.world.now, wakeup.type, wakeup.data);
}
