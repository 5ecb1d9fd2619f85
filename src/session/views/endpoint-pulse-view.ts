import * as v from 'valibot';
import { sloOver } from '../../azure/online-endpoint/slo-over.ts';
import {
  BUDGET_DAYS,
  type BurnRate,
  burnRate,
  type ErrorBudget,
  errorBudget,
} from '../../company/ledger/error-budget.ts';
import { type Objective, objectives } from '../../company/on-call/objective.ts';
import type { Context } from '../../kernel/context.ts';
import { HOUR, MINUTE } from '../../kernel/time.ts';
import type { World } from '../../kernel/world.ts';
import { type CurvePoint, sloCurve } from './slo-curve.ts';
import { defineView } from './view.ts';

/** How an endpoint stands against what was promised of it. */
export interface EndpointPulse {
  readonly objective: Objective;
  readonly now: PulseNow;
  readonly points: readonly CurvePoint[]; // the last three hours
  readonly budget: ErrorBudget & { readonly days: number; readonly burn: readonly BurnRate[] };
}

/** The last five minutes. */
export interface PulseNow {
  readonly minutes: number;
  readonly p95: number | null; // ms; null without calls
  readonly unanswered: number; // share of requests without an answer in time
  readonly failing: number; // share of calls that were not answered 2xx
  readonly isKept: boolean; // all objectives are
}

const NOW_MINUTES = 5;
const SHOWN_HOURS = 3;
const POINT_MINUTES = 2;
const BURN_HOURS = [1, 6] as const;

/** The pulse of an endpoint with objectives; null for any other. */
export const endpointPulseView = defineView(
  'endpoint-pulse',
  v.strictObject({ endpoint: v.string() }),
  ({ world, context, params }) => pulseOf(world, context, params.endpoint),
  { everyMs: 1000 },
);

function pulseOf(world: World, context: Context, endpoint: string): EndpointPulse | null {
  const objective = objectives.get(world, endpoint);
  if (!objective) return null;
  const from = world.now - SHOWN_HOURS * HOUR;
  const budget = errorBudget(world);
  return {
    objective,
    now: pulseNow(world, context, objective),
    points: sloCurve(world, context, endpoint, Math.max(0, from), world.now, POINT_MINUTES),
    budget: {
      ...budget,
      days: BUDGET_DAYS,
      burn: [
        ...BURN_HOURS.map((hours) => burnRate(world, context, endpoint, hours)),
        { hours: BUDGET_DAYS * 24, unanswered: budget.burnt * (1 - objective.availability), rate: budget.burnt },
      ],
    },
  };
}

function pulseNow(world: World, context: Context, { endpoint, p95Ms, availability, non2xx }: Objective): PulseNow {
  const measured = sloOver(world, context, endpoint, world.now - NOW_MINUTES * MINUTE, world.now);
  return {
    minutes: NOW_MINUTES,
    p95: measured.calls === 0 ? null : measured.p95,
    unanswered: 1 - measured.availability,
    failing: measured.non2xxShare,
    isKept: measured.p95 <= p95Ms && measured.availability >= availability && measured.non2xxShare < non2xx,
  };
}
