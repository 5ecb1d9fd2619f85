// Binary logistic regression with an L2 penalty, by Newton's method. It minimises what scikit-learn's
// LogisticRegression does, ½·w'w + C·Σ weight·loss with a free intercept, and so ends at the same coefficients.
import { exp, log1p } from '../kernel/math.ts';
import { solveCholesky } from './cholesky.ts';

export interface LogisticOptions {
  readonly C?: number; // inverse strength of the penalty, default 1; Infinity: none
  readonly fitIntercept?: boolean; // default true; the intercept is never penalised
  readonly maxIterations?: number; // default 100
  readonly tolerance?: number; // ends when no coefficient moves further than this, default 1e-8
  readonly sampleWeight?: ArrayLike<number>; // default 1 each
}

export interface LogisticFit {
  readonly coefficients: Float64Array;
  readonly intercept: number;
  readonly iterations: number;
  readonly converged: boolean;
}

/** The data of one fit; the intercept is a virtual last column of ones. */
interface Problem {
  readonly x: Float64Array;
  readonly y: ArrayLike<number>;
  readonly weights: ArrayLike<number> | undefined;
  readonly columns: number; // of x
  readonly size: number; // columns, and one for the intercept
  readonly lambda: number; // 1 / C
}

/**
 * Fits `y` (0 or 1) on the `y.length` × d matrix `x`, row-major.
 * @throws when the shape does not fit: our own bug, learners check what users give them.
 */
export function fitLogistic(x: Float64Array, y: ArrayLike<number>, options: LogisticOptions = {}): LogisticFit {
  const { C = 1, fitIntercept = true, maxIterations = 100, tolerance = 1e-8, sampleWeight } = options;
  const columns = y.length === 0 ? 0 : x.length / y.length;
  if (!Number.isInteger(columns)) throw new Error(`fitLogistic: ${x.length} cells in ${y.length} rows`);
  const size = columns + (fitIntercept ? 1 : 0);
  const problem: Problem = { x, y, weights: sampleWeight, columns, size, lambda: 1 / C };
  const beta = new Float64Array(size);
  let margins = marginsOf(problem, beta);
  let value = objective(problem, beta, margins);
  let iterations = 0;
  let converged = false;
  while (iterations < maxIterations && !converged) {
    iterations++;
    const step = newtonStep(problem, beta, margins);
    const stepMargins = marginsOf(problem, step);
    let scale = 1;
    let next = moved(beta, step, scale);
    let nextMargins = moved(margins, stepMargins, scale);
    let nextValue = objective(problem, next, nextMargins);
    // Newton may overshoot on separable data; near the end rounding alone may raise the objective, hence the slack.
    while (nextValue > value + 1e-12 * Math.abs(value) && scale > 1e-10) {
      scale /= 2;
      next = moved(beta, step, scale);
      nextMargins = moved(margins, stepMargins, scale);
      nextValue = objective(problem, next, nextMargins);
    }
    beta.set(next);
    margins = nextMargins;
    value = nextValue;
    let largest = 0;
    for (const part of step) largest = Math.max(largest, Math.abs(part) * scale);
    converged = largest < tolerance;
  }
  return {
    coefficients: beta.slice(0, columns),
    intercept: fitIntercept ? (beta[columns] as number) : 0,
    iterations,
    converged,
  };
}

function moved(from: Float64Array, step: Float64Array, scale: number): Float64Array {
  const to = new Float64Array(from.length);
  for (let i = 0; i < to.length; i++) to[i] = (from[i] as number) + scale * (step[i] as number);
  return to;
}

/** x·beta for every row. */
function marginsOf({ x, y, columns, size }: Problem, beta: Float64Array): Float64Array {
  const margins = new Float64Array(y.length);
  const intercept = size > columns ? (beta[columns] as number) : 0;
  for (let row = 0, cell = 0; row < margins.length; row++) {
    let sum = intercept;
    for (let j = 0; j < columns; j++, cell++) sum += (x[cell] as number) * (beta[j] as number);
    margins[row] = sum;
  }
  return margins;
}

