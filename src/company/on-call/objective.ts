import { defineTable } from '../../kernel/table.ts';

/** What the company promises its customers about one endpoint. */
export interface Objective {
  readonly endpoint: string; // 'checkout-risk'
  readonly p95Ms: number; // at most
  readonly availability: number; // share of requests answered in time, at least
  readonly non2xx: number; // share of calls that fail, below
}

export const objectives = defineTable<Objective>('objective');
