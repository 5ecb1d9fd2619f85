import { defineTable } from '../../kernel/table.ts';
import type { World } from '../../kernel/world.ts';

/** What one hour of checkout cost the company. Money is expected cost in micro-euros; counts are real orders and calls. */
export interface BusinessHour {
  readonly hour: number; // since the epoch
  readonly orders: number;
  readonly reviewed: number;
  readonly declined: number;
  readonly lossCost: number; // goods and money gone
  readonly reviewCost: number; // reviewers' work
  readonly goodDeclinedCost: number; // margin and goodwill of honest customers turned away
  readonly overflowCost: number; // of orders that wait because the reviewers cannot keep up
  readonly fallbackOrders: number; // decided without a score
  readonly fallbackCost: number; // what that cost more than the model's answer would have; may be negative
  readonly calls: number; // to the endpoint, retries included
  readonly badCalls: number; // not answered 200
  readonly requests: number; // first calls with their retries
  readonly badRequests: number; // not answered 200 in time
}

interface BusinessDay {
  readonly hours: readonly BusinessHour[]; // oldest first
}

/** Hours by day. */
export const businessDays = defineTable<BusinessDay>('business-hours');

export const businessDayId = (hour: number): string => String(Math.floor(hour / 24)).padStart(6, '0');

/** The hours that begin in `[fromHour, toHour)`, as far as they are over. */
export function businessHours(world: World, fromHour: number, toHour: number): BusinessHour[] {
  const rows: BusinessHour[] = [];
  for (let day = Math.floor(fromHour / 24); day * 24 < toHour; day++)
    for (const row of businessDays.get(world, businessDayId(day * 24))?.hours ?? [])
      if (row.hour >= fromHour && row.hour < toHour) rows.push(row);
  return rows;
}

/** Sum of one column. */
export const sumOf = (rows: readonly BusinessHour[], column: Exclude<keyof BusinessHour, 'hour'>): number =>
  rows.reduce((total, row) => total + row[column], 0);

/** All expected cost of an hour. */
export const costOf = (row: BusinessHour): number =>
  row.lossCost + row.reviewCost + row.goodDeclinedCost + row.overflowCost;

/** The closed hours of the day in which `hour` lies. */
export const hoursOfDay = (world: World, hour: number): readonly BusinessHour[] =>
  businessDays.get(world, businessDayId(hour))?.hours ?? [];
