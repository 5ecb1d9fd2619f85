import * as v from 'valibot';
import { deployments } from '../../azure/online-endpoint/deployment.ts';
import { formsOfDay } from '../../company/order-service/release.ts';
import { panelOrders } from '../../company/orders.ts';
import { DAY } from '../../kernel/time.ts';
import { seedAt } from '../../kernel/world.ts';
import { mainTree } from './main-tree.ts';
import { defineOracle } from './oracle.ts';
import { askPanel } from './panel.ts';
import { fullComparison } from './panel-comparison.ts';
import { trainFromMain } from './train-from-main.ts';

const parameters = v.strictObject({
  endpoint: v.string(), // 'checkout-risk'
  reference: v.string(), // deployment known to be good at the start: 'checkout-risk/blue'
  code: v.string(), // folder of main that deployments are made from: 'src'
  entry: v.string(), // below it: 'scoring/checkout_score.py'
  job: v.string(), // file of main that trains: 'jobs/checkout_train.yml'
  like: v.string(), // run of the past whose workspace and place it takes: 'checkout-train-v12'
  days: v.pipe(v.number(), v.integer(), v.minValue(1)), // after the end, when it is run: 24
  orders: v.string(), // input that gets the orders of all days until then: 'orders'
  labels: v.string(), // and their labels: 'labels'
  rows: v.pipe(v.number(), v.integer(), v.minValue(1000)), // orders of the panel: 24000
  auc: v.number(), // limits against the reference, as for `answers`
  recall: v.number(),
  ece: v.number(),
});

/**
 * What main trains next is good: its own job is run on the feed as it will lie there then, and the model is asked about a
 * panel by main's own scorer, beside a deployment known to be good.
 */
export const nextTraining = defineOracle({
  id: 'next-training',
  layer: 'cause',
  parameters,
  async judge(asked, { start, observed, context, endedAt }) {
    const reference = deployments.need(start, asked.reference).serving;
    if (!reference) throw new Error(`next-training: ${asked.reference} does not serve at the start`);
    const trained = await trainFromMain(observed, context, asked, endedAt + asked.days * DAY);
    if (typeof trained === 'string') return { held: false, reason: `The next training from main fails: ${trained}` };
    const next = {
      ...reference,
      deployment: 'main',
      code: await mainTree(observed, context.content, asked.code),
      entryScript: asked.entry,
      model: trained,
      modelVersion: 'next',
    };
    const day = Math.floor(observed.now / DAY);
    const panel = panelOrders(seedAt(observed, observed.now), 'next-training', asked.rows, day);
    const all = Array.from({ length: panel.length }, (_, row) => row);
    const { measured, gaps } = fullComparison(
      asked,
      'the next model from main',
      panel,
      askPanel(observed, context, next, panel, all, formsOfDay(observed, day)),
      askPanel(observed, context, reference, panel, all),
    );
    return gaps.length > 0
      ? { held: false, reason: `${gaps.join('; ')}.` }
      : { held: true, reason: `${measured}, trained ${asked.days} days after the end.` };
  },
});
