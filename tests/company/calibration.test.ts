// The states of checkout-risk: what each costs and how it shows. Every row of the table is reproduced with the repository's
// own code (features, training, scorer) in the simulated Python, and compared with 40 replicates of a NumPy program:
// |ours − reference| ≤ 3 · √(SE² + SE²); the table itself is one such replicate. `CALIBRATION_REPLICATES=30` makes the
// comparison as sharp as the reference is.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { auc } from '../../src/ml/auc.ts';
import { averagePrecision } from '../../src/ml/average-precision.ts';
import { brier } from '../../src/ml/brier.ts';
import { logLoss } from '../../src/ml/log-loss.ts';
import { quantilePsi, type States, statesOf } from './calibration/measures.ts';
import { ANSWERED, type Replicate, ROWS, replicate } from './calibration/replicate.ts';
import { TABLE } from './calibration/table.ts';

/** Mean and standard deviation of one replicate of 24,000 training and 24,000 test orders. */
type Reference = { readonly [state: string]: { readonly [name: string]: readonly [number, number] } };

const REFERENCE_REPLICATES = 40;
const reference = JSON.parse(
  readFileSync(resolve(import.meta.dirname, 'calibration/reference.json'), 'utf8'),
) as Reference;
const replicates = Number(process.env.CALIBRATION_REPLICATES ?? 2);
/** Fewer say little about their own spread, and less about that of the table. */
const isSharp = replicates >= 10;

let first: Replicate;
const found: States[] = [];

beforeAll(async () => {
  for (let i = 0; i < replicates; i++) {
    const one = await replicate(i, i === 0 ? ROWS : 0);
    if (i === 0) first = one;
    found.push(statesOf(one));
  }
}, 7_200_000);

interface Compared {
  readonly name: string;
  readonly expected: number;
  readonly measured: number;
  readonly tolerance: number;
  readonly table: number | null; // what the table says
  readonly tableTolerance: number; // it is one replicate, rounded
}

/** The spread of few replicates is taken from the reference. */
function compare(state: string, name: string, [expected, sd]: readonly [number, number]): Compared {
  const values = found.map((states) => states[state]?.[name] ?? Number.NaN);
  const measured = values.reduce((sum, value) => sum + value, 0) / values.length;
  const own = values.reduce((sum, value) => sum + (value - measured) * (value - measured), 0) / (values.length - 1);
  const variance = isSharp ? own : sd * sd;
  const tolerance = 3 * Math.sqrt(variance / values.length + (sd * sd) / REFERENCE_REPLICATES);
  const [table = null, halfDigit = 0] = TABLE[state]?.[name] ?? [];
  const tableTolerance = halfDigit + 3 * Math.sqrt(variance / values.length + sd * sd);
  return { name, expected, measured, tolerance, table, tableTolerance };
}

const digits = (value: number): string => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(4));

function tell(state: string, rows: readonly Compared[]): void {
  const lines = rows.map(({ name, expected, measured, tolerance, table, tableTolerance }) => {
    const cells = [expected, measured, tolerance].map((value) => digits(value).padStart(10));
    const beside = table === null ? '' : `${digits(table).padStart(10)}${digits(tableTolerance).padStart(10)}`;
    return `  ${name.padEnd(18)}${cells.join('')}${beside}`;
  });
  const heads = ['expected', 'measured', '±', 'table', '±'].map((head) => head.padStart(10)).join('');
  process.stdout.write(`${state}\n${' '.repeat(20)}${heads}\n${lines.join('\n')}\n`);
}

