import { defineTable } from '../../kernel/table.ts';
import type { SimTime } from '../../kernel/time.ts';

/** What the on-call engineer says to others, in the order it was said. */
export interface IncidentNote {
  readonly at: SimTime;
  readonly actor: string;
  readonly kind: 'acknowledge' | 'declare' | 'update' | 'report' | 'resolve';
  readonly text: string; // '' for acknowledge
}

/** One page and everything said about it. */
export interface Incident {
  readonly id: string; // 'INC-1'
  readonly title: string; // 'checkout-risk answers slowly'
  readonly text: string; // what the page says
  readonly severity: number; // 1 worst … 4
  readonly pagedAt: SimTime;
  readonly acknowledgedAt: SimTime | null;
  readonly resolvedAt: SimTime | null; // when the player said it is over
  readonly notes: readonly IncidentNote[];
}

export const incidents = defineTable<Incident>('incident');
