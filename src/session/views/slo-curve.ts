import type { MinuteRow } from '../../azure/online-endpoint/minute-row.ts';
import { sloOfMinutes } from '../../azure/online-endpoint/slo-over.ts';
import { telemetry } from '../../azure/online-endpoint/telemetry.ts';
import type { Context } from '../../kernel/context.ts';
import { MINUTE, type SimTime } from '../../kernel/time.ts';
import type { World } from '../../kernel/world.ts';

/** What an endpoint's customers felt for some minutes. */
export interface CurvePoint {
  readonly at: SimTime; // when they begin
  readonly p95: number | null; // ms; null without calls
  readonly unanswered: number; // share of requests without an answer in time
  readonly callsPerSecond: number;
}

const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 240] as const;

/** The finest step, in minutes, that makes no more than so many points. */
export const stepFor = (from: SimTime, to: SimTime, most: number): number =>
  STEPS.find((step) => (to - from) / (step * MINUTE) <= most) ?? 240;

/** How an endpoint kept its objectives in `[from, to)`, as far as it is over, every so many minutes. */
export function sloCurve(
  world: World,
  context: Context,
  endpoint: string,
  from: SimTime,
  to: SimTime,
  stepMinutes: number,
): CurvePoint[] {
  const groups = new Map<number, MinuteRow[]>();
  for (const row of telemetry(world, context, endpoint, from, to)) {
    const start = row.minute - (row.minute % stepMinutes);
    const group = groups.get(start);
    if (group) group.push(row);
    else groups.set(start, [row]);
  }
  return [...groups].map(([minute, rows]) => {
    const { calls, p95, availability, minutes } = sloOfMinutes(rows);
    return {
      at: minute * MINUTE,
      p95: calls === 0 ? null : p95,
      unanswered: 1 - availability,
      callsPerSecond: calls / (60 * minutes),
    };
  });
}
