import type { Context } from '../../kernel/context.ts';
import type { SimTime } from '../../kernel/time.ts';
import type { World } from '../../kernel/world.ts';
import { combineLatencies, type MinuteRow } from './minute-row.ts';
import { telemetry } from './telemetry.ts';

/** How an endpoint kept its objectives over a time, as far as it is over. */
export interface SloMeasure {
  readonly requests: number; // logical ones: a first call and its retries
  readonly availability: number; // share of requests answered with 200 in time; 1 without requests
  readonly calls: number;
  readonly non2xxShare: number; // share of calls; 0 without calls
  readonly share429: number;
  readonly p50: number; // mean of the minutes' percentiles, weighted by calls, in ms; 0 without calls
  readonly p95: number;
  readonly p99: number;
  readonly minutes: number; // that were measured
}

export const sloOver = (world: World, context: Context, endpoint: string, from: SimTime, to: SimTime): SloMeasure =>
  sloOfMinutes(telemetry(world, context, endpoint, from, to));

/** The same of minutes that somebody has looked up. */
export function sloOfMinutes(rows: readonly MinuteRow[]): SloMeasure {
  const sum = (of: (row: MinuteRow) => number): number => rows.reduce((total, row) => total + of(row), 0);
  const calls = sum((row) => row.calls);
  const requests = sum(({ requests: { answered, failed, timedOut } }) => answered + failed + timedOut);
  const latency = combineLatencies(
    rows.map((row) => ({
      calls: row.calls - (row.statuses['429'] ?? 0) - (row.statuses['404'] ?? 0),
      latency: row.latency,
    })),
  );
  return {
    requests,
    availability: requests === 0 ? 1 : sum((row) => row.requests.answered) / requests,
    calls,
    non2xxShare: calls === 0 ? 0 : 1 - sum((row) => row.statuses['200'] ?? 0) / calls,
    share429: calls === 0 ? 0 : sum((row) => row.statuses['429'] ?? 0) / calls,
    p50: latency?.p50 ?? 0,
    p95: latency?.p95 ?? 0,
    p99: latency?.p99 ?? 0,
    minutes: rows.length,
  };
}
