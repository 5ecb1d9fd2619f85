import * as v from 'valibot';
import { deployments } from '../../azure/online-endpoint/deployment.ts';
import type { ServingConfig } from '../../azure/online-endpoint/serving-config.ts';
import { servingDeployments } from '../../azure/online-endpoint/serving-deployments.ts';
import { formsOfDay } from '../../company/order-service/release.ts';
import { panelOrders } from '../../company/orders.ts';
import { DAY, HOUR } from '../../kernel/time.ts';
import { seedAt } from '../../kernel/world.ts';
import { defineOracle } from './oracle.ts';
import { askPanel, balancedRows, type PanelScores } from './panel.ts';
import { fullComparison, partComparison } from './panel-comparison.ts';

const parameters = v.strictObject({
  endpoint: v.string(), // 'checkout-risk'
  reference: v.string(), // deployment known to be good: 'checkout-risk/blue'
  rows: v.pipe(v.number(), v.integer(), v.minValue(1000)), // orders of the panel: 24000
  auc: v.number(), // may be this much below the reference: .015
  recall: v.number(), // recall at the review threshold, likewise: .05
  ece: v.number(), // at most: .02
  hours: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 0), // after the end at which it is asked: 24
});

/**
 * What is answered is still right: every serving deployment is asked about a panel of orders whose truth only the
 * simulator knows, written down as the order service does it now, beside a deployment known to be good on the same rows,
 * written down as that deployment was made for.
 */
export const answers = defineOracle({
  id: 'answers',
  layer: 'behaviour',
  parameters,
  watchUntil: ({ hours }, _start, endedAt) => endedAt + hours * HOUR,
  judge(asked, { start, observed, context }) {
    const reference = deployments.need(start, asked.reference).serving;
    if (!reference) throw new Error(`answers: ${asked.reference} does not serve at the start`);
    const serving = servingDeployments(observed, asked.endpoint);
    if (serving.length === 0)
      return { held: false, reason: `Nobody answers: no deployment of ${asked.endpoint} has traffic.` };
    const day = Math.floor(observed.now / DAY);
    const panel = panelOrders(seedAt(observed, observed.now), 'answers', asked.rows, day);
    const all = Array.from({ length: panel.length }, (_, row) => row);
    const forms = formsOfDay(observed, day);
    const ask = (config: ServingConfig, rows: readonly number[]) =>
      askPanel(observed, context, config, panel, rows, forms);
    const good = askPanel(observed, context, reference, panel, all);
    const found = serving.map(({ name, config }) => {
      const scores = ask(config, all);
      if (scores.size === panel.length || !hasScore(scores)) return fullComparison(asked, name, panel, scores, good);
      return partComparison(asked, name, panel, ask(config, balancedRows(panel, scores.size)), good);
    });
    const gaps = found.flatMap((one) => one.gaps);
    return gaps.length > 0
      ? { held: false, reason: `${gaps.join('; ')}.` }
      : { held: true, reason: `${found.map(({ measured }) => measured).join('; ')}.` };
  },
});

const hasScore = (scores: PanelScores): boolean => [...scores.values()].some((score) => score !== null);
