import * as v from 'valibot';
import { deploymentsOf, provisioningState } from '../../azure/online-endpoint/deployment.ts';
import { endpoints, type OnlineEndpoint } from '../../azure/online-endpoint/endpoint.ts';
import { combineLatencies, type MinuteRow } from '../../azure/online-endpoint/minute-row.ts';
import { telemetry } from '../../azure/online-endpoint/telemetry.ts';
import type { Context } from '../../kernel/context.ts';
import { HOUR, MINUTE } from '../../kernel/time.ts';
import type { World } from '../../kernel/world.ts';
import { intervalsOf } from './time-range.ts';
import { defineView } from './view.ts';

/** One endpoint in the list. */
export interface EndpointRow {
  readonly name: string;
  readonly description: string;
  readonly state: string; // provisioning state
  readonly deployments: readonly { readonly name: string; readonly state: string; readonly traffic: number }[];
  readonly computeType: 'Managed';
  readonly createdAt: number;
  readonly createdBy: string;
  readonly modifiedAt: number;
  readonly tags: { readonly [name: string]: string };
}

/** How it went in the last hours, in small. */
export interface EndpointTrend {
  readonly name: string;
  readonly p95: readonly (number | null)[]; // ms, oldest first
  readonly failing: readonly (number | null)[]; // share of the calls not answered with 200
}

export const endpointsView = defineView(
  'endpoints',
  v.strictObject({}),
  ({ world }) => endpoints.all(world).map((row) => rowOf(world, row)),
  { everyMs: 250 },
);

const rowOf = (world: World, row: OnlineEndpoint): EndpointRow => ({
  name: row.name,
  description: row.description,
  state: row.machine.value,
  deployments: deploymentsOf(world, row.name).map((one) => ({
    name: one.name,
    state: provisioningState(one),
    traffic: row.traffic[one.name] ?? 0,
  })),
  computeType: 'Managed',
  createdAt: row.createdAt,
  createdBy: row.createdBy,
  modifiedAt: row.modifiedAt,
  tags: row.tags,
});

const SHOWN_MS = 3 * HOUR;
const POINTS = 36;

/** Apart from the list itself, which need not wait until telemetry can be computed. */
export const endpointTrendsView = defineView(
  'endpoint-trends',
  v.strictObject({}),
  ({ world, context }) => endpoints.all(world).map(({ name }) => trendOf(world, context, name)),
  { everyMs: 1000 },
);

function trendOf(world: World, context: Context, name: string): EndpointTrend {
  const { from, to, stepMs, starts } = intervalsOf({ lastMs: SHOWN_MS }, world.now, POINTS);
  const groups: MinuteRow[][] = starts.map(() => []);
  for (const row of telemetry(world, context, name, from, Math.min(to, world.now)))
    groups[Math.floor((row.minute * MINUTE - from) / stepMs)]?.push(row);
  return {
    name,
    p95: groups.map((group) => rounded(combineLatencies(group)?.p95 ?? null, 10)),
    failing: groups.map((group) => rounded(failingShare(group), 10_000)),
  };
}

function failingShare(rows: readonly MinuteRow[]): number | null {
  const sum = (of: (row: MinuteRow) => number): number => rows.reduce((total, row) => total + of(row), 0);
  const calls = sum((row) => row.calls);
  return calls === 0 ? null : 1 - sum((row) => row.statuses['200'] ?? 0) / calls;
}

const rounded = (value: number | null, parts: number): number | null =>
  value === null ? null : Math.round(value * parts) / parts;