function objective({ y, weights, columns, lambda }: Problem, beta: Float64Array, margins: Float64Array): number {
  let total = 0;
  for (let row = 0; row < margins.length; row++) {
    const margin = margins[row] as number;
    const signed = y[row] === 1 ? margin : -margin;
    const loss = signed > 0 ? log1p(exp(-signed)) : log1p(exp(signed)) - signed;
    total += weights ? (weights[row] as number) * loss : loss;
  }
  for (let j = 0; j < columns; j++) total += 0.5 * lambda * (beta[j] as number) * (beta[j] as number);
  return total;
}

/** Solves Hessian · step = −gradient at beta. */
function newtonStep(problem: Problem, beta: Float64Array, margins: Float64Array): Float64Array {
  const { size, columns, lambda } = problem;
  const hessian = new Float64Array(size * size);
  const gradient = new Float64Array(size);
  accumulate(problem, margins, hessian, gradient);
  let trace = 0;
  for (let j = 0; j < size; j++) {
    if (j < columns) {
      hessian[j * size + j] = (hessian[j * size + j] as number) + lambda;
      gradient[j] = (gradient[j] as number) - lambda * (beta[j] as number);
    }
    trace += hessian[j * size + j] as number;
  }
  // Collinear columns without penalty, or saturated probabilities: a little more on the diagonal until it can be solved.
  for (let ridge = 0; ; ridge = ridge === 0 ? (trace / size) * 1e-12 + 1e-300 : ridge * 100) {
    const attempt = hessian.slice();
    const step = gradient.slice();
    for (let j = 0; j < size; j++) attempt[j * size + j] = (attempt[j * size + j] as number) + ridge;
    if (solveCholesky(attempt, step)) return step;
    if (!Number.isFinite(ridge)) throw new Error('fitLogistic: the data hold a number that is not finite');
  }
}

/** Rows taken together: each entry of the Hessian is then read and written once for four of them. */
const BLOCK = 4;

/** Adds Σ w·p(1−p)·z·z' to the lower triangle of the Hessian and Σ w·(y−p)·z to the gradient. */
function accumulate(
  { x, y, weights, columns, size }: Problem,
  margins: Float64Array,
  hessian: Float64Array,
  gradient: Float64Array,
): void {
  const z = new Float64Array(size * BLOCK).fill(1); // column by column: the rows of the block side by side
  const curvature = new Float64Array(BLOCK);
  for (let first = 0; first < margins.length; first += BLOCK) {
    for (let b = 0; b < BLOCK; b++) {
      const row = first + b;
      curvature[b] = 0; // rows beyond the last one count nothing
      if (row >= margins.length) continue;
      const margin = margins[row] as number;
      const e = exp(-Math.abs(margin));
      const p = margin >= 0 ? 1 / (1 + e) : e / (1 + e);
      const weight = weights ? (weights[row] as number) : 1;
      const residual = weight * ((y[row] as number) - p);
      curvature[b] = (weight * e) / ((1 + e) * (1 + e));
      for (let j = 0; j < size; j++) {
        const value = j < columns ? (x[row * columns + j] as number) : 1;
        z[j * BLOCK + b] = value;
        gradient[j] = (gradient[j] as number) + residual * value;
      }
    }
    addBlock(z, curvature, hessian, size);
  }
}

/** Adds Σ curvature·z·z' over the rows of one block. */
function addBlock(z: Float64Array, curvature: Float64Array, hessian: Float64Array, size: number): void {
  for (let j = 0; j < size; j++) {
    const c0 = (curvature[0] as number) * (z[j * BLOCK] as number);
    const c1 = (curvature[1] as number) * (z[j * BLOCK + 1] as number);
    const c2 = (curvature[2] as number) * (z[j * BLOCK + 2] as number);
    const c3 = (curvature[3] as number) * (z[j * BLOCK + 3] as number);
    if (c0 === 0 && c1 === 0 && c2 === 0 && c3 === 0) continue; // one-hot columns are mostly zero
    const base = j * size;
    for (let k = 0, at = 0; k <= j; k++, at += BLOCK)
      hessian[base + k] =
        (hessian[base + k] as number) +
        (c0 * (z[at] as number) + c1 * (z[at + 1] as number) + c2 * (z[at + 2] as number) + c3 * (z[at + 3] as number));
  }
}
