import type * as v from 'valibot';
import type { Context } from '../../kernel/context.ts';
import type { Tx } from '../../kernel/tx.ts';

/** What a fault did, for the debrief. */
export interface FaultTold {
  readonly actor: string; // 'checkout-ds'
  readonly title: string; // of the change; '' when it has none
  readonly lines: readonly string[]; // files it changed, or commands that were typed
}

/**
 * A cause. It changes what a person or a system outside the player's reach could have changed (a file, a commit, a
 * release) and nothing else: every symptom has to follow from the world.
 */
export interface Fault<Schema extends v.GenericSchema = v.GenericSchema> {
  readonly id: string; // 'commit-edit'
  readonly explain: string; // one sentence for the debrief
  readonly parameters: Schema;
  tell(parameters: v.InferOutput<Schema>): FaultTold;
  strike(tx: Tx, parameters: v.InferOutput<Schema>, context: Context): void;
}

export const defineFault = <Schema extends v.GenericSchema>(fault: Fault<Schema>): Fault<Schema> => fault;
