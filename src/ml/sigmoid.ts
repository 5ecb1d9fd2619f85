import { exp } from '../kernel/math.ts';

/** 1/(1+e^−z) without overflow on either side. */
export function sigmoid(z: number): number {
  if (z >= 0) return 1 / (1 + exp(-z));
  const e = exp(z);
  return e / (1 + e);
}
