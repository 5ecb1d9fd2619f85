// What the shop makes of a score, and what that costs on average. Costs are expectations over the true risk, not over
// drawn labels, so that two worlds can be compared order by order without noise.
import { SEGMENTS } from './order-population.ts';
import type { OrderColumns } from './orders.ts';

export type Decision = 'approve' | 'review' | 'decline';

export const REVIEW_THRESHOLD = 0.08;

/** Scores from which the gateway has an order reviewed, or declines it. */
export interface Thresholds {
  readonly review: number;
  readonly decline: number;
}

/** What payments and model risk agreed on last. */
export const AGREED_THRESHOLDS: Thresholds = { review: REVIEW_THRESHOLD, decline: 0.4 };

/** Above this basket the gateway sends an order to review when it has no score. */
const FALLBACK_BASKET_EUR = 150;

const LOSS_SHARE = 0.75; // of the basket, when an approved order turns out bad
const REVIEW_EUR = 2.2;
const REVIEW_CATCHES = 0.8; // of the bad orders it sees
const REVIEW_DECLINES = 0.05; // of the good ones, wrongly
const MARGIN_SHARE = 0.18; // of the basket, lost with a good order that is declined
const ANGER_EUR = 4; // on top
const OVERFLOW_CANCELS = 0.2; // of the orders that wait because the reviewers have more than they can do
const MEAN_BASKET_EUR = 76;

/** Reviews per day that the reviewers can do. */
export const REVIEWS_PER_DAY = 1400;

/** The rule on a score. */
export const decide = (score: number, { review, decline } = AGREED_THRESHOLDS): Decision =>
  score >= decline ? 'decline' : score >= review ? 'review' : 'approve';

/** The rule without a score: the gateway's fallback when the endpoint fails or is too late. */
export const decideWithoutScore = (orders: OrderColumns, row: number): Decision =>
  SEGMENTS[orders.segment[row] as number] === 'new' || (orders.basketEur[row] as number) >= FALLBACK_BASKET_EUR
    ? 'review'
    : 'approve';

/** Expected cost of one order, in integer micro-euros. */
export interface DecisionCost {
  readonly loss: number; // goods and money gone
  readonly review: number; // reviewers' work
  readonly goodDeclined: number; // margin and goodwill of honest customers turned away
}

const micro = (eur: number): number => Math.round(eur * 1e6);

/** What a decision costs on average for an order whose true chance of a loss is `risk`. */
export function decisionCost(decision: Decision, basketEur: number, risk: number): DecisionCost {
  const loss = LOSS_SHARE * basketEur * risk;
  const turnedAway = (MARGIN_SHARE * basketEur + ANGER_EUR) * (1 - risk);
  switch (decision) {
    case 'approve':
      return { loss: micro(loss), review: 0, goodDeclined: 0 };
    case 'review':
      return {
        loss: micro(loss * (1 - REVIEW_CATCHES)),
        review: micro(REVIEW_EUR),
        goodDeclined: micro(turnedAway * REVIEW_DECLINES),
      };
    case 'decline':
      return { loss: 0, review: 0, goodDeclined: micro(turnedAway) };
  }
}

export const totalCost = ({ loss, review, goodDeclined }: DecisionCost): number => loss + review + goodDeclined;

/**
 * What it costs on average, in micro-euros, that one more order of a day went to review when `reviewsBefore` were there
 * already: beyond the reviewers' capacity orders wait for hours, some customers cancel, and an average basket is lost.
 */
export const overflowCost = (reviewsBefore: number): number =>
  reviewsBefore < REVIEWS_PER_DAY ? 0 : micro(OVERFLOW_CANCELS * (MARGIN_SHARE * MEAN_BASKET_EUR + ANGER_EUR));
