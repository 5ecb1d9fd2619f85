// Drift statistics by Azure's rules, against values that SciPy gave.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chiSquaredP } from '../../src/ml/drift/chi-squared.ts';
import { jointHistogram } from '../../src/ml/drift/histogram.ts';
import { jensenShannonDistance } from '../../src/ml/drift/jensen-shannon.ts';
import { kolmogorovSmirnov } from '../../src/ml/drift/kolmogorov-smirnov.ts';
import { ndcg } from '../../src/ml/drift/ndcg.ts';
import { populationStabilityIndex } from '../../src/ml/drift/population-stability.ts';
import { normalizedWasserstein } from '../../src/ml/drift/wasserstein.ts';
import { readGolden } from './golden/read-golden.ts';

interface Numerical {
  readonly case: string;
  readonly baseline: readonly number[];
  readonly production: readonly number[];
  readonly bins: number;
  readonly jensen_shannon_distance: number;
  readonly normalized_wasserstein_distance: number;
  readonly population_stability_index: number;
  readonly two_sample_kolmogorov_smirnov_test_pvalue: number;
}

interface Categorical {
  readonly case: string;
  readonly baseline_counts: { readonly [value: string]: number };
  readonly production_counts: { readonly [value: string]: number };
  readonly jensen_shannon_distance: number;
  readonly population_stability_index: number;
  readonly pearsons_chi_squared_test_pvalue: number;
}

const close = (found: number, wanted: number): void => {
  expect(Math.abs(found - wanted)).toBeLessThanOrEqual(1e-9);
};
/** Small p-values must agree in their digits, not only be small. */
const closeP = (found: number, wanted: number): void => {
  expect(Math.abs(found - wanted)).toBeLessThanOrEqual(1e-9 * Math.max(wanted, 1e-30));
};

function checkNumerical(wanted: Numerical): void {
  const baseline = Float64Array.from(wanted.baseline);
  const production = Float64Array.from(wanted.production);
  const histogram = jointHistogram(baseline, production);
  expect(histogram.baseline).toHaveLength(wanted.bins);
  close(jensenShannonDistance(histogram.baseline, histogram.production), wanted.jensen_shannon_distance);
  close(populationStabilityIndex(histogram.baseline, histogram.production), wanted.population_stability_index);
  close(normalizedWasserstein(baseline, production), wanted.normalized_wasserstein_distance);
  closeP(kolmogorovSmirnov(baseline, production).p, wanted.two_sample_kolmogorov_smirnov_test_pvalue);
}

function checkCategorical(wanted: Categorical): void {
  const values = [...new Set([...Object.keys(wanted.baseline_counts), ...Object.keys(wanted.production_counts)])];
  const counts = (of: { readonly [value: string]: number }) => values.map((value) => of[value] ?? 0);
  const [before, now] = [counts(wanted.baseline_counts), counts(wanted.production_counts)];
  close(jensenShannonDistance(before, now), wanted.jensen_shannon_distance);
  close(populationStabilityIndex(before, now), wanted.population_stability_index);
  closeP(chiSquaredP(before, now), wanted.pearsons_chi_squared_test_pvalue);
}

describe('drift statistics', () => {
  const golden = readGolden<{
    numerical: Numerical[];
    categorical: Categorical[];
    ndcg: [number[], number[], number][];
    ks: [number[], number[], number, number][];
    chi2: [number[], number[], number][];
  }>('drift.json');

  it.each(golden.numerical)('of a numeric column agree with SciPy: $case', checkNumerical);
  it.each(golden.categorical)('of a categorical column agree with SciPy: $case', checkCategorical);

  it('give exact Kolmogorov–Smirnov p-values over sizes with and without common factors', () => {
    for (const [a, b, statistic, p] of golden.ks) {
      const found = kolmogorovSmirnov(Float64Array.from(a), Float64Array.from(b));
      close(found.statistic, statistic);
      closeP(found.p, p);
    }
  });

  it('keep the digits of tiny χ² tails', () => {
    for (const [before, now, p] of golden.chi2) closeP(chiSquaredP(before, now), p);
  });

  it('rank importances as scikit-learn does, ties included', () => {
    for (const [gains, scores, value] of golden.ndcg) close(ndcg(gains, scores), value);
  });

  it('find no drift in a column of one category', () => {
    expect(chiSquaredP([10], [4])).toBe(1);
    expect(jensenShannonDistance([10], [4])).toBe(0);
  });

  it('refuse a Kolmogorov–Smirnov test of 10,000 rows', () => {
    expect(() => kolmogorovSmirnov(new Float64Array(10_000), new Float64Array(5))).toThrow(/too many/);
  });
});

const SHARED = resolve('../shared/azure/drift-golden.json');
describe.skipIf(!existsSync(SHARED))(
  'the shared golden values (skipped where they do not lie beside the repository)',
  () => {
    it('are reproduced', () => {
      const { cases, ndcg: rankings } = JSON.parse(readFileSync(SHARED, 'utf8'));
      for (const one of cases) one.type === 'numerical' ? checkNumerical(one) : checkCategorical(one);
      for (const one of rankings) close(ndcg(one.baseline_importance, one.production_importance), one.ndcg);
      expect(cases.length).toBeGreaterThan(5);
    });
  },
);
