import * as v from 'valibot';
import { deployments } from '../../azure/online-endpoint/deployment.ts';
import { serviceProfile } from '../../azure/online-endpoint/service-profile.ts';
import type { ServingConfig } from '../../azure/online-endpoint/serving-config.ts';
import { servingDeployments } from '../../azure/online-endpoint/serving-deployments.ts';
import { REVIEW_THRESHOLD } from '../../company/decisions.ts';
import { orderPayload } from '../../company/order-feed.ts';
import { type OrderColumns, orderId, panelOrders } from '../../company/orders.ts';
import { scoreOf } from '../../company/score-of.ts';
import type { Context } from '../../kernel/context.ts';
import { DAY } from '../../kernel/time.ts';
import { seedAt, type World } from '../../kernel/world.ts';
import { auc } from '../../ml/auc.ts';
import { calibrationError } from '../../ml/calibration-error.ts';
import { defineOracle } from './oracle.ts';

const parameters = v.strictObject({
  endpoint: v.string(), // 'checkout-risk'
  reference: v.string(), // deployment known to be good: 'checkout-risk/blue'
  rows: v.pipe(v.number(), v.integer(), v.minValue(1000)), // orders of the panel: 24000
  auc: v.number(), // may be this much below the reference: .015
  recall: v.number(), // recall at the review threshold, likewise: .05
  ece: v.number(), // at most: .02
});

interface Quality {
  readonly answered: number; // share of the panel
  readonly auc: number;
  readonly recall: number;
  readonly ece: number;
}

/**
 * What is answered is still right: every serving deployment is asked about a panel of orders whose truth only the
 * simulator knows, beside a deployment known to be good on the same rows.
 */
export const answers = defineOracle({
  id: 'answers',
  layer: 'behaviour',
  parameters,
  judge(asked, { start, observed, context }) {
    const reference = deployments.need(start, asked.reference).serving;
    if (!reference) throw new Error(`answers: ${asked.reference} does not serve at the start`);
    const serving = servingDeployments(observed, asked.endpoint);
    if (serving.length === 0)
      return { held: false, reason: `Nobody answers: no deployment of ${asked.endpoint} has traffic.` };
    const day = Math.floor(observed.now / DAY);
    const panel = panelOrders(seedAt(observed, observed.now), 'answers', asked.rows, day);
    const good = quality(observed, context, reference, panel);
    const gaps: string[] = [];
    const measured: string[] = [];
    for (const { name, config } of serving) {
      const found = quality(observed, context, config, panel);
      measured.push(
        `${name}: AUC ${found.auc.toFixed(3)}, recall ${found.recall.toFixed(2)}, ECE ${found.ece.toFixed(3)}`,
      );
      if (found.answered < 1) gaps.push(`${name} fails on ${((1 - found.answered) * 100).toFixed(1)} % of the orders`);
      if (found.auc < good.auc - asked.auc)
        gaps.push(`${name} ranks orders worse (AUC ${found.auc.toFixed(3)} against ${good.auc.toFixed(3)})`);
      if (found.recall < good.recall - asked.recall)
        gaps.push(`${name} finds fewer losses (recall ${found.recall.toFixed(2)} against ${good.recall.toFixed(2)})`);
      if (found.ece > asked.ece) gaps.push(`${name}'s probabilities are off (ECE ${found.ece.toFixed(3)})`);
    }
    return gaps.length > 0
      ? { held: false, reason: `${gaps.join('; ')}.` }
      : { held: true, reason: `${measured.join('; ')}.` };
  },
});

function quality(world: World, context: Context, config: ServingConfig, panel: OrderColumns): Quality {
  const requests = Array.from({ length: panel.length }, (_, row) => ({
    id: orderId(panel, row),
    at: panel.at[row] as number,
    body: orderPayload(panel, row),
  }));
  const seed = `${seedAt(world, world.now)}/panel/${config.endpoint}/${config.deployment}`;
  const profile = serviceProfile(context, config, requests, seed, Math.floor(world.now / DAY) * DAY);
  const labels: number[] = [];
  const scores: number[] = [];
  for (const [row, answer] of profile.answers.entries()) {
    const score = answer.status === 200 ? scoreOf(answer.body) : undefined;
    if (score === undefined) continue;
    scores.push(score);
    labels.push(panel.isLoss[row] as number);
  }
  const losses = labels.filter((label) => label === 1).length;
  const found = scores.filter((score, i) => labels[i] === 1 && score >= REVIEW_THRESHOLD).length;
  return {
    answered: scores.length / panel.length,
    auc: scores.length === 0 ? 0.5 : (auc(labels, scores) ?? 0.5),
    recall: losses === 0 ? 0 : found / losses,
    ece: scores.length === 0 ? 1 : calibrationError(labels, scores),
  };
}
