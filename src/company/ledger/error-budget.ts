import { sloOver } from '../../azure/online-endpoint/slo-over.ts';
import type { Context } from '../../kernel/context.ts';
import { HOUR } from '../../kernel/time.ts';
import type { World } from '../../kernel/world.ts';
import { objectives } from '../on-call/objective.ts';
import { businessHours, sumOf } from './business-hour.ts';

/** The span an objective is kept over. */
export const BUDGET_DAYS = 28;

/** How much of the unavailability that is allowed in 28 days has been used up. */
export interface ErrorBudget {
  readonly allowedRequests: number; // that may go unanswered in 28 days at the present load
  readonly badRequests: number; // that did in the last 28 days
  readonly burnt: number; // share of the budget; above 1 the objective is missed
}

/** Share of requests that may go unanswered: of the endpoint that the books are about, the first one promised. */
const allowedShare = (world: World): number => 1 - (objectives.all(world)[0]?.availability ?? 1);

/**
 * The budget as an hour begins, the present one unless told. A shorter past stands for the load of all 28 days; hours in
 * which nobody could be asked yet are no part of it.
 */
export function errorBudget(world: World, hour = Math.floor(world.now / HOUR)): ErrorBudget {
  const rows = businessHours(world, hour - BUDGET_DAYS * 24, hour).filter(({ requests }) => requests > 0);
  const badRequests = sumOf(rows, 'badRequests');
  const perHour = rows.length === 0 ? 0 : sumOf(rows, 'requests') / rows.length;
  const allowedRequests = allowedShare(world) * perHour * BUDGET_DAYS * 24;
  return { allowedRequests, badRequests, burnt: allowedRequests === 0 ? 0 : badRequests / allowedRequests };
}

/** How fast a budget is used up: at 1 it lasts just as long as it is meant to. */
export interface BurnRate {
  readonly hours: number; // measured over so many, up to now
  readonly unanswered: number; // share of the requests
  readonly rate: number;
}

/** The burn rate of the last hours, from the minutes of the endpoint. */
export function burnRate(world: World, context: Context, endpoint: string, hours: number): BurnRate {
  const { availability } = sloOver(world, context, endpoint, world.now - hours * HOUR, world.now);
  const allowed = 1 - (objectives.get(world, endpoint)?.availability ?? 1);
  const unanswered = 1 - availability;
  return { hours, unanswered, rate: allowed === 0 ? 0 : unanswered / allowed };
}
