import { telemetry } from '../../azure/online-endpoint/telemetry.ts';
import { defineReaction, schedule } from '../../kernel/reaction.ts';
import { HOUR } from '../../kernel/time.ts';
import { overflowCost } from '../decisions.ts';
import { type BusinessHour, businessDayId, businessDays, hoursOfDay, sumOf } from './business-hour.ts';
import { type DecidedOrder, decideOrders } from './decide-orders.ts';

/** The endpoint whose answers decide orders. */
export const CHECKOUT_ENDPOINT = 'checkout-risk';

/** Every full hour the books of the hour that is over are closed: decisions, what they cost, and the endpoint's calls. */
export const companyHour = defineReaction<null>('company.hour', (tx, _data, context) => {
  const now = Math.floor(tx.world.now / HOUR);
  schedule(tx, (now + 1) * HOUR, companyHour, null);
  const hour = now - 1;
  const decided = decideOrders(tx.world, context, CHECKOUT_ENDPOINT, hour);
  const minutes = telemetry(tx.world, context, CHECKOUT_ENDPOINT, hour * HOUR, now * HOUR);
  const before = hoursOfDay(tx.world, hour);
  const calls = minutes.reduce((sum, row) => sum + row.calls, 0);
  const answeredCalls = minutes.reduce((sum, row) => sum + (row.statuses['200'] ?? 0), 0);
  const ended = minutes.map(({ requests }) => requests);
  const badRequests = ended.reduce((sum, { failed, timedOut }) => sum + failed + timedOut, 0);
  const row: BusinessHour = {
    hour,
    ...booksOf(decided, sumOf(before, 'reviewed')),
    calls,
    badCalls: calls - answeredCalls,
    requests: badRequests + ended.reduce((sum, { answered }) => sum + answered, 0),
    badRequests,
  };
  businessDays.put(tx, businessDayId(hour), { hours: [...before, row] });
});

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
