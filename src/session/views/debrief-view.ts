import * as v from 'valibot';
import { incidents } from '../../company/on-call/incident.ts';
import type { Objective } from '../../company/on-call/objective.ts';
import { HOUR, MINUTE, type SimTime } from '../../kernel/time.ts';
import { actsOf } from '../debrief/acts.ts';
import { causesOf } from '../debrief/causes.ts';
import type { DebriefEvent } from '../debrief/debrief-event.ts';
import { judgedObjective } from '../debrief/judged-objective.ts';
import { symptomsOf } from '../debrief/symptoms.ts';
import { playEnd } from '../play-end.ts';
import { type CurvePoint, sloCurve, stepFor } from './slo-curve.ts';
import { defineView, type Looked } from './view.ts';

/** Everything a debrief tells beside the verdict. */
export interface DebriefView {
  readonly scenario: { readonly id: string; readonly title: string };
  readonly from: SimTime; // what timeline and curve show
  readonly startedAt: SimTime; // the player's first moment
  readonly endedAt: SimTime; // when the incident was declared over, or its time was up
  readonly objective: Objective | null; // of the endpoint the curve is about
  readonly curve: readonly CurvePoint[];
  readonly events: readonly DebriefEvent[]; // oldest first
  readonly text: string; // the scenario's own debrief, Markdown
}

const MOST_POINTS = 120;
const BEFORE = 15 * MINUTE;
/** Causes that lie further back are listed, but the timeline does not begin with them. */
const FURTHEST_BACK = 4 * HOUR;

/** Causes, symptoms and acts; null before the incident is over: until then the causes are nobody's business. */
export const debriefView = defineView('debrief', v.strictObject({}), (looked) => debriefOf(looked), {
  everyMs: 1000,
});

function debriefOf({ world, start, scenario, context }: Looked<unknown>): DebriefView | null {
  const endedAt = playEnd(world, scenario);
  if (endedAt === null) return null;
  const causes = causesOf(world);
  const first = [...causes.map(({ at }) => at), ...incidents.all(world).map(({ pagedAt }) => pagedAt), start.now];
  const from = Math.max(Math.min(...first) - BEFORE, start.now - FURTHEST_BACK);
  const objective = judgedObjective(world);
  const to = endedAt - (endedAt % MINUTE); // of a minute that is not over nothing is known
  const events: DebriefEvent[] = [...symptomsOf(world, context, from, endedAt), ...actsOf(world, context)];
  return {
    scenario: { id: scenario.id, title: scenario.title },
    from,
    startedAt: start.now,
    endedAt,
    objective,
    curve: objective ? sloCurve(world, context, objective.endpoint, from, to, stepFor(from, to, MOST_POINTS)) : [],
    events: [...causes, ...events.filter(({ at }) => at >= from && at <= endedAt)].sort((a, b) => a.at - b.at),
    text: scenario.debrief,
  };
}
