import { chiSquaredP } from '../../ml/drift/chi-squared.ts';
import { jointHistogram } from '../../ml/drift/histogram.ts';
import { jensenShannonDistance } from '../../ml/drift/jensen-shannon.ts';
import { KS_ROW_LIMIT, kolmogorovSmirnov } from '../../ml/drift/kolmogorov-smirnov.ts';
import { populationStabilityIndex } from '../../ml/drift/population-stability.ts';
import { normalizedWasserstein } from '../../ml/drift/wasserstein.ts';
import { type Checked, mistake } from '../arm.ts';
import type { FieldValue } from '../online-endpoint/collected-fields.ts';
import { metricTitle } from './metric-title.ts';
import type { MetricName, Signal, Threshold } from './monitor.ts';
import type { Distribution, MetricValue, SignalResult } from './monitor-result.ts';
import { columnKind, completeRows, countsOf, type Table } from './table.ts';

/** Categories that are shown; the rest of them is one. */
const SHOWN_VALUES = 24;

export type Measured = Pick<SignalResult, 'baselineRowCount' | 'targetRowCount' | 'metrics' | 'distributions'>;

/** Drift of each feature by Azure's rules: rows with a null in any of them count for none. */
export function driftSignal(
  reference: Table,
  production: Table,
  features: readonly string[],
  { numerical, categorical }: Pick<Signal, 'numerical' | 'categorical'>,
): Checked<Measured> {
  const before = completeRows(reference, features);
  const now = completeRows(production, features);
  if (before.rows === 0 || now.rows === 0)
    return mistake(null, 'No row is left without a null in one of the monitored columns.');
  const metrics: MetricValue[] = [];
  const distributions: { [feature: string]: Distribution } = {};
  for (const feature of features) {
    const columns = [before.columns.get(feature) ?? [], now.columns.get(feature) ?? []] as const;
    const kind = columnKind(reference.columns.get(feature) ?? []);
    const isNumber = kind === 'numerical' && columns[1].every((value) => typeof value === 'number');
    const { distribution, measure } = isNumber ? numbers(...columns) : categories(...columns);
    distributions[feature] = distribution;
    for (const threshold of isNumber ? numerical : categorical) {
      const value = measure(threshold.metric);
      if (value.error) return value;
      metrics.push(judged(feature, isNumber ? 'numerical' : 'categorical', threshold, value.value));
    }
  }
  return { value: { baselineRowCount: before.rows, targetRowCount: now.rows, metrics, distributions } };
}

/** p-values alarm below their threshold, distances above. */
function judged(group: string, kind: MetricValue['kind'], { metric, value: threshold }: Threshold, value: number) {
  const isP = metric === 'two_sample_kolmogorov_smirnov_test' || metric === 'pearsons_chi_squared_test';
  const isBreach = isP ? value < threshold : value > threshold;
  return { group, kind, metric: metricTitle(metric), value, threshold, isBreach };
}

interface Compared {
  readonly distribution: Distribution;
  measure(metric: MetricName): Checked<number>;
}

const unknown = (metric: MetricName): Checked<number> =>
  mistake('UserError', `${metric} is no metric of drift for this kind of feature.`);

function numbers(reference: readonly FieldValue[], production: readonly FieldValue[]): Compared {
  const before = Float64Array.from(reference as readonly number[]);
  const now = Float64Array.from(production as readonly number[]);
  const histogram = jointHistogram(before, now);
  return {
    distribution: {
      kind: 'numerical',
      edges: [...histogram.edges],
      reference: [...histogram.baseline],
      production: [...histogram.production],
    },
    measure(metric) {
      if (metric === 'jensen_shannon_distance')
        return { value: jensenShannonDistance(histogram.baseline, histogram.production) };
      if (metric === 'population_stability_index')
        return { value: populationStabilityIndex(histogram.baseline, histogram.production) };
      if (metric === 'normalized_wasserstein_distance') return { value: normalizedWasserstein(before, now) };
      if (metric !== 'two_sample_kolmogorov_smirnov_test') return unknown(metric);
      return Math.max(before.length, now.length) >= KS_ROW_LIMIT
        ? mistake(
            'UserError',
            `Cannot calculate two-sample Kolmogorov-Smirnov test on dataset with more than ${KS_ROW_LIMIT} entries.`,
          )
        : { value: kolmogorovSmirnov(before, now).p };
    },
  };
}

function categories(reference: readonly FieldValue[], production: readonly FieldValue[]): Compared {
  const [before, now] = [countsOf(reference), countsOf(production)];
  const values = [...new Set([...before.keys(), ...now.keys()])].sort(
    (a, b) => (before.get(b) ?? 0) - (before.get(a) ?? 0) || (a < b ? -1 : 1),
  );
  const counts = (of: ReadonlyMap<string, number>): number[] => values.map((value) => of.get(value) ?? 0);
  const [p, q] = [counts(before), counts(now)];
  return {
    distribution: {
      kind: 'categorical',
      values: values.length > SHOWN_VALUES ? [...values.slice(0, SHOWN_VALUES), '…'] : values,
      reference: shown(p),
      production: shown(q),
    },
    measure(metric) {
      if (metric === 'jensen_shannon_distance') return { value: jensenShannonDistance(p, q) };
      if (metric === 'population_stability_index') return { value: populationStabilityIndex(p, q) };
      return metric === 'pearsons_chi_squared_test' ? { value: chiSquaredP(p, q) } : unknown(metric);
    },
  };
}

const shown = (counts: readonly number[]): number[] =>
  counts.length > SHOWN_VALUES
    ? [...counts.slice(0, SHOWN_VALUES), counts.slice(SHOWN_VALUES).reduce((sum, count) => sum + count, 0)]
    : [...counts];
