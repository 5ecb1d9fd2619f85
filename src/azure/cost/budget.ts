import { defineTable } from '../../kernel/table.ts';

/** What the company means to spend on machines. */
export interface Budget {
  readonly name: string; // 'ml-daily'
  readonly perDay: number; // micro-euros
}

export const budgets = defineTable<Budget>('budget');
