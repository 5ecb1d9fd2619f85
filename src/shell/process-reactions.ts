import { type Context, definePort } from '../kernel/context.ts';
import { defineReaction } from '../kernel/reaction.ts';
import type { Tx } from '../kernel/tx.ts';

/** Lets a script run until it waits or ends. `call` is the finished call it was waiting for; null begins it. */
export type RunProcess = { readonly process: string; readonly call: number | null };

/** Steps a waiting call. `tick` names the wait: an outdated wake-up is ignored. */
export type WakeCall = { readonly process: string; readonly call: number; readonly tick: number };

/** What runs shell segments; one per simulation. */
export interface ProcessRunner {
  run(tx: Tx, context: Context, data: RunProcess): Promise<void>;
  wake(tx: Tx, context: Context, data: WakeCall): void;
}

export const shellHost = definePort<ProcessRunner>('shell/host');

export const processRun = defineReaction<RunProcess>('process.run', (tx, data, context) =>
  shellHost.of(context).run(tx, context, data),
);

export const processWake = defineReaction<WakeCall>('process.wake', (tx, data, context) =>
  shellHost.of(context).wake(tx, context, data),
);
