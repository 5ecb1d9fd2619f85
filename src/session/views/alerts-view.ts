import * as v from 'valibot';
import { instancesOf } from '../../azure/alert/alert-instance.ts';
import { type AlertRule, alertRules } from '../../azure/alert/alert-rule.ts';
import { monitorRuns } from '../../azure/monitor/monitor-runs.ts';
import { EVALUATED_EVERY } from '../../company/on-call/alerts-reaction.ts';
import { type Incident, incidents } from '../../company/on-call/incident.ts';
import { measureRule } from '../../company/on-call/measure-rule.ts';
import type { Context } from '../../kernel/context.ts';
import { MINUTE, type SimTime } from '../../kernel/time.ts';
import type { World } from '../../kernel/world.ts';
import { findMonitor } from './monitor-rows.ts';
import { defineView } from './view.ts';

/** An alert that paged somebody. */
export interface FiredAlert {
  readonly id: string; // of the incident: 'INC-1'
  readonly rule: string;
  readonly rulePage: readonly string[] | null; // segments of the page of what fired; null: it has none
  readonly title: string;
  readonly endpoint: string;
  readonly severity: number; // 1 worst … 4
  readonly condition: 'Fired' | 'Resolved' | null; // whether what fired is still over its threshold; null: nobody keeps watch
  readonly response: 'New' | 'Acknowledged' | 'Closed'; // what the engineer said
  readonly firedAt: SimTime;
  readonly overAt: SimTime | null; // when what the rule measures was below its threshold again
  readonly acknowledgedAt: SimTime | null;
  readonly resolvedAt: SimTime | null;
}

/** An alert rule with what it measures now: milliseconds, or a share 0..1. */
export interface AlertRuleRow {
  readonly name: string;
  readonly title: string;
  readonly endpoint: string;
  readonly metric: AlertRule['metric'];
  readonly threshold: number;
  readonly windowMinutes: number;
  readonly everyMinutes: number; // how often it is evaluated
  readonly severity: number;
  readonly state: 'Ok' | 'Fired' | 'Waiting'; // Waiting: its first window is not over
  readonly value: number | null; // over the window that ends now; null while it waits
  readonly enabledAt: SimTime;
  readonly firedAt: SimTime | null; // last time
}

export interface AlertsView {
  readonly fired: readonly FiredAlert[]; // newest first
  readonly rules: readonly AlertRuleRow[];
}

/** Alerts that fired, and the rules that make them. */
export const alertsView = defineView(
  'alerts',
  v.strictObject({}),
  ({ world, context }): AlertsView => ({
    fired: incidents
      .all(world)
      .map((incident) => firedOf(world, incident))
      .reverse(),
    rules: alertRules.all(world).map((rule) => ruleOf(world, context, rule)),
  }),
  { everyMs: 1000 },
);

function firedOf(world: World, incident: Incident): FiredAlert {
  return {
    id: incident.id,
    rule: incident.alert,
    ...sourceOf(world, incident),
    title: incident.title,
    endpoint: incident.endpoint,
    severity: incident.severity,
    response: incident.resolvedAt !== null ? 'Closed' : incident.acknowledgedAt !== null ? 'Acknowledged' : 'New',
    firedAt: incident.pagedAt,
    acknowledgedAt: incident.acknowledgedAt,
    resolvedAt: incident.resolvedAt,
  };
}

/** A metric rule is over or not at every evaluation, a monitor with its last run; others page and leave it at that. */
function sourceOf(world: World, { alert, pagedAt }: Incident): Pick<FiredAlert, 'rulePage' | 'condition' | 'overAt'> {
  if (alertRules.get(world, alert)) {
    const instance = instancesOf(world, alert).find(({ firedAt }) => firedAt === pagedAt);
    const overAt = instance?.resolvedAt ?? null;
    return { rulePage: ['alerts', alert], condition: overAt === null ? 'Fired' : 'Resolved', overAt };
  }
  const monitor = findMonitor(world, alert);
  if (!monitor) return { rulePage: null, condition: null, overAt: null };
  const runs = monitorRuns(world, monitor.workspace, alert).filter(
    ({ state, endsAt }) => state !== null && endsAt >= pagedAt,
  );
  const over = runs.find(({ state }) => state === 'Healthy');
  return {
    rulePage: ['monitors', alert],
    condition: over ? 'Resolved' : 'Fired',
    overAt: over?.endsAt ?? null,
  };
}

export function ruleOf(world: World, context: Context, rule: AlertRule): AlertRuleRow {
  const { name, title, endpoint, metric, threshold, windowMinutes, severity, enabledAt, firedAt } = rule;
  const isWaiting = world.now - windowMinutes * MINUTE < enabledAt;
  return {
    name,
    title,
    endpoint,
    metric,
    threshold,
    windowMinutes,
    everyMinutes: EVALUATED_EVERY / MINUTE,
    severity,
    state: isWaiting ? 'Waiting' : rule.state,
    value: isWaiting ? null : measureRule(world, context, rule, world.now),
    enabledAt,
    firedAt,
  };
}
