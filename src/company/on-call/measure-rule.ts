import type { AlertRule } from '../../azure/alert/alert-rule.ts';
import { type SloMeasure, sloOver } from '../../azure/online-endpoint/slo-over.ts';
import type { Context } from '../../kernel/context.ts';
import { MINUTE, type SimTime } from '../../kernel/time.ts';
import type { World } from '../../kernel/world.ts';

/** What an alert rule measures over its window that ends at `to`: milliseconds, or a share 0..1. */
export const measureRule = (world: World, context: Context, rule: AlertRule, to: SimTime): number =>
  ruleValue(rule, sloOver(world, context, rule.endpoint, to - rule.windowMinutes * MINUTE, to));

/** The same of a window that somebody has looked up. */
export const ruleValue = ({ metric }: Pick<AlertRule, 'metric'>, slo: SloMeasure): number =>
  metric === 'RequestLatency_P95' ? slo.p95 : 1 - slo.availability;
