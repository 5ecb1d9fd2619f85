import type { CohortDay, CohortPoint, PerformanceView } from '../../session/views/performance-view.ts';
import type { ChartData, ChartSeries } from '../charts/chart-series.ts';
import { performanceTexts as texts } from '../texts/performance.ts';

const DAY = 86_400_000;

export type Measure = keyof typeof texts.measures;

interface MeasureUnit {
  readonly unit: string;
  readonly end?: number; // natural end of the axis
  readonly factor: number; // from the value to what is drawn
}

const UNITS: { readonly [measure in Measure]: MeasureUnit } = {
  approvedLossRate: { unit: '%', factor: 100 },
  lossRate: { unit: '%', factor: 100 },
  recall: { unit: '%', factor: 100, end: 100 },
  precision: { unit: '%', factor: 100, end: 100 },
  auc: { unit: '', factor: 1, end: 1 },
  coverage: { unit: '%', factor: 100, end: 100 },
  orders: { unit: '', factor: 1 },
  approvedLossCost: { unit: '€', factor: 1e-6 },
};

export const unitOf = (measure: Measure): MeasureUnit => UNITS[measure];

/** A measure by day of the order: of all orders, or one line for each value of the group. */
export function performanceChart({ days }: PerformanceView, measure: Measure, isByGroup: boolean): ChartData {
  const times = days.map(({ at }) => at);
  const from = times[0] ?? 0;
  const { factor } = UNITS[measure];
  const line = (id: string, of: (day: CohortDay) => CohortPoint | undefined): ChartSeries => ({
    id,
    label: id,
    values: days.map((day) => {
      const value = of(day)?.[measure];
      return value === null || value === undefined ? null : value * factor;
    }),
  });
  const firstImmature = days.find(({ all }) => !all.isMature)?.at;
  return {
    from,
    to: Math.max(times.at(-1) ?? 0, from + 2 * DAY),
    times,
    series: isByGroup
      ? valuesOf(days).map((value) => line(value, ({ groups }) => groups[value]))
      : [line(texts.all, ({ all }) => all)],
    markers: firstImmature === undefined ? [] : [{ at: firstImmature, label: texts.immature }],
    thresholds: [],
  };
}

/** Every value of the group that occurs, in order of name. */
export const valuesOf = (days: readonly CohortDay[]): string[] =>
  [...new Set(days.flatMap(({ groups }) => Object.keys(groups)))].sort();
