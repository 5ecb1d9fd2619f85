import type { CostLine } from '../../session/views/cost-view.ts';
import { formatTime } from '../kit/format-time.ts';

const COLUMNS = ['date', 'service', 'resource', 'system', 'machine_size', 'machine_hours', 'cost_eur'] as const;

/** The bill as CSV, one line a day, resource and machine size. */
export function costCsv(lines: readonly CostLine[]): string {
  const rows = lines.map(({ at, service, resource, system, size, hours, cost }) =>
    [formatTime(at).slice(0, 10), service, resource, system, size, hours.toFixed(4), (cost / 1e6).toFixed(6)]
      .map((value) => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value))
      .join(','),
  );
  return `${[COLUMNS.join(','), ...rows].join('\n')}\n`;
}
