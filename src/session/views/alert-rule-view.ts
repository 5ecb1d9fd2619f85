import * as v from 'valibot';
import { type AlertInstance, instancesOf } from '../../azure/alert/alert-instance.ts';
import { type AlertRule, alertRules } from '../../azure/alert/alert-rule.ts';
import { EVALUATED_EVERY } from '../../company/on-call/alerts-reaction.ts';
import { incidents } from '../../company/on-call/incident.ts';
import { measureRule } from '../../company/on-call/measure-rule.ts';
import type { Context } from '../../kernel/context.ts';
import { MINUTE, type SimTime } from '../../kernel/time.ts';
import type { World } from '../../kernel/world.ts';
import { type AlertRuleRow, ruleOf } from './alerts-view.ts';
import { intervalsOf, type TimeRange, timeRange } from './time-range.ts';
import { defineView } from './view.ts';

/** One time a rule fired. */
export interface FiredTime extends Omit<AlertInstance, 'rule'> {
  readonly incident: string | null; // what it was paged as: 'INC-1'
}

/** An alert rule with what it measured at its evaluations: milliseconds, or a share 0..1. */
export interface AlertRuleView {
  readonly rule: AlertRuleRow;
  readonly fired: readonly FiredTime[]; // newest first
  readonly from: SimTime;
  readonly to: SimTime;
  readonly times: readonly SimTime[]; // intervals begin
  readonly values: readonly (number | null)[]; // the most of the interval's evaluations; null without any
}

/** A rule and what it measured over a time. A long time is looked at by hours first, as charts of the endpoint are. */
export const alertRuleView = defineView(
  'alert-rule',
  v.strictObject({ name: v.string(), range: timeRange }),
  ({ world, context, params: { name, range } }): AlertRuleView | null => {
    const rule = alertRules.get(world, name);
    return rule
      ? { rule: ruleOf(world, context, rule), ...firedOf(world, rule), ...measured(world, context, rule, range) }
      : null;
  },
  { everyMs: 1000 },
);

function firedOf(world: World, { name }: AlertRule): Pick<AlertRuleView, 'fired'> {
  const paged = incidents.all(world).filter(({ alert }) => alert === name);
  return {
    fired: instancesOf(world, name)
      .map(({ firedAt, value, resolvedAt }) => ({
        firedAt,
        value,
        resolvedAt,
        incident: paged.find(({ pagedAt }) => pagedAt === firedAt)?.id ?? null,
      }))
      .reverse(),
  };
}

function measured(
  world: World,
  context: Context,
  rule: AlertRule,
  range: TimeRange,
): Omit<AlertRuleView, 'rule' | 'fired'> {
  const { from, to, stepMs, starts } = intervalsOf(range, world.now);
  const step = Math.max(stepMs, EVALUATED_EVERY);
  const times = starts.filter((start) => (start - from) % step === 0);
  return {
    from,
    to,
    times,
    values: times.map((start) => {
      const values = evaluationsIn(world, rule, start, start + step).map((at) => measureRule(world, context, rule, at));
      return values.length === 0 ? null : rounded(Math.max(...values));
    }),
  };
}

/** The instants in `[from, to)` at which the rule was evaluated. */
function evaluationsIn(world: World, { enabledAt, windowMinutes }: AlertRule, from: SimTime, to: SimTime): SimTime[] {
  const instants: SimTime[] = [];
  const first = Math.max(from, enabledAt + windowMinutes * MINUTE);
  for (let at = Math.ceil(first / EVALUATED_EVERY) * EVALUATED_EVERY; at < to && at <= world.now; at += EVALUATED_EVERY)
    instants.push(at);
  return instants;
}

/** Shorter numbers make a shorter message to the page. */
const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;
