import { segmentAt } from '../../azure/online-endpoint/configuration-segments.ts';
import { hourProfile } from '../../azure/online-endpoint/hour-profile.ts';
import { allOutcomes, type RequestOutcome } from '../../azure/online-endpoint/request-fates.ts';
import type { ProfiledAnswer } from '../../azure/online-endpoint/service-profile.ts';
import { routesOf } from '../../azure/online-endpoint/serving-deployments.ts';
import type { Context } from '../../kernel/context.ts';
import { HOUR } from '../../kernel/time.ts';
import type { World } from '../../kernel/world.ts';
import { sigmoid } from '../../ml/sigmoid.ts';
import { type Decision, type DecisionCost, decide, decideWithoutScore, decisionCost, totalCost } from '../decisions.ts';
import { findOrder } from '../gateway.ts';
import { scoreOf } from '../score-of.ts';

/** What became of one order, and what that costs on average. */
export interface DecidedOrder {
  readonly id: string; // of the sampled order that it is like
  readonly decision: Decision;
  readonly cost: DecisionCost; // micro-euros
  readonly isFallback: boolean;
  readonly fallbackCost: number; // micro-euros more than with the model's answer; 0 when it was used
}

/**
 * Decides the orders of one hour, those that the sampled ones stand for included: by the score that was served in time,
 * or by the fallback rule. What falling back cost is measured against the answer that the deployment's code gives to the
 * same order when it is let through; where the code itself fails, against a decision on the order's true risk. Where an
 * order's answer is only assumed, because the code was too much to run, the order that was really answered so takes its
 * place: a score says nothing about another order.
 */
export function decideOrders(world: World, context: Context, endpoint: string, hour: number): DecidedOrder[] {
  const scores = new Map<ProfiledAnswer, number | undefined>(); // requests like one another share their answer
  const scoreIn = (answer: ProfiledAnswer): number | undefined => {
    if (!scores.has(answer)) scores.set(answer, scoreOf(answer.body));
    return scores.get(answer);
  };
  return allOutcomes(world, context, endpoint, hour).map((outcome) => {
    const answer = outcome.answer ?? missedAnswer(world, context, endpoint, outcome);
    const id = answer?.assumedLike ?? outcome.request.id;
    const found = findOrder(world, id);
    if (!found) throw new Error(`ledger: ${id} is no order`);
    const { orders, row } = found;
    const basket = orders.basketEur[row] as number;
    const risk = sigmoid(orders.z[row] as number);
    const score = answer?.status === 200 ? scoreIn(answer) : undefined;
    const isFallback = outcome.status !== 200 || score === undefined;
    const wanted = decide(score ?? risk);
    const decision = isFallback ? decideWithoutScore(orders, row) : wanted;
    const cost = decisionCost(decision, basket, risk);
    const fallbackCost = isFallback ? totalCost(cost) - totalCost(decisionCost(wanted, basket, risk)) : 0;
    return { id, decision, cost, isFallback, fallbackCost };
  });
}

/** What the code would have said, had the order come through. */
function missedAnswer(
  world: World,
  context: Context,
  endpoint: string,
  { at, index, deployment }: RequestOutcome,
): ProfiledAnswer | undefined {
  const segment = segmentAt(world, endpoint, at);
  const config = segment?.serving.find((one) => one.deployment === deployment) ?? routesOf(segment)[0]?.config;
  return config && hourProfile(world, context, config, Math.floor(at / HOUR) * HOUR).answers[index];
}
