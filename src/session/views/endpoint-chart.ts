import * as v from 'valibot';
import { addCounts, combineLatencies, type MinuteRow } from '../../azure/online-endpoint/minute-row.ts';
import { telemetry } from '../../azure/online-endpoint/telemetry.ts';
import type { Context } from '../../kernel/context.ts';
import { HOUR, isoTime, MINUTE } from '../../kernel/time.ts';
import type { World } from '../../kernel/world.ts';
import { defineView } from './view.ts';

/** One point of the charts: two minutes of an endpoint. */
export interface EndpointPoint {
  readonly time: string; // ISO, when it begins
  readonly p50: number | null; // ms
  readonly p95: number | null;
  readonly p99: number | null;
  readonly byStatus: { readonly [code: string]: number }; // calls per minute
}

export interface EndpointChart {
  readonly endpoint: string;
  readonly points: readonly EndpointPoint[]; // at most 90: Recharts gets slow with more
  readonly statusCodes: readonly string[]; // that occurred, in order
}

const SPAN = 3 * HOUR;
const MINUTES_PER_POINT = 2;

/** The last three hours of an endpoint in a form that a chart can draw. */
export const endpointChartView = defineView(
  'endpoint-chart',
  v.strictObject({ endpoint: v.string() }),
  ({ world, context, params }) => endpointChart(world, context, params.endpoint),
  { everyMs: 1000 },
);

function endpointChart(world: World, context: Context, endpoint: string): EndpointChart {
  const to = Math.floor(world.now / (MINUTES_PER_POINT * MINUTE)) * MINUTES_PER_POINT * MINUTE;
  const rows = telemetry(world, context, endpoint, Math.max(0, to - SPAN), to);
  const groups = new Map<number, MinuteRow[]>();
  for (const row of rows) {
    const start = Math.floor(row.minute / MINUTES_PER_POINT) * MINUTES_PER_POINT;
    groups.set(start, [...(groups.get(start) ?? []), row]);
  }
  const points = [...groups].map(([minute, group]) => pointOf(minute, group));
  return {
    endpoint,
    points,
    statusCodes: [...new Set(points.flatMap((point) => Object.keys(point.byStatus)))].sort(),
  };
}

function pointOf(minute: number, group: readonly MinuteRow[]): EndpointPoint {
  const latency = combineLatencies(group);
  const counts = addCounts(group.map((row) => row.statuses));
  return {
    time: isoTime(minute * MINUTE),
    p50: latency?.p50 ?? null,
    p95: latency?.p95 ?? null,
    p99: latency?.p99 ?? null,
    byStatus: Object.fromEntries(Object.entries(counts).map(([code, count]) => [code, count / group.length])),
  };
}
