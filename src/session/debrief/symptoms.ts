import { type AlertRule, alertRules } from '../../azure/alert/alert-rule.ts';
import { sloOfMinutes } from '../../azure/online-endpoint/slo-over.ts';
import { telemetry } from '../../azure/online-endpoint/telemetry.ts';
import { incidents } from '../../company/on-call/incident.ts';
import { ruleValue } from '../../company/on-call/measure-rule.ts';
import type { Context } from '../../kernel/context.ts';
import { MINUTE, type SimTime } from '../../kernel/time.ts';
import type { World } from '../../kernel/world.ts';
import type { MeasurableEvent, PageEvent } from './debrief-event.ts';

/** A value that falls below its threshold for less than this has not recovered. */
const LULL_MINUTES = 10;

/** When the pager went off, and when what it watches could have been measured. */
export const symptomsOf = (
  world: World,
  context: Context,
  from: SimTime,
  to: SimTime,
): (PageEvent | MeasurableEvent)[] => [
  ...incidents
    .all(world)
    .filter(({ pagedAt }) => pagedAt >= from && pagedAt <= to)
    .map(
      ({ id, title, severity, pagedAt }): PageEvent => ({
        kind: 'page',
        lane: 'symptoms',
        at: pagedAt,
        id,
        title,
        severity,
      }),
    ),
  ...alertRules.all(world).flatMap((rule) => measurable(world, context, rule, from, to)),
];

/** The times during which a rule's value was above its threshold, looked at every minute. */
function measurable(world: World, context: Context, rule: AlertRule, from: SimTime, to: SimTime): MeasurableEvent[] {
  const { endpoint, metric, threshold, windowMinutes } = rule;
  const rows = telemetry(world, context, endpoint, Math.max(from, rule.enabledAt), to - (to % MINUTE));
  const spans: { start: number; last: number; worst: number }[] = []; // minutes
  for (let end = windowMinutes; end <= rows.length; end++) {
    const value = ruleValue(rule, sloOfMinutes(rows.slice(end - windowMinutes, end)));
    if (value <= threshold) continue;
    const minute = (rows[end - 1]?.minute ?? 0) + 1;
    const open = spans.at(-1);
    if (open && minute - open.last <= LULL_MINUTES) {
      open.last = minute;
      open.worst = Math.max(open.worst, value);
    } else spans.push({ start: minute, last: minute, worst: value });
  }
  const end = (rows.at(-1)?.minute ?? 0) + 1;
  return spans.map(({ start, last, worst }) => ({
    kind: 'measurable',
    lane: 'symptoms',
    at: start * MINUTE,
    until: last === end ? null : last * MINUTE,
    endpoint,
    metric,
    threshold,
    windowMinutes,
    worst,
  }));
}
