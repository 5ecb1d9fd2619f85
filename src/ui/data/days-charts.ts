import type { ColumnDays, DataDays } from '../../session/views/data-days-view.ts';
import type { ChartData, ChartSeries } from '../charts/chart-series.ts';
import { dataTexts as texts } from '../texts/data.ts';

const DAY = 86_400_000;

interface DaysChart {
  readonly id: string;
  readonly caption: string;
  readonly unit: string;
  readonly kind: 'lines' | 'stacked';
  readonly end?: number;
  readonly data: ChartData;
}

const line = (id: string, label: string, values: ChartSeries['values']): ChartSeries => ({ id, label, values });

const percent = (shares: ColumnDays['empty']): ChartSeries['values'] =>
  shares.map((share) => (share === null ? null : 100 * share));

/** How the rows and one column went: what there is to say of a column of its kind. */
export function daysCharts({ days }: DataDays, { name, empty, numbers, values }: ColumnDays): DaysChart[] {
  const times = days.map(({ at }) => at);
  const from = times[0] ?? 0;
  const frame = { from, to: Math.max(times.at(-1) ?? 0, from + 2 * DAY), times, markers: [], thresholds: [] };
  const lines = (id: string, caption: string, unit: string, series: readonly ChartSeries[]): DaysChart => ({
    id,
    caption,
    unit,
    kind: 'lines',
    data: { ...frame, series },
  });
  const charts = [
    lines('empty', texts.emptyByDay(name), '%', [line('empty', texts.empty, percent(empty))]),
    lines('rows', texts.rowsByDay, '', [
      line(
        'rows',
        texts.rows,
        days.map(({ rows }) => rows),
      ),
    ]),
  ];
  if (numbers) charts.unshift(lines('numbers', texts.numbersByDay(name), '', numberLines(numbers)));
  if (values && values.length > 0) {
    const series = values.map(({ value, shares }) => line(value, value, percent(shares)));
    charts.unshift({ ...lines('shares', texts.sharesByDay(name), '%', series), kind: 'stacked', end: 100 });
  }
  return charts;
}

const numberLines = ({ mean, p5, p50, p95 }: NonNullable<ColumnDays['numbers']>): ChartSeries[] => [
  line('p95', texts.p95, p95),
  line('mean', texts.mean, mean),
  line('p50', texts.p50, p50),
  line('p5', texts.p5, p5),
];
