import { defineTable } from '../../kernel/table.ts';
import type { SimTime } from '../../kernel/time.ts';

/** A metric alert rule of Azure Monitor on one online endpoint. */
export interface AlertRule {
  readonly name: string; // 'checkout-risk-latency'
  readonly endpoint: string; // 'checkout-risk'
  readonly metric: 'RequestLatency_P95' | 'FailedRequestShare';
  readonly threshold: number; // milliseconds, or share 0..1
  readonly windowMinutes: number; // 15
  readonly severity: number; // 1 worst … 4
  readonly title: string; // what the page is called: 'checkout-risk answers slowly'
  readonly enabledAt: SimTime; // evaluated from then on, over windows that begin no earlier
  readonly state: 'Ok' | 'Fired';
  readonly firedAt: SimTime | null;
  readonly value: number | null; // what was measured when it last fired
  readonly before: number | null; // the same measure one hour earlier
}

export const alertRules = defineTable<AlertRule>('alert-rule');
