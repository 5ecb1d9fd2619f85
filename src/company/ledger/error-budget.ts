import { HOUR } from '../../kernel/time.ts';
import type { World } from '../../kernel/world.ts';
import { businessHours, sumOf } from './business-hour.ts';

/** Share of requests that may go unanswered, over so many days. */
const ALLOWED = 0.001;
const DAYS = 28;

/** How much of the unavailability that is allowed in 28 days has been used up. */
export interface ErrorBudget {
  readonly allowedRequests: number; // that may go unanswered in 28 days at the present load
  readonly badRequests: number; // that did in the last 28 days
  readonly burnt: number; // share of the budget; above 1 the objective is missed
}

/** The budget as of the last full hour. A shorter past stands for the load of all 28 days. */
export function errorBudget(world: World): ErrorBudget {
  const now = Math.floor(world.now / HOUR);
  const rows = businessHours(world, now - DAYS * 24, now);
  const badRequests = sumOf(rows, 'badRequests');
  const perHour = rows.length === 0 ? 0 : sumOf(rows, 'requests') / rows.length;
  const allowedRequests = ALLOWED * perHour * DAYS * 24;
  return { allowedRequests, badRequests, burnt: allowedRequests === 0 ? 0 : badRequests / allowedRequests };
}
