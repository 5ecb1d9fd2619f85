import * as v from 'valibot';
import { REVIEWS_PER_DAY } from '../../company/decisions.ts';
import { type BusinessHour, businessHours, costOf, sumOf } from '../../company/ledger/business-hour.ts';
import { BUDGET_DAYS, type BurnRate, burnRate, errorBudget } from '../../company/ledger/error-budget.ts';
import { CHECKOUT_ENDPOINT, hourBooks } from '../../company/ledger/hour-books.ts';
import { objectives } from '../../company/on-call/objective.ts';
import type { Context } from '../../kernel/context.ts';
import { hashValue } from '../../kernel/hash.ts';
import { HOUR, type SimTime } from '../../kernel/time.ts';
import type { World } from '../../kernel/world.ts';
import { type IncidentCost, incidentCost } from './incident-cost.ts';
import { defineView } from './view.ts';

/** One hour of the books. Money is expected cost in micro-euros. */
export interface BusinessPoint {
  readonly at: SimTime; // when the hour begins
  readonly orders: number;
  readonly approved: number;
  readonly reviewed: number;
  readonly declined: number;
  readonly lossCost: number;
  readonly reviewCost: number;
  readonly goodDeclinedCost: number;
  readonly overflowCost: number;
  readonly cost: number; // all of them
  readonly fallbackOrders: number;
  readonly fallbackCost: number; // part of the cost: more than the model's answers would have cost
  readonly requests: number;
  readonly badRequests: number; // not answered 200 in time
  readonly reviewsOfDay: number; // since midnight, this hour included
  readonly budgetBurnt: number; // share of the error budget when the hour was over
}

/** Several hours added up. */
export type BusinessSum = Omit<BusinessPoint, 'at' | 'reviewsOfDay' | 'budgetBurnt'> & { readonly hours: number };

/** What checkout decides and what that costs, from the hourly books. */
export interface BusinessView {
  readonly hours: readonly BusinessPoint[]; // the last 48 that are closed, oldest first
  readonly dayBefore: readonly (BusinessPoint | null)[]; // the same hours a day earlier; null: not in the books
  readonly weekBefore: readonly (BusinessPoint | null)[];
  readonly open: BusinessPoint | null; // the hour that runs, as far as it has come; in no book yet
  readonly booksFrom: SimTime | null; // when the first hour in the books began
  readonly today: {
    readonly now: BusinessSum; // closed hours since midnight
    readonly dayBefore: BusinessSum | null; // the same hours; null: not all of them are in the books
    readonly weekBefore: BusinessSum | null;
  };
  readonly budget: {
    readonly burnt: number; // above 1 the objective is missed
    readonly badRequests: number;
    readonly allowedRequests: number;
    readonly days: number;
    readonly objective: number | null; // share of requests to be answered in time; null: nothing was promised
    readonly burn: readonly BurnRate[]; // over the last hour, and over the last six
  };
  readonly reviewsPerDay: number; // that the reviewers can do
  readonly incident: IncidentCost | null;
}

const SHOWN = 48;
const WEEK = 7 * 24;
const BURN_HOURS = [1, 6];

/** The business dashboard. */
export const businessView = defineView(
  'business',
  v.strictObject({}),
  ({ world, context }) => businessNow(world, context),
  { everyMs: 1000 },
);

function businessNow(world: World, context: Context): BusinessView {
  const now = Math.floor(world.now / HOUR);
  const open = hourBooks(world, context, now);
  // Nothing of the closed hours changes until the next one is closed.
  const books = businessHours(world, now - BUDGET_DAYS * 24, now);
  const key = `business/${hashValue([now, books, objectives.all(world)])}`;
  return {
    ...context.memo.get(key, () => closedHours(world, now)),
    open: open && pointOf(world, open),
    budget: {
      ...errorBudget(world),
      days: BUDGET_DAYS,
      objective: objectives.get(world, CHECKOUT_ENDPOINT)?.availability ?? null,
      burn: BURN_HOURS.map((span) => burnRate(world, context, CHECKOUT_ENDPOINT, span)),
    },
    reviewsPerDay: REVIEWS_PER_DAY,
    incident: incidentCost(world, open),
  };
}

type ClosedHours = Pick<BusinessView, 'hours' | 'dayBefore' | 'weekBefore' | 'booksFrom' | 'today'>;

function closedHours(world: World, now: number): ClosedHours {
  const hours = businessHours(world, now - SHOWN, now);
  const earlier = (back: number): (BusinessPoint | null)[] =>
    hours.map(({ hour }) => {
      const [row] = businessHours(world, hour - back, hour - back + 1);
      return row ? pointOf(world, row) : null;
    });
  const [first] = businessHours(world, 0, now);
  const midnight = Math.floor(now / 24) * 24;
  return {
    hours: hours.map((row) => pointOf(world, row)),
    dayBefore: earlier(24),
    weekBefore: earlier(WEEK),
    booksFrom: first ? first.hour * HOUR : null,
    today: {
      now: sumUp(businessHours(world, midnight, now)),
      dayBefore: sumOfAll(world, midnight - 24, now - 24),
      weekBefore: sumOfAll(world, midnight - WEEK, now - WEEK),
    },
  };
}

function pointOf(world: World, row: BusinessHour): BusinessPoint {
  const midnight = Math.floor(row.hour / 24) * 24;
  return {
    ...partsOf([row]),
    at: row.hour * HOUR,
    reviewsOfDay: sumOf(businessHours(world, midnight, row.hour), 'reviewed') + row.reviewed,
    budgetBurnt: errorBudget(world, row.hour + 1).burnt,
  };
}

const sumUp = (rows: readonly BusinessHour[]): BusinessSum => ({ ...partsOf(rows), hours: rows.length });

function sumOfAll(world: World, from: number, to: number): BusinessSum | null {
  const rows = businessHours(world, from, to);
  return rows.length === to - from ? sumUp(rows) : null;
}

function partsOf(rows: readonly BusinessHour[]): Omit<BusinessSum, 'hours'> {
  const sum = (column: Parameters<typeof sumOf>[1]): number => sumOf(rows, column);
  return {
    orders: sum('orders'),
    approved: sum('orders') - sum('reviewed') - sum('declined'),
    reviewed: sum('reviewed'),
    declined: sum('declined'),
    lossCost: sum('lossCost'),
    reviewCost: sum('reviewCost'),
    goodDeclinedCost: sum('goodDeclinedCost'),
    overflowCost: sum('overflowCost'),
    cost: rows.reduce((total, row) => total + costOf(row), 0),
    fallbackOrders: sum('fallbackOrders'),
    fallbackCost: sum('fallbackCost'),
    requests: sum('requests'),
    badRequests: sum('badRequests'),
  };
}