describe(`the states of checkout-risk (${replicates} replicates)`, () => {
  it.each(Object.keys(reference))('%s', (state) => {
    const rows = Object.entries(reference[state] ?? {}).map(([name, of]) => compare(state, name, of));
    tell(state, rows);
    for (const { name, expected, measured, tolerance, table, tableTolerance } of rows) {
      expect(Math.abs(measured - expected), `${name}: ${measured} for ${expected}`).toBeLessThanOrEqual(tolerance);
      if (table !== null && isSharp)
        expect(Math.abs(measured - table), `${name}: table`).toBeLessThanOrEqual(tableTolerance);
    }
  });

  it('are scored by the scorer as by the features and the model', () => {
    const scores = first.scores.get('champion') ?? expect.fail('no scores');
    expect(Array.from(first.scores.get('answers') ?? [])).toEqual(Array.from(scores.slice(0, ANSWERED)));
  });

  it('have a stability index that is that of quantile bins', () => {
    // Ten equal bins of 0 … 99; the second half of them holds everything: 5 · (.2 − .1) · ln 2 + 5 · (1e-4 − .1) · ln 1e-3.
    const low = Array.from({ length: 100 }, (_, i) => i);
    const high = low.map((i) => 50 + Math.floor(i / 2));
    expect(quantilePsi(low, high)).toBeCloseTo(0.5 * Math.log(2) + 5 * (1e-4 - 0.1) * Math.log(1e-3), 6);
    expect(quantilePsi(low, low)).toBe(0);
  });
});

/** The first Python here that has scikit-learn with a Newton solver. */
const python = [process.env.SKLEARN_PYTHON, 'python3', '/usr/bin/python3'].find(
  (program) =>
    program !== undefined &&
    spawnSync(program, ['-c', 'from sklearn.linear_model import LogisticRegression as L; L(solver="newton-cholesky")'])
      .status === 0,
);

const SKLEARN = `
import json, sys
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, brier_score_loss, log_loss, roc_auc_score
from sklearn.preprocessing import StandardScaler
folder = sys.argv[1]
y = np.fromfile(folder + "/labels.f64")
x = np.fromfile(folder + "/rows.f64").reshape(len(y), -1)
model = LogisticRegression(C=1.0, solver="newton-cholesky", tol=1e-12, max_iter=200).fit(StandardScaler().fit_transform(x), y)
labels, scores = np.fromfile(folder + "/test.f64"), np.fromfile(folder + "/scores.f64")
print(json.dumps({
    "coefficients": [*model.coef_[0], model.intercept_[0]],
    "auc": roc_auc_score(labels, scores), "averagePrecision": average_precision_score(labels, scores),
    "brier": brier_score_loss(labels, scores), "logLoss": log_loss(labels, scores)}))
`;

describe.skipIf(!python)(`scikit-learn on the same rows${python ? '' : ' (skipped: it is not installed here)'}`, () => {
  let said: { readonly coefficients: readonly number[]; readonly [metric: string]: number | readonly number[] };
  let labels: Float64Array;
  let scores: Float64Array;

  beforeAll(() => {
    const folder = mkdtempSync(join(tmpdir(), 'calibration-'));
    labels = Float64Array.from(first.panels.test.isLoss);
    scores = first.scores.get('champion') ?? expect.fail('no scores');
    const columns = {
      rows: first.scores.get('rows') ?? expect.fail('no rows'),
      labels: Float64Array.from(first.panels.train.isLoss),
      test: labels,
      scores,
    };
    for (const [name, values] of Object.entries(columns))
      writeFileSync(join(folder, `${name}.f64`), new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
    const run = spawnSync(python ?? '', ['-c', SKLEARN, folder], { encoding: 'utf8' });
    if (run.status !== 0) throw new Error(run.stderr);
    said = JSON.parse(run.stdout);
  });

  it('fits the same model within 1e-6', () => {
    const ours = first.scores.get('coefficients') ?? expect.fail('no coefficients');
    expect(ours).toHaveLength(said.coefficients.length);
    said.coefficients.forEach((value, i) => {
      expect(Math.abs((ours[i] as number) - value)).toBeLessThan(1e-6);
    });
  });

  it.each([
    ['auc', auc],
    ['averagePrecision', averagePrecision],
    ['brier', brier],
    ['logLoss', logLoss],
  ] as const)('finds the same %s within 1e-9', (name, measure) => {
    expect(Math.abs((measure(labels, scores) ?? Number.NaN) - (said[name] as number))).toBeLessThan(1e-9);
  });
});
