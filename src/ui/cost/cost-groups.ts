import type { CostLine, CostView } from '../../session/views/cost-view.ts';
import type { ChartData } from '../charts/chart-series.ts';
import { costTexts as texts } from '../texts/cost.ts';

const DAY = 86_400_000;

export type GroupBy = keyof typeof texts.groups;

/** What a line of the bill counts to. */
export function groupOf(line: CostLine, by: GroupBy): string {
  if (by === 'service') return texts.services[line.service];
  if (by === 'system') return line.system === '' ? texts.noSystem : line.system;
  return line[by];
}

/** Sum of what lines cost, micro-euros. */
export const sumOf = (lines: readonly CostLine[]): number => lines.reduce((sum, { cost }) => sum + cost, 0);

/** Cost of each day, micro-euros. */
export const costsByDay = ({ days, lines }: CostView): number[] =>
  days.map((at) => sumOf(lines.filter((line) => line.at === at)));

/** Days as stacked layers in euros, the dearest group at the bottom. */
export function costChart({ days, lines, perDay }: CostView, by: GroupBy): ChartData {
  const groups = [...new Set(lines.map((line) => groupOf(line, by)))]
    .map((label) => ({ label, lines: lines.filter((line) => groupOf(line, by) === label) }))
    .sort((a, b) => sumOf(b.lines) - sumOf(a.lines));
  const from = days[0] ?? 0;
  return {
    from,
    to: Math.max(days.at(-1) ?? 0, from + 2 * DAY),
    times: days,
    series: groups.map(({ label, lines: own }) => ({
      id: label,
      label,
      values: days.map((at) => sumOf(own.filter((line) => line.at === at)) / 1e6),
    })),
    markers: [],
    thresholds: perDay === 0 ? [] : [{ value: perDay / 1e6, label: texts.budget }],
  };
}
