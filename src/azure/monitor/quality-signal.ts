import { quantile } from '../../ml/quantile.ts';
import type { FieldValue } from '../online-endpoint/collected-fields.ts';
import type { Measured } from './drift-signal.ts';
import { metricTitle } from './metric-title.ts';
import type { Signal, Threshold } from './monitor.ts';
import type { MetricValue } from './monitor-result.ts';
import { type ColumnKind, columnKind, countsOf, type Table } from './table.ts';

/** Nulls, values of another type and values out of bounds of each feature, against the reference's own rates. */
export function qualitySignal(
  reference: Table,
  production: Table,
  features: readonly string[],
  thresholds: Pick<Signal, 'numerical' | 'categorical'>,
): Measured {
  const metrics: MetricValue[] = [];
  for (const feature of features) {
    const before = reference.columns.get(feature) ?? [];
    const now = production.columns.get(feature) ?? [];
    const kind = columnKind(before);
    const known = statisticsOf(before);
    for (const threshold of thresholds[kind]) metrics.push(judged(feature, kind, threshold, known, before, now));
  }
  return { baselineRowCount: reference.rows, targetRowCount: production.rows, metrics, distributions: {} };
}

/** What the reference says about a column. */
interface Statistics {
  readonly isNumber: boolean;
  readonly low: number;
  readonly high: number;
  readonly stand: FieldValue; // in the place of a null: median or most frequent value
  readonly values: ReadonlySet<FieldValue>;
}

function statisticsOf(values: readonly FieldValue[]): Statistics {
  const known = values.filter((value) => value !== null);
  const isNumber = known.every((value) => typeof value === 'number');
  if (!isNumber) {
    const [mode = null] = [...countsOf(known)].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0] ?? [];
    return { isNumber, low: 0, high: 0, stand: mode, values: new Set(known) };
  }
  const sorted = Float64Array.from(known as readonly number[]).sort();
  const stand = sorted.length === 0 ? null : quantile(sorted, 0.5);
  return { isNumber, low: sorted[0] ?? 0, high: sorted.at(-1) ?? 0, stand, values: new Set() };
}

function judged(
  group: string,
  kind: ColumnKind,
  { metric, value: setting }: Threshold,
  known: Statistics,
  before: readonly FieldValue[],
  now: readonly FieldValue[],
): MetricValue {
  const rate = (values: readonly FieldValue[]): number => {
    if (metric === 'null_value_rate') return rateOf(values, (value) => value === null);
    const filled = values.map((value) => value ?? known.stand);
    return rateOf(filled, metric === 'data_type_error_rate' ? isOtherType(known) : isOutOfBounds(known));
  };
  const value = rate(now);
  const threshold = rate(before) + setting;
  return { group, kind, metric: metricTitle(metric), value, threshold, isBreach: value > threshold };
}

/** Five decimals, as Azure's component rounds. */
const rateOf = (values: readonly FieldValue[], isWrong: (value: FieldValue) => boolean): number =>
  values.length === 0 ? 0 : Math.round((values.filter(isWrong).length / values.length) * 1e5) / 1e5;

const isOtherType =
  ({ isNumber }: Statistics) =>
  (value: FieldValue): boolean =>
    isNumber && (typeof value === 'string' ? value.trim() === '' || !Number.isFinite(Number(value)) : false);

const isOutOfBounds =
  ({ isNumber, low, high, values }: Statistics) =>
  (value: FieldValue): boolean => {
    if (!isNumber) return value !== null && !values.has(value);
    const number = Number(value);
    return value !== null && (number < low || number > high);
  };
