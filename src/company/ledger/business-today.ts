import { HOUR } from '../../kernel/time.ts';
import type { World } from '../../kernel/world.ts';
import { businessHours, costOf, sumOf } from './business-hour.ts';

/** The books of a span of hours added up. Money in micro-euros. */
export interface BusinessSum {
  readonly hours: number;
  readonly orders: number;
  readonly cost: number; // all expected cost
  readonly fallbackOrders: number;
  readonly fallbackCost: number;
  readonly reviewed: number;
  readonly declined: number;
}

/** The last `hours` full hours. */
export function businessOfLast(world: World, hours: number): BusinessSum {
  const now = Math.floor(world.now / HOUR);
  return sumUp(world, now - hours, now);
}

/** The full hours of the running day. */
export function businessToday(world: World): BusinessSum {
  const now = Math.floor(world.now / HOUR);
  return sumUp(world, Math.floor(now / 24) * 24, now);
}

function sumUp(world: World, from: number, to: number): BusinessSum {
  const rows = businessHours(world, from, to);
  return {
    hours: rows.length,
    orders: sumOf(rows, 'orders'),
    cost: rows.reduce((total, row) => total + costOf(row), 0),
    fallbackOrders: sumOf(rows, 'fallbackOrders'),
    fallbackCost: sumOf(rows, 'fallbackCost'),
    reviewed: sumOf(rows, 'reviewed'),
    declined: sumOf(rows, 'declined'),
  };
}
