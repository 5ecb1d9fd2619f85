import { log2 } from '../../kernel/math.ts';

/**
 * Normalised discounted cumulative gain: how well the order of `scores` puts large `gains` first, 0..1. Linear gain,
 * discount log₂(rank + 1); the gain of tied scores is shared over their ranks, as scikit-learn does.
 */
export function ndcg(gains: readonly number[], scores: readonly number[]): number {
  const ideal = discounted([...gains].sort((a, b) => b - a));
  if (ideal === 0) return 0;
  const order = scores.map((score, index) => ({ score, gain: gains[index] as number }));
  order.sort((a, b) => b.score - a.score);
  const shared: number[] = [];
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to < order.length && order[to]?.score === order[from]?.score) to++;
    const tied = order.slice(from, to);
    const mean = tied.reduce((sum, { gain }) => sum + gain, 0) / tied.length;
    for (const _ of tied) shared.push(mean);
    from = to;
  }
  return discounted(shared) / ideal;
}

const discounted = (gains: readonly number[]): number =>
  gains.reduce((sum, gain, rank) => sum + gain / log2(rank + 2), 0);
