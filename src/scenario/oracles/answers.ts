import * as v from 'valibot';
import { deployments } from '../../azure/online-endpoint/deployment.ts';
import type { ServingConfig } from '../../azure/online-endpoint/serving-config.ts';
import { servingDeployments } from '../../azure/online-endpoint/serving-deployments.ts';
import { REVIEW_THRESHOLD } from '../../company/decisions.ts';
import { formsOfDay } from '../../company/order-service/release.ts';
import { type OrderColumns, panelOrders } from '../../company/orders.ts';
import { DAY, HOUR } from '../../kernel/time.ts';
import { seedAt } from '../../kernel/world.ts';
import { auc } from '../../ml/auc.ts';
import { calibrationError } from '../../ml/calibration-error.ts';
import { defineOracle } from './oracle.ts';
import { askPanel, balancedRows, type PanelScores } from './panel.ts';

const parameters = v.strictObject({
  endpoint: v.string(), // 'checkout-risk'
  reference: v.string(), // deployment known to be good: 'checkout-risk/blue'
  rows: v.pipe(v.number(), v.integer(), v.minValue(1000)), // orders of the panel: 24000
  auc: v.number(), // may be this much below the reference: .015
  recall: v.number(), // recall at the review threshold, likewise: .05
  ece: v.number(), // at most: .02
  hours: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 0), // after the end at which it is asked: 24
});

type Asked = v.InferOutput<typeof parameters>;

interface Quality {
  readonly answered: number; // share of the rows
  readonly losses: number; // among the answered rows
  readonly others: number;
  readonly auc: number;
  readonly recall: number;
  readonly ece: number;
}

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

interface Comparison {
  readonly measured: string;
  readonly gaps: readonly string[];
}

const hasScore = (scores: PanelScores): boolean => [...scores.values()].some((score) => score !== null);

function fullComparison(
  asked: Asked,
  name: string,
  panel: OrderColumns,
  scores: PanelScores,
  reference: PanelScores,
): Comparison {
  const [found, good] = [quality(panel, scores), quality(panel, reference)];
  return {
    measured: `${name}: AUC ${found.auc.toFixed(3)}, recall ${found.recall.toFixed(2)}, ECE ${found.ece.toFixed(3)}`,
    gaps: [
      ...failures(name, found),
      ...worse(name, found, good, { auc: asked.auc, recall: asked.recall }),
      ...(found.ece > asked.ece ? [`${name}'s probabilities are off (ECE ${found.ece.toFixed(3)})`] : []),
    ],
  };
}

/**
 * Code that is too slow to be run on the whole panel is compared on the rows it was run on, where a difference counts
 * beyond what so few rows show by chance. How well its probabilities fit cannot be seen on them: instead they may lie no
 * further from those of the reference than leaves room for.
 */
function partComparison(
  asked: Asked,
  name: string,
  panel: OrderColumns,
  scores: PanelScores,
  reference: PanelScores,
): Comparison {
  const beside = new Map([...scores.keys()].map((row) => [row, reference.get(row) ?? null]));
  const [found, good] = [quality(panel, scores), quality(panel, beside)];
  const chance = (share: number, count: number): number =>
    count === 0 ? 1 : 2 * Math.sqrt((share * (1 - share)) / count);
  const ece = quality(panel, reference).ece + distance(panel, scores, beside);
  const few = `on ${scores.size} of ${panel.length} orders, ${name} being too slow for more`;
  const gaps = [
    ...failures(name, found),
    ...worse(name, found, good, {
      auc: asked.auc + chance(good.auc, Math.min(found.losses, found.others)),
      recall: asked.recall + chance(good.recall, found.losses),
    }),
    ...(ece > asked.ece ? [`${name}'s probabilities are off (up to ${ece.toFixed(3)})`] : []),
  ];
  const against = (of: 'auc' | 'recall', digits: number): string =>
    `${found[of].toFixed(digits)} against ${good[of].toFixed(digits)}`;
  return {
    measured: `${name}: AUC ${against('auc', 3)}, recall ${against('recall', 2)} (${few})`,
    gaps: gaps.length > 0 ? [`${gaps.join('; ')} (${few})`] : [],
  };
}

const failures = (name: string, { answered }: Quality): string[] =>
  answered < 1 ? [`${name} fails on ${((1 - answered) * 100).toFixed(1)} % of the orders`] : [];

function worse(name: string, found: Quality, good: Quality, allowed: { auc: number; recall: number }): string[] {
  return [
    found.auc < good.auc - allowed.auc
      ? `${name} ranks orders worse (AUC ${found.auc.toFixed(3)} against ${good.auc.toFixed(3)})`
      : '',
    found.recall < good.recall - allowed.recall
      ? `${name} finds fewer losses (recall ${found.recall.toFixed(2)} against ${good.recall.toFixed(2)})`
      : '',
  ].filter((gap) => gap !== '');
}

function quality(panel: OrderColumns, answered: PanelScores): Quality {
  const rows = [...answered].flatMap(([row, score]) =>
    score === null ? [] : [{ label: panel.isLoss[row] as number, score }],
  );
  const labels = rows.map(({ label }) => label);
  const scores = rows.map(({ score }) => score);
  const losses = labels.filter((label) => label === 1).length;
  const found = scores.filter((score, i) => labels[i] === 1 && score >= REVIEW_THRESHOLD).length;
  return {
    answered: scores.length / answered.size,
    losses,
    others: labels.length - losses,
    auc: scores.length === 0 ? 0.5 : (auc(labels, scores) ?? 0.5),
    recall: losses === 0 ? 0 : found / losses,
    ece: scores.length === 0 ? 1 : calibrationError(labels, scores),
  };
}

/** Mean gap between two deployments' probabilities over bins of ordinary orders. */
function distance(panel: OrderColumns, scores: PanelScores, reference: PanelScores): number {
  const pairs = [...scores].flatMap(([row, score]) => {
    const beside = reference.get(row) ?? null;
    return panel.isLoss[row] === 1 || score === null || beside === null ? [] : [[beside, score] as const];
  });
  if (pairs.length === 0) return 0;
  return calibrationError(
    pairs.map(([beside]) => beside),
    pairs.map(([, score]) => score),
  );
}
