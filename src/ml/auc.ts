import { ascending } from './ascending.ts';

/**
 * Area under the ROC curve: the chance that a positive scores above a negative, ties counting half (mid-ranks).
 * Null when one of the classes is missing.
 */
export function auc(labels: ArrayLike<number>, scores: ArrayLike<number>): number | null {
  const order = ascending(scores);
  const n = order.length;
  let positives = 0;
  let rankSum = 0;
  for (let i = 0; i < n; ) {
    const score = scores[order[i] as number] as number;
    let end = i;
    let tiedPositives = 0;
    while (end < n && scores[order[end] as number] === score) {
      if (labels[order[end] as number] === 1) tiedPositives++;
      end++;
    }
    positives += tiedPositives;
    rankSum += tiedPositives * ((i + 1 + end) / 2);
    i = end;
  }
  const negatives = n - positives;
  if (positives === 0 || negatives === 0) return null;
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives);
}
