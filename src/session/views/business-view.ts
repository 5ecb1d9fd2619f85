import * as v from 'valibot';
import { businessOfLast } from '../../company/ledger/business-today.ts';
import { errorBudget } from '../../company/ledger/error-budget.ts';
import type { World } from '../../kernel/world.ts';
import { defineView } from './view.ts';

/** What the incident costs, from the hourly books. */
export interface BusinessView {
  readonly budgetBurnt: number; // share of the error budget of 28 days; above 1 the objective is missed
  readonly fallbackCost: number; // micro-euros, last 24 closed hours
  readonly fallbackShareLastHour: number; // of the orders of the last closed hour
}

export const businessView = defineView('business', v.strictObject({}), ({ world }) => businessNow(world), {
  everyMs: 1000,
});

function businessNow(world: World): BusinessView {
  const lastHour = businessOfLast(world, 1);
  return {
    budgetBurnt: errorBudget(world).burnt,
    fallbackCost: businessOfLast(world, 24).fallbackCost,
    fallbackShareLastHour: lastHour.orders === 0 ? 0 : lastHour.fallbackOrders / lastHour.orders,
  };
}
