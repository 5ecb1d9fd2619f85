import type { Context } from '../../kernel/context.ts';
import { defineReaction, schedule } from '../../kernel/reaction.ts';
import { DAY, isoTime, type SimTime } from '../../kernel/time.ts';
import type { World } from '../../kernel/world.ts';
import { lastJoin } from '../feeds/label-join.ts';
import { type Cohort, type CohortTable, cohortTable } from '../ledger/cohorts.ts';
import { pageReaction } from '../on-call/page-reaction.ts';

const EVERY = 7 * DAY;
/** Order days that are looked at together. */
const SPAN_DAYS = 14;
/** Spans before them, each as it was known at the same age, that they are set beside. */
const SPANS_BEFORE = 2;
/** A rise is told when chance alone would make it in one review of a hundred and fifty, and when it is worth telling. */
const SURE_BEYOND = 3; // standard errors, of five groups
const WORTH_FROM = 1.25; // times the rate of before

/** What the finance controller of the shop looks at. */
interface LossReview {
  readonly endpoint: string; // whose answers decided: 'checkout-risk'
  readonly [key: string]: string;
}

type Counted = Pick<Cohort, 'approvedKnown' | 'approvedLosses'>;

/** Approved losses of one group of orders, now and at the same age before. */
interface Rise {
  readonly group: string; // 'all orders', 'orders paid by instalment'
  readonly now: Counted;
  readonly before: Counted;
}

/**
 * Once a week finance looks at what is known of the approved orders of the last two weeks, all together and by the method
 * they were really paid with, beside what was known of the four weeks before when those were as young. A rise beyond
 * chance pages the on-call engineer: it is the first thing that anybody hears of wrong answers that cost money.
 */
export const lossReview = defineReaction<LossReview>('finance.loss-review', (tx, review, context) => {
  const { now } = tx.world;
  schedule(tx, now + EVERY, lossReview, review);
  const looked = risesAt(tx.world, context, now);
  const [worst] = looked
    .filter((rise) => ratio(rise) >= WORTH_FROM && sureness(rise) > SURE_BEYOND)
    .sort((a, b) => ratio(b) - ratio(a));
  if (!worst) return;
  schedule(tx, now, pageReaction, {
    alert: 'finance-loss-review',
    endpoint: review.endpoint,
    title: 'approved losses are rising',
    severity: 2,
    text: pageText(worst, looked.find(({ group }) => group === ALL) ?? worst, now),
  });
});

const ALL = 'all orders';

function risesAt(world: World, context: Context, at: SimTime): Rise[] {
  const today = Math.floor(at / DAY);
  const spanOf = (back: number): CohortTable =>
    cohortTable(
      world,
      context,
      today - (back + 1) * SPAN_DAYS,
      today - back * SPAN_DAYS - 1,
      lastJoin(at) - back * SPAN_DAYS * DAY,
    );
  const now = spanOf(0);
  const before = Array.from({ length: SPANS_BEFORE }, (_, i) => spanOf(i + 1));
  const methods = Object.keys(now.groups.payment_method).map((method) => ({
    group: `orders paid by ${method.replace('_', ' ')}`,
    cohortIn: (table: CohortTable) => table.groups.payment_method[method],
  }));
  return [{ group: ALL, cohortIn: (table: CohortTable): Cohort | undefined => table.all }, ...methods]
    .map(({ group, cohortIn }) => ({
      group,
      now: together([cohortIn(now)]),
      before: together(before.map(cohortIn)),
    }))
    .filter((rise) => rise.now.approvedKnown > 0 && rise.before.approvedLosses > 0);
}

function together(cohorts: readonly (Cohort | undefined)[]): Counted {
  const sum = (of: keyof Counted): number => cohorts.reduce((total, cohort) => total + (cohort?.[of] ?? 0), 0);
  return { approvedKnown: sum('approvedKnown'), approvedLosses: sum('approvedLosses') };
}

const rate = ({ approvedLosses, approvedKnown }: Counted): number => approvedLosses / approvedKnown;
const ratio = ({ now, before }: Rise): number => rate(now) / rate(before);

/** The rise in standard errors of a difference of shares. */
function sureness({ now, before }: Rise): number {
  const [n, m] = [now.approvedKnown, before.approvedKnown];
  const pooled = (now.approvedLosses + before.approvedLosses) / (n + m);
  return (rate(now) - rate(before)) / Math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / m));
}

function pageText(worst: Rise, all: Rise, now: SimTime): string {
  const share = (cohort: Counted): string => `${(100 * rate(cohort)).toFixed(2)} %`;
  const of = (cohort: Counted): string => `${cohort.approvedLosses} of ${cohort.approvedKnown} sampled`;
  const beside = ({ now: is, before: was }: Rise): string =>
    `${share(is)} of those with a known outcome were lost (${of(is)}); of the four weeks before, at the same age, it was ${share(was)} (${of(was)})`;
  const lines = [
    `Finance, weekly loss review of ${isoTime(now).slice(0, 10)}:`,
    `approved ${worst.group} of the last ${SPAN_DAYS} days: ${beside(worst)}.`,
  ];
  if (worst !== all) lines.push(`Approved orders of all methods: ${share(all.now)}, before ${share(all.before)}.`);
  return [...lines, 'Is the model broken, or is it fraud season?'].join('\n');
}
