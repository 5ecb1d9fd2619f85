import { defineTable } from '../../kernel/table.ts';
import type { SimTime } from '../../kernel/time.ts';

/** A node of a cluster that is gone, as the bill knows it. */
export interface NodeSpan {
  readonly cluster: string; // id: 'mlw-kst-prod/cpu-train'
  readonly size: string; // 'STANDARD_DS3_V2'
  readonly tier: 'dedicated' | 'low_priority';
  readonly from: SimTime; // ordered
  readonly to: SimTime; // gone
}

/** Keyed as the nodes were: `<workspace>/<cluster>/<number>`. */
export const nodeSpans = defineTable<NodeSpan>('compute-node-span');
