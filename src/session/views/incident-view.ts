import * as v from 'valibot';
import { hintsLeft, revealedHints } from '../../company/on-call/hint-ladder.ts';
import { type Incident, incidents } from '../../company/on-call/incident.ts';
import type { World } from '../../kernel/world.ts';
import { defineView } from './view.ts';

export type { Hypothesis, HypothesisState, IncidentNote, Pin, RevealedHint } from '../../company/on-call/incident.ts';

/** The newest incident; what was supposed, kept and revealed comes from all incidents of the play. */
export interface IncidentView extends Incident {
  readonly hintsLeft: number; // that can still be asked for
  readonly earlier: readonly EarlierIncident[]; // oldest first
}

export interface EarlierIncident {
  readonly id: string;
  readonly title: string;
  readonly pagedAt: number;
  readonly resolvedAt: number | null;
}

/** The incident the pager shows, with the pins that were not taken away. */
export const incidentView = defineView('incident', v.strictObject({}), ({ world }): IncidentView | null =>
  newestIncident(world),
);

function newestIncident(world: World): IncidentView | null {
  const all = incidents.all(world);
  const newest = all.at(-1);
  if (!newest) return null;
  return {
    ...newest,
    hypotheses: all.flatMap((row) => row.hypotheses),
    pins: all.flatMap((row) => row.pins).filter(({ removedAt }) => removedAt === null),
    hints: revealedHints(world),
    hintsLeft: hintsLeft(world),
    earlier: all.slice(0, -1).map(({ id, title, pagedAt, resolvedAt }) => ({ id, title, pagedAt, resolvedAt })),
  };
}
