import { noteFired, noteResolved } from '../../azure/alert/alert-instance.ts';
import { type AlertRule, alertRules } from '../../azure/alert/alert-rule.ts';
import type { Context } from '../../kernel/context.ts';
import { defineReaction, schedule } from '../../kernel/reaction.ts';
import { HOUR, isoTime, MINUTE, type SimTime } from '../../kernel/time.ts';
import type { Tx } from '../../kernel/tx.ts';
import { PAGER, post } from '../channels/channel.ts';
import { measureRule } from './measure-rule.ts';
import { passOnMonitorMails } from './monitor-mails.ts';
import { pageReaction } from './page-reaction.ts';

/** How often alert rules are evaluated. */
export const EVALUATED_EVERY = 5 * MINUTE;

/**
 * Every five minutes each metric alert rule is evaluated over its window. A rule that fires pages the on-call engineer
 * once, with what was measured; it is ready to fire again after it has been below its threshold. Mails of model monitors
 * are read at the same times.
 */
export const alertsReaction = defineReaction<null>('alerts.evaluate', (tx, _data, context) => {
  schedule(tx, tx.world.now + EVALUATED_EVERY, alertsReaction, null);
  for (const rule of alertRules.all(tx.world)) evaluate(tx, context, rule);
  passOnMonitorMails(tx, context, tx.world.now - EVALUATED_EVERY);
});

function evaluate(tx: Tx, context: Context, rule: AlertRule): void {
  const { now } = tx.world;
  if (now - rule.windowMinutes * MINUTE < rule.enabledAt) return;
  const value = measureRule(tx.world, context, rule, now);
  const isOver = value > rule.threshold;
  if (isOver === (rule.state === 'Fired')) return;
  const row = alertRules.edit(tx, rule.name);
  row.state = isOver ? 'Fired' : 'Ok';
  if (!isOver) {
    noteResolved(tx, rule.name);
    post(tx, 'ml-oncall', { actor: PAGER, text: overText(row, value, now) });
    return;
  }
  noteFired(tx, rule.name, value);
  row.firedAt = now;
  row.value = value;
  row.before = measureRule(tx.world, context, rule, now - HOUR);
  const { name: alert, endpoint, title, severity } = rule;
  schedule(tx, now, pageReaction, { alert, endpoint, title, severity, text: pageText(row, now) });
}

const shown = ({ metric }: AlertRule, value: number): string =>
  metric === 'RequestLatency_P95' ? `${Math.round(value)} ms` : `${(value * 100).toFixed(2)} %`;

const whatIsMeasured = ({ metric }: AlertRule): string =>
  metric === 'RequestLatency_P95' ? 'p95 latency' : 'share of requests without an answer in time';

const minute = (at: SimTime): string => `${isoTime(at).slice(0, 16)}Z`;

const measuredText = (rule: AlertRule, value: number): string =>
  `${rule.endpoint}: ${whatIsMeasured(rule)} over the last ${rule.windowMinutes} minutes is ${shown(rule, value)} (threshold ${shown(rule, rule.threshold)}).`;

const pageText = (rule: AlertRule, now: SimTime): string =>
  [
    `Alert ${rule.name} fired at ${minute(now)}.`,
    measuredText(rule, rule.value ?? 0),
    `One hour earlier it was ${shown(rule, rule.before ?? 0)}.`,
  ].join('\n');

const overText = (rule: AlertRule, value: number, now: SimTime): string =>
  `Alert ${rule.name} resolved at ${minute(now)}.\n${measuredText(rule, value)}`;
