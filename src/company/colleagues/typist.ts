import { definePort } from '../../kernel/context.ts';
import type { Tx } from '../../kernel/tx.ts';

/** Types a line into a colleague's own terminal. The shell is above the company, so the session provides it. */
export interface Typist {
  type(tx: Tx, actor: string, line: string): void;
}

export const typist = definePort<Typist>('company/typist');
