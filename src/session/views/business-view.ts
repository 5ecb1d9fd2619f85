import { businessHours, sumOf } from '../../company/ledger/business-hour.ts';
import { errorBudget } from '../../company/ledger/error-budget.ts';
import { HOUR } from '../../kernel/time.ts';
import type { World } from '../../kernel/world.ts';

/** What the incident costs, from the hourly books. */
export interface BusinessView {
  readonly budgetBurnt: number; // share of the error budget of 28 days; above 1 the objective is missed
  readonly fallbackCost: number; // micro-euros, last 24 closed hours
  readonly fallbackShareLastHour: number; // of the orders of the last closed hour
}

export function businessView(world: World): BusinessView {
  const now = Math.floor(world.now / HOUR);
  const lastHour = businessHours(world, now - 1, now);
  const orders = sumOf(lastHour, 'orders');
  return {
    budgetBurnt: errorBudget(world).burnt,
    fallbackCost: sumOf(businessHours(world, now - 24, now), 'fallbackCost'),
    fallbackShareLastHour: orders === 0 ? 0 : sumOf(lastHour, 'fallbackOrders') / orders,
  };
}
