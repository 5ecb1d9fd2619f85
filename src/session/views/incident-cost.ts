import { type BusinessHour, businessHours, costOf, sumOf } from '../../company/ledger/business-hour.ts';
import { incidents } from '../../company/on-call/incident.ts';
import { HOUR, type SimTime } from '../../kernel/time.ts';
import type { World } from '../../kernel/world.ts';

/**
 * What the open incidents have come to together, or the last one when none is open: by whole hours from the one in which
 * the first was paged to the one in which it was resolved. Money in micro-euros.
 */
export interface IncidentCost {
  readonly ids: readonly string[]; // 'INC-1'; oldest first
  readonly pagedAt: readonly SimTime[]; // of each
  readonly from: SimTime; // the full hour before the first page
  readonly closedHours: number; // that are in the books
  readonly fallbackOrders: number;
  readonly fallbackCost: number; // decided without a score: more than the model's answers would have cost
  readonly overflowCost: number; // orders that wait because there are more reviews than reviewers
  readonly cost: number; // all expected cost of these hours
  readonly dayBefore: number | null; // the same a day earlier; null: not in the books
  readonly open: OpenCost | null; // of the hour that runs, when it belongs to the incident
}

/** The same of an hour that is not over: so far, and in no book yet. */
export interface OpenCost {
  readonly from: SimTime;
  readonly fallbackOrders: number;
  readonly fallbackCost: number;
  readonly overflowCost: number;
}

/** `open` is the hour that runs, which belongs to an incident that is not resolved. */
export function incidentCost(world: World, open: BusinessHour | null): IncidentCost | null {
  const all = incidents.all(world);
  const unresolved = all.filter(({ resolvedAt }) => resolvedAt === null);
  const meant = unresolved.length > 0 ? unresolved : all.slice(-1);
  const [first] = meant;
  if (!first) return null;
  const { resolvedAt } = first;
  const from = Math.floor(Math.min(...meant.map(({ pagedAt }) => pagedAt)) / HOUR);
  const now = Math.floor(world.now / HOUR);
  const to = resolvedAt === null ? now : Math.min(now, Math.floor(resolvedAt / HOUR) + 1);
  const rows = businessHours(world, from, to);
  const before = businessHours(world, from - 24, to - 24);
  const isOpen = open !== null && (resolvedAt === null || Math.floor(resolvedAt / HOUR) === now);
  return {
    ids: meant.map(({ id }) => id),
    pagedAt: meant.map(({ pagedAt }) => pagedAt),
    from: from * HOUR,
    closedHours: rows.length,
    fallbackOrders: sumOf(rows, 'fallbackOrders'),
    fallbackCost: sumOf(rows, 'fallbackCost'),
    overflowCost: sumOf(rows, 'overflowCost'),
    cost: total(rows),
    dayBefore: before.length === to - from ? total(before) : null,
    open: isOpen ? openCost(open) : null,
  };
}

const openCost = ({ hour, fallbackOrders, fallbackCost, overflowCost }: BusinessHour): OpenCost => ({
  from: hour * HOUR,
  fallbackOrders,
  fallbackCost,
  overflowCost,
});

const total = (rows: readonly BusinessHour[]): number => rows.reduce((sum, row) => sum + costOf(row), 0);
