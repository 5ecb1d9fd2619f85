// Number work that the simulated scikit-learn asks the host for: the same kernels as everywhere else in the simulation,
// in deterministic arithmetic. Arrays come and go as the bytes of doubles; matrices are row-major.
import { auc } from '../ml/auc.ts';
import { averagePrecision } from '../ml/average-precision.ts';
import { brier } from '../ml/brier.ts';
import { logLoss } from '../ml/log-loss.ts';
import { fitLogistic } from '../ml/logistic-regression.ts';
import { sigmoid } from '../ml/sigmoid.ts';

export interface NumericReply {
  readonly value: number | null | { readonly iterations: number; readonly converged: boolean };
  readonly numbers?: Float64Array;
}

export interface NumericRequest {
  readonly op: string;
  readonly rows: number;
  readonly columns: number;
  readonly cpu?: number; // milliseconds on a cloud core, where the caller does not declare them by itself
  readonly c?: number | null; // null: no penalty
  readonly fitIntercept?: boolean;
  readonly maxIterations?: number;
  readonly isWeighted?: boolean;
}

type NumericCall = (request: NumericRequest, numbers: Float64Array) => NumericReply;

const metric =
  (measure: (labels: Float64Array, scores: Float64Array) => number | null): NumericCall =>
  ({ rows }, numbers) => ({ value: measure(numbers.subarray(0, rows), numbers.subarray(rows, 2 * rows)) });

const CALLS: ReadonlyMap<string, NumericCall> = new Map<string, NumericCall>([
  ['logistic-fit', fit],
  ['logistic-margins', margins],
  ['moments', moments],
  ['scale', scale],
  ['auc', metric(auc)],
  ['average-precision', metric(averagePrecision)],
  ['log-loss', metric(logLoss)],
  ['brier', metric(brier)],
]);

/** @returns undefined when there is no such call */
export function numericCall(request: NumericRequest, payload: Uint8Array): NumericReply | undefined {
  const call = CALLS.get(request.op);
  return call?.(request, new Float64Array(payload.buffer, payload.byteOffset, payload.byteLength >> 3));
}

/** x, y and, when weighted, a weight per row → coefficients and intercept. */
function fit(request: NumericRequest, numbers: Float64Array): NumericReply {
  const { rows, columns, c, fitIntercept = true, maxIterations = 100, isWeighted = false } = request;
  const cells = rows * columns;
  const fitted = fitLogistic(numbers.subarray(0, cells), numbers.subarray(cells, cells + rows), {
    ...{ C: c ?? Number.POSITIVE_INFINITY, fitIntercept, maxIterations },
    ...(isWeighted ? { sampleWeight: numbers.subarray(cells + rows, cells + 2 * rows) } : {}),
  });
  const { iterations, converged } = fitted;
  return { value: { iterations, converged }, numbers: Float64Array.of(...fitted.coefficients, fitted.intercept) };
}

/** x, coefficients and intercept → the margin of every row, then its probability. */
function margins({ rows, columns }: NumericRequest, numbers: Float64Array): NumericReply {
  const cells = rows * columns;
  const out = new Float64Array(2 * rows);
  for (let row = 0, cell = 0; row < rows; row++) {
    let sum = numbers[cells + columns] as number;
    for (let j = 0; j < columns; j++, cell++) sum += (numbers[cell] as number) * (numbers[cells + j] as number);
    out[row] = sum;
    out[rows + row] = sigmoid(sum);
  }
  return { value: null, numbers: out };
}

/** x → the mean of every column, then its variance. */
function moments({ rows, columns }: NumericRequest, x: Float64Array): NumericReply {
  const out = new Float64Array(2 * columns);
  const means = out.subarray(0, columns);
  const variances = out.subarray(columns);
  for (let cell = 0; cell < rows * columns; cell++) {
    const j = cell % columns;
    means[j] = (means[j] as number) + (x[cell] as number);
  }
  for (let j = 0; j < columns; j++) means[j] = (means[j] as number) / rows;
  for (let cell = 0; cell < rows * columns; cell++) {
    const j = cell % columns;
    const distance = (x[cell] as number) - (means[j] as number);
    variances[j] = (variances[j] as number) + distance * distance;
  }
  for (let j = 0; j < columns; j++) variances[j] = (variances[j] as number) / rows;
  return { value: null, numbers: out };
}

/** x, a shift and a divisor per column → (x − shift) / divisor. */
function scale({ rows, columns }: NumericRequest, numbers: Float64Array): NumericReply {
  const cells = rows * columns;
  const out = new Float64Array(cells);
  for (let cell = 0; cell < cells; cell++) {
    const j = cell % columns;
    out[cell] = ((numbers[cell] as number) - (numbers[cells + j] as number)) / (numbers[cells + columns + j] as number);
  }
  return { value: null, numbers: out };
}
