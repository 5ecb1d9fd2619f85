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

/** How the rows and one column went: what there is to say of a column of its kind. */
export function daysCharts({ days }: DataDays, { name, empty, numbers, values }: ColumnDays): DaysChart[] {
  const times = days.map(({ at }) => at);
  const from = times[0] ?? 0;
  const frame = { from, to: Math.max(times.at(-1) ?? 0, from + 2 * DAY), times, markers: [], thresholds: [] };
  const percent = (shares: ColumnDays['empty']) => shares.map((share) => (share === null ? null : 100 * share));
  const line = (id: string, label: string, of: ChartSeries['values']): ChartSeries => ({ id, label, values: of });
  return [
    ...(values && values.length > 0
      ? [
          {
            id: 'shares',
            caption: texts.sharesByDay(name),
            unit: '%',
            kind: 'stacked' as const,
            end: 100,
            data: { ...frame, series: values.map(({ value, shares }) => line(value, value, percent(shares))) },
          },
        ]
      : []),
    ...(numbers
      ? [
          {
            id: 'numbers',
            caption: texts.numbersByDay(name),
            unit: '',
            kind: 'lines' as const,
            data: {
              ...frame,
              series: [
                line('p95', texts.p95, numbers.p95),
                line('mean', texts.mean, numbers.mean),
                line('p50', texts.p50, numbers.p50),
                line('p5', texts.p5, numbers.p5),
              ],
            },
          },
        ]
      : []),
    {
      id: 'empty',
      caption: texts.emptyByDay(name),
      unit: '%',
      kind: 'lines',
      data: { ...frame, series: [line('empty', texts.empty, percent(empty))] },
    },
    {
      id: 'rows',
      caption: texts.rowsByDay,
      unit: '',
      kind: 'lines',
      data: {
        ...frame,
        series: [
          line(
            'rows',
            texts.rows,
            days.map(({ rows }) => rows),
          ),
        ],
      },
    },
  ];
}
