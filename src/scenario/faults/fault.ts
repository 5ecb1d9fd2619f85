import type * as v from 'valibot';
import type { Context } from '../../kernel/context.ts';
import type { Tx } from '../../kernel/tx.ts';

/**
 * A cause. It changes what a person or a system outside the player's reach could have changed (a file, a commit, a
 * release) and nothing else: every symptom has to follow from the world.
 */
export interface Fault<Schema extends v.GenericSchema = v.GenericSchema> {
  readonly id: string; // 'commit-edit'
  readonly explain: string; // one sentence for the debrief
  readonly parameters: Schema;
  strike(tx: Tx, parameters: v.InferOutput<Schema>, context: Context): void;
}

export const defineFault = <Schema extends v.GenericSchema>(fault: Fault<Schema>): Fault<Schema> => fault;
