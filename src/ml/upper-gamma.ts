import { exp, ln } from '../kernel/math.ts';

const TINY = 1e-300;
const EPSILON = 1e-16;
const MOST_TERMS = 10_000;

/** Regularised upper incomplete gamma function Q(a, x), a > 0, x ≥ 0: the tail of χ² with 2a degrees at 2x. */
export function upperGamma(a: number, x: number): number {
  if (x <= 0) return 1;
  const front = exp(a * ln(x) - x - lnGamma(a));
  return x < a + 1 ? 1 - front * series(a, x) : front * fraction(a, x);
}

/** Σ xⁿ / (a (a+1) … (a+n)): the lower part, where x is small. */
function series(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < MOST_TERMS && term > sum * EPSILON; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
}

/** The continued fraction of the upper part by Lentz's method, where x is large: keeps the digits of tiny tails. */
function fraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let value = d;
  for (let n = 1; n < MOST_TERMS; n++) {
    const weight = -n * (n - a);
    b += 2;
    d = 1 / nonZero(weight * d + b);
    c = nonZero(b + weight / c);
    value *= d * c;
    if (Math.abs(d * c - 1) < EPSILON) break;
  }
  return value;
}

const nonZero = (value: number): number => (Math.abs(value) < TINY ? TINY : value);

/** Coefficients of Stirling's series: B₂ₖ / (2k (2k − 1)). */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156];
const FAR = 15;

/** ln Γ(a), a > 0: Stirling's series where it is exact to the last digits, the recurrence to get there. */
function lnGamma(a: number): number {
  let at = a;
  let product = 1;
  while (at < FAR) product *= at++;
  let tail = 0;
  for (let k = STIRLING.length - 1; k >= 0; k--) tail = tail / (at * at) + (STIRLING[k] as number);
  return (at - 0.5) * ln(at) - at + 0.5 * ln(2 * Math.PI) + tail / at - ln(product);
}
