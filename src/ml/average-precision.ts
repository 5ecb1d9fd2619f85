import { ascending } from './ascending.ts';

/**
 * Area under the precision-recall curve as scikit-learn sums it: each step in recall times the precision there, equal
 * scores being one step. Null without positives.
 */
export function averagePrecision(labels: ArrayLike<number>, scores: ArrayLike<number>): number | null {
  const order = ascending(scores);
  let positives = 0;
  for (let i = 0; i < labels.length; i++) if (labels[i] === 1) positives++;
  if (positives === 0) return null;
  let found = 0;
  let total = 0;
  for (let i = order.length; i > 0; ) {
    const score = scores[order[i - 1] as number] as number;
    let gained = 0;
    while (i > 0 && scores[order[i - 1] as number] === score) {
      i--;
      if (labels[order[i] as number] === 1) gained++;
    }
    found += gained;
    total += (gained / positives) * (found / (order.length - i));
  }
  return total;
}
