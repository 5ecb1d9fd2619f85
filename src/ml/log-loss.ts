import { ln } from '../kernel/math.ts';

const EPSILON = 2.220446049250313e-16;

/** Mean negative log-likelihood; probabilities are kept one machine epsilon away from 0 and 1, as scikit-learn does. */
export function logLoss(labels: ArrayLike<number>, probabilities: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < labels.length; i++) {
    const p = Math.min(1 - EPSILON, Math.max(EPSILON, probabilities[i] as number));
    total -= ln(labels[i] === 1 ? p : 1 - p);
  }
  return total / labels.length;
}
