import { REVIEW_THRESHOLD } from '../../company/decisions.ts';
import type { OrderColumns } from '../../company/orders.ts';
import { auc } from '../../ml/auc.ts';
import { calibrationError } from '../../ml/calibration-error.ts';
import type { PanelScores } from './panel.ts';

/** How much worse than a reference something may be on a panel. */
export interface PanelLimits {
  readonly auc: number; // at most this much below
  readonly recall: number; // at the review threshold, likewise
  readonly ece: number; // at most
}

interface Quality {
  readonly answered: number; // share of the rows
  readonly losses: number; // among the answered rows
  readonly others: number;
  readonly auc: number;
  readonly recall: number;
  readonly ece: number;
}

/** How something did on a panel beside the reference, and what of it is not good enough. */
interface Comparison {
  readonly measured: string;
  readonly gaps: readonly string[];
}

/** Compares answers to the whole panel. */
export function fullComparison(
  asked: PanelLimits,
  name: string,
  panel: OrderColumns,
  scores: PanelScores,
  reference: PanelScores,
): Comparison {
  const [found, good] = [quality(panel, scores), quality(panel, reference)];
  return {
    measured: `${name}: AUC ${found.auc.toFixed(3)} (reference ${good.auc.toFixed(3)}), recall ${found.recall.toFixed(2)} (${good.recall.toFixed(2)}), ECE ${found.ece.toFixed(3)}`,
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
export function partComparison(
  asked: PanelLimits,
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
