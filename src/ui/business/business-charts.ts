import type { BusinessPoint, BusinessView } from '../../session/views/business-view.ts';
import type { ChartData, ChartMarker, ChartSeries, ChartThreshold } from '../charts/chart-series.ts';
import { businessTexts as texts } from '../texts/business.ts';

const HOUR = 3_600_000;

/** What the hours are compared with. */
export type Against = 'day' | 'week' | 'none';

export interface BusinessChart {
  readonly id: string;
  readonly caption: string;
  readonly unit: string;
  readonly kind: 'lines' | 'stacked';
  readonly data: ChartData;
}

type Column = (point: BusinessPoint) => number;

const euro =
  (of: Column): Column =>
  (point) =>
    of(point) / 1e6;

/** The charts of the dashboard over the closed hours. */
export function businessCharts(view: BusinessView, against: Against): BusinessChart[] {
  const frame = frameOf(view);
  const chart = (
    id: string,
    caption: string,
    unit: string,
    series: readonly ChartSeries[],
    {
      kind = 'lines',
      thresholds = [],
    }: Partial<Pick<BusinessChart, 'kind'>> & Partial<Pick<ChartData, 'thresholds'>> = {},
  ): BusinessChart => ({ id, caption, unit, kind, data: { ...frame, series, thresholds } });
  const one = (id: string, label: string, of: Column): ChartSeries => ({ id, label, values: view.hours.map(of) });
  const compared = (of: Column): ChartSeries[] => [one('now', texts.now, of), ...earlier(view, against, of)];
  return [
    chart(
      'cost-parts',
      texts.costParts,
      texts.perHour,
      PARTS.map(([id, of]) => one(id, texts.measures[id], euro(of))),
      {
        kind: 'stacked',
      },
    ),
    chart('cost', texts.costTotal, texts.perHour, compared(euro(({ cost }) => cost))),
    chart(
      'decisions',
      texts.decisions,
      texts.ordersPerHour,
      DECISIONS.map(([id, of]) => one(id, texts.measures[id], of)),
      {
        kind: 'stacked',
      },
    ),
    chart('fallback', texts.fallbackShare, '%', compared(fallbackPercent)),
    chart('budget', texts.budgetUsed, '%', [one('used', texts.budgetUsed, ({ budgetBurnt }) => 100 * budgetBurnt)], {
      thresholds: [threshold(100, texts.allUsed)],
    }),
    chart(
      'reviews',
      texts.reviewsOfDay,
      '',
      compared(({ reviewsOfDay }) => reviewsOfDay),
      {
        thresholds: [threshold(view.reviewsPerDay, texts.capacity)],
      },
    ),
  ];
}

const PARTS = [
  ['lossCost', ({ lossCost }) => lossCost],
  ['reviewCost', ({ reviewCost }) => reviewCost],
  ['goodDeclinedCost', ({ goodDeclinedCost }) => goodDeclinedCost],
  ['overflowCost', ({ overflowCost }) => overflowCost],
] as const satisfies readonly (readonly [keyof typeof texts.measures, Column])[];

const DECISIONS = [
  ['approved', ({ approved }) => approved],
  ['reviewed', ({ reviewed }) => reviewed],
  ['declined', ({ declined }) => declined],
] as const satisfies readonly (readonly [keyof typeof texts.measures, Column])[];

const fallbackPercent: Column = ({ orders, fallbackOrders }) => (orders === 0 ? 0 : (100 * fallbackOrders) / orders);

const threshold = (value: number, label: string): ChartThreshold => ({ value, label });

function frameOf({ hours, incident }: BusinessView): Omit<ChartData, 'series' | 'thresholds'> {
  const times = hours.map(({ at }) => at);
  const from = times[0] ?? 0;
  const to = (times.at(-1) ?? 0) + HOUR;
  const markers = (incident?.ids ?? []).flatMap((id, index): ChartMarker[] => {
    const at = incident?.pagedAt[index];
    return at !== undefined && at >= from && at < to ? [{ at, label: texts.paged(id) }] : [];
  });
  return { from, to, times, markers };
}

function earlier(view: BusinessView, against: Against, of: Column): ChartSeries[] {
  if (against === 'none') return [];
  const points = against === 'day' ? view.dayBefore : view.weekBefore;
  if (points.every((point) => point === null)) return [];
  const label = against === 'day' ? texts.againstDay : texts.againstWeek;
  return [{ id: against, label, values: points.map((point) => (point ? of(point) : null)) }];
}
