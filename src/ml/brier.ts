/** Brier score: mean squared distance between probability and outcome. */
export function brier(labels: ArrayLike<number>, probabilities: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < labels.length; i++) {
    const error = (probabilities[i] as number) - (labels[i] as number);
    total += error * error;
  }
  return total / labels.length;
}
