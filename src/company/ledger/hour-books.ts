import { telemetry } from '../../azure/online-endpoint/telemetry.ts';
import type { Context } from '../../kernel/context.ts';
import { HOUR } from '../../kernel/time.ts';
import type { World } from '../../kernel/world.ts';
import { overflowCost } from '../decisions.ts';
import { type BusinessHour, hoursOfDay, sumOf } from './business-hour.ts';
import { type DecidedOrder, decideOrders } from './decide-orders.ts';

/** The endpoint whose answers decide orders. */
export const CHECKOUT_ENDPOINT = 'checkout-risk';

/**
 * What one hour of checkout comes to, as far as its minutes are over: decisions, what they cost, and the endpoint's
 * calls. Null when there was neither an order nor a minute of the endpoint. Looking changes nothing; an hour that is over can be booked so.
 */
export function hourBooks(
  world: World,
  context: Context,
  hour: number,
  decided = decideOrders(world, context, CHECKOUT_ENDPOINT, hour),
): BusinessHour | null {
  const minutes = telemetry(world, context, CHECKOUT_ENDPOINT, hour * HOUR, (hour + 1) * HOUR);
  if (minutes.length === 0 && decided.length === 0) return null;
  const reviewedBefore = sumOf(
    hoursOfDay(world, hour).filter((row) => row.hour < hour),
    'reviewed',
  );
  const calls = minutes.reduce((sum, row) => sum + row.calls, 0);
  const answeredCalls = minutes.reduce((sum, row) => sum + (row.statuses['200'] ?? 0), 0);
  const ended = minutes.map(({ requests }) => requests);
  const badRequests = ended.reduce((sum, { failed, timedOut }) => sum + failed + timedOut, 0);
  return {
    hour,
    ...booksOf(decided, reviewedBefore),
    calls,
    badCalls: calls - answeredCalls,
    requests: badRequests + ended.reduce((sum, { answered }) => sum + answered, 0),
    badRequests,
  };
}

type Books = Omit<BusinessHour, 'hour' | 'calls' | 'badCalls' | 'requests' | 'badRequests'>;

function booksOf(decided: readonly DecidedOrder[], reviewedBefore: number): Books {
  const sum = (of: (order: DecidedOrder) => number): number => decided.reduce((total, order) => total + of(order), 0);
  let reviewed = reviewedBefore;
  let overflow = 0;
  for (const { decision } of decided) {
    if (decision !== 'review') continue;
    overflow += overflowCost(reviewed);
    reviewed++;
  }
  return {
    orders: decided.length,
    reviewed: reviewed - reviewedBefore,
    declined: sum(({ decision }) => (decision === 'decline' ? 1 : 0)),
    lossCost: sum(({ cost }) => cost.loss),
    reviewCost: sum(({ cost }) => cost.review),
    goodDeclinedCost: sum(({ cost }) => cost.goodDeclined),
    overflowCost: overflow,
    fallbackOrders: sum(({ isFallback }) => (isFallback ? 1 : 0)),
    fallbackCost: sum(({ fallbackCost }) => fallbackCost),
  };
}
