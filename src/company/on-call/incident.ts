import { defineTable } from '../../kernel/table.ts';
import type { SimTime } from '../../kernel/time.ts';
import type { World } from '../../kernel/world.ts';

/** A report handed in by its parts. */
export interface ReportParts {
  readonly cause: string;
  readonly evidence: string;
  readonly pins: readonly number[]; // numbers of the pins it stands on
  readonly prevention: string;
}

/** What the on-call engineer says to others, in the order it was said. */
export interface IncidentNote {
  readonly at: SimTime;
  readonly actor: string;
  readonly kind: 'acknowledge' | 'declare' | 'update' | 'report' | 'resolve';
  readonly text: string; // '' for acknowledge
  readonly parts?: ReportParts; // of a report that was handed in by its parts
}

export type HypothesisState = 'open' | 'confirmed' | 'rejected';

/** How a hypothesis was held from some instant on. */
export interface Belief {
  readonly at: SimTime;
  readonly confidence: number; // 0 … 100
  readonly state: HypothesisState;
}

/** A possible cause that somebody wrote down. */
export interface Hypothesis {
  readonly n: number; // counts over all incidents of a play
  readonly text: string;
  readonly beliefs: readonly Belief[]; // oldest first, at least one; the last one holds
}

/** Something seen that is worth keeping: where, and at what simulated instant. */
export interface Pin {
  readonly n: number; // counts over all incidents of a play; a removed pin keeps its number
  readonly at: SimTime;
  readonly link: string; // address in the console: '#/endpoints/checkout-risk?tab=monitoring'
  readonly note: string;
  readonly removedAt: SimTime | null;
}

/** A hint somebody asked for. */
export interface RevealedHint {
  readonly at: SimTime;
  readonly text: string;
}

/** One page and everything said, supposed and kept about it. */
export interface Incident {
  readonly id: string; // 'INC-1'
  readonly title: string; // 'checkout-risk answers slowly'
  readonly text: string; // what the page says
  readonly severity: number; // 1 worst … 4
  readonly alert: string; // rule that fired: 'checkout-risk-latency'
  readonly endpoint: string; // that it is about: 'checkout-risk'
  readonly pagedAt: SimTime;
  readonly acknowledgedAt: SimTime | null;
  readonly resolvedAt: SimTime | null; // when the player said it is over
  readonly notes: readonly IncidentNote[];
  readonly hypotheses: readonly Hypothesis[];
  readonly pins: readonly Pin[];
  readonly hints: readonly RevealedHint[];
}

export const incidents = defineTable<Incident>('incident');

/** The incident that was declared over first, which ends a play; undefined while none was. */
export const firstResolved = (world: World): Incident | undefined =>
  incidents
    .all(world)
    .filter(({ resolvedAt }) => resolvedAt !== null)
    .sort((a, b) => (a.resolvedAt ?? 0) - (b.resolvedAt ?? 0))[0];
