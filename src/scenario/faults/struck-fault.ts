import type { Json } from '../../kernel/json.ts';
import { defineTable } from '../../kernel/table.ts';
import type { SimTime } from '../../kernel/time.ts';

/** A cause that took effect, kept for the debrief. Nothing that simulates reads it. */
export interface StruckFault {
  readonly at: SimTime;
  readonly fault: string; // id
  readonly with: Json; // its parameters
}

export const struckFaults = defineTable<StruckFault>('struck-fault');
