import * as v from 'valibot';
import { budgets } from '../../azure/cost/budget.ts';
import { type DailyCost, dailyCosts } from '../../azure/cost/daily-costs.ts';
import { DAY, dayOf, type SimTime } from '../../kernel/time.ts';
import { defineView } from './view.ts';

/** One line of the bill; money in micro-euros. */
export interface CostLine extends Omit<DailyCost, 'day' | 'tags'> {
  readonly at: SimTime; // midnight its day begins with
  readonly system: string; // the tag; '' without
  readonly segments: readonly string[]; // of the resource's page
}

export interface CostView {
  readonly days: readonly SimTime[]; // midnights they begin with, oldest first; the last is the present day
  readonly lines: readonly CostLine[];
  readonly perDay: number; // the budget, micro-euros; 0 without one
  readonly now: SimTime;
}

const MOST_DAYS = 120; // points of a chart

/** What machines cost, by day and resource. */
export const costView = defineView(
  'cost',
  v.strictObject({ days: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_DAYS)) }),
  ({ world, params }): CostView => {
    const today = dayOf(world.now);
    const from = Math.max(0, today - params.days + 1);
    return {
      days: Array.from({ length: today - from + 1 }, (_, i) => (from + i) * DAY),
      lines: dailyCosts(world, from, today + 1).map(lineOf),
      perDay: budgets.all(world).reduce((sum, { perDay }) => sum + perDay, 0),
      now: world.now,
    };
  },
  { everyMs: 1000 },
);

function lineOf({ day, tags, ...line }: DailyCost): CostLine {
  const [name = ''] = line.resource.split('/');
  return { ...line, at: day * DAY, system: tags.system ?? '', segments: [FOLDERS[line.service], name] };
}

const FOLDERS = {
  'online-endpoint': 'endpoints',
  'compute-cluster': 'compute',
  'serverless-spark': 'monitors',
} as const satisfies { readonly [service in DailyCost['service']]: string };
