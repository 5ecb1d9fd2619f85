import { segmentAt, segmentsOf } from '../../azure/online-endpoint/configuration-segments.ts';
import { endpointClients } from '../../azure/online-endpoint/endpoint-clients.ts';
import { hourProfile } from '../../azure/online-endpoint/hour-profile.ts';
import { allOutcomes, type RequestOutcome } from '../../azure/online-endpoint/request-fates.ts';
import type { ProfiledAnswer } from '../../azure/online-endpoint/service-profile.ts';
import { routesOf } from '../../azure/online-endpoint/serving-deployments.ts';
import type { Context } from '../../kernel/context.ts';
import { HOUR, MINUTE } from '../../kernel/time.ts';
import type { World } from '../../kernel/world.ts';
import { sigmoid } from '../../ml/sigmoid.ts';
import { type Decision, type DecisionCost, decide, decideWithoutScore, decisionCost, totalCost } from '../decisions.ts';
import { findOrder } from '../gateway.ts';
import { thresholdsAt } from '../gateway-thresholds.ts';
import type { OrderColumns } from '../orders.ts';
import { scoreOf } from '../score-of.ts';

/** What became of one order, and what that costs on average. */
export interface DecidedOrder {
  readonly id: string; // of the sampled order that it is like
  readonly sample: string; // the sampled order that it is, or that stands for it; another one where its answer is assumed
  readonly decision: Decision;
  readonly score: number | null; // that decided; null: there was none in time
  readonly deployment: string | null; // that was asked
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
  const orders = new Map<string, Order>();
  const orderOf = (id: string): Order => {
    const order = orders.get(id) ?? needOrder(world, id);
    orders.set(id, order);
    return order;
  };
  const asked = allOutcomes(world, context, endpoint, hour).map((outcome) => {
    const answer = outcome.answer ?? missedAnswer(world, context, endpoint, outcome);
    const order = orderOf(answer?.assumedLike ?? outcome.request.id);
    const score = answer?.status === 200 ? scoreIn(answer) : undefined;
    const isFallback = outcome.status !== 200 || score === undefined;
    const wanted = decide(score ?? order.risk, thresholdsAt(world, outcome.at));
    const asked = { sample: outcome.request.id, deployment: outcome.deployment };
    if (!isFallback) return { ...decided(order, wanted), ...asked, score };
    const byRule = { ...byTheRule(order), ...asked };
    const cost = totalCost(byRule.cost) - totalCost(decisionCost(wanted, order.basketEur, order.risk));
    return { ...byRule, fallbackCost: cost };
  });
  return [...unasked(world, context, endpoint, hour), ...asked];
}

/** Before there was an endpoint, everything was decided by the rule, and no model could have known better. */
function unasked(world: World, context: Context, endpoint: string, hour: number): DecidedOrder[] {
  const [first] = segmentsOf(world, endpoint);
  const until = Math.min(
    first ? Math.ceil(first.from / MINUTE) : Number.POSITIVE_INFINITY,
    Math.floor(world.now / MINUTE),
  );
  if (hour * 60 >= until) return [];
  return endpointClients
    .of(context)
    .sampledRequests(world, endpoint, hour)
    .filter(({ at }) => Math.floor(at / MINUTE) < until)
    .flatMap(({ id, standsFor = 1 }) => {
      const one = byTheRule(needOrder(world, id));
      return new Array<DecidedOrder>(standsFor).fill(one);
    });
}

interface Order {
  readonly id: string;
  readonly orders: OrderColumns;
  readonly row: number;
  readonly basketEur: number;
  readonly risk: number; // true chance of a loss
}

function needOrder(world: World, id: string): Order {
  const found = findOrder(world, id);
  if (!found) throw new Error(`ledger: ${id} is no order`);
  const { orders, row } = found;
  return { id, orders, row, basketEur: orders.basketEur[row] as number, risk: sigmoid(orders.z[row] as number) };
}

const decided = ({ id, basketEur, risk }: Order, decision: Decision): DecidedOrder => ({
  id,
  sample: id,
  decision,
  score: null,
  deployment: null,
  cost: decisionCost(decision, basketEur, risk),
  isFallback: false,
  fallbackCost: 0,
});

const byTheRule = (order: Order): DecidedOrder => ({
  ...decided(order, decideWithoutScore(order.orders, order.row)),
  isFallback: true,
});

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
