import type { CostLine, CostView } from '../../session/views/cost-view.ts';
import { type Column, DataTable } from '../kit/DataTable.tsx';
import { formatEuroCents, formatPercent } from '../kit/format-number.ts';
import { href } from '../routing/route.ts';
import { costTexts as texts } from '../texts/cost.ts';
import { sumOf } from './cost-groups.ts';

interface Row {
  readonly line: CostLine; // any of them: what they have in common
  readonly hours: number;
  readonly cost: number; // micro-euros
  readonly lastDay: number; // cost of the last full day
  readonly share: number;
}

const COLUMNS: readonly Column<Row>[] = [
  {
    id: 'resource',
    title: texts.resource,
    value: ({ line }) => line.resource,
    show: ({ line }) => <a href={href(line.segments)}>{line.resource}</a>,
  },
  { id: 'service', title: texts.service, value: ({ line }) => texts.services[line.service] },
  { id: 'system', title: texts.system, value: ({ line }) => line.system || texts.noSystem },
  { id: 'size', title: texts.size, value: ({ line }) => line.size },
  {
    id: 'hours',
    title: texts.hours,
    value: ({ hours }) => hours,
    show: ({ hours }) => texts.hourCount(hours),
    isNumber: true,
  },
  {
    id: 'last',
    title: texts.lastDay,
    value: ({ lastDay }) => lastDay,
    show: ({ lastDay }) => formatEuroCents(lastDay),
    isNumber: true,
  },
  {
    id: 'cost',
    title: texts.cost,
    value: ({ cost }) => cost,
    show: ({ cost }) => formatEuroCents(cost),
    isNumber: true,
  },
  {
    id: 'share',
    title: texts.share,
    value: ({ share }) => share,
    show: ({ share }) => formatPercent(share),
    isNumber: true,
  },
];

/** The bill over all days, by resource and machine size. */
export const CostTable = ({ view }: { readonly view: CostView | undefined }) => (
  <DataTable
    label={texts.table}
    columns={COLUMNS}
    rows={view ? rowsOf(view) : undefined}
    idOf={({ line: { service, resource, size } }) => `${service} ${resource} ${size}`}
    sort="-cost"
    empty={texts.none}
  />
);

function rowsOf({ lines, days }: CostView): Row[] {
  const groups = new Map<string, CostLine[]>();
  for (const line of lines) {
    const key = `${line.service} ${line.resource} ${line.size}`;
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  const all = sumOf(lines);
  return [...groups.values()].map((own) => ({
    line: own.at(-1) as CostLine,
    hours: own.reduce((sum, { hours }) => sum + hours, 0),
    cost: sumOf(own),
    lastDay: sumOf(own.filter(({ at }) => at === days.at(-2))),
    share: all === 0 ? 0 : sumOf(own) / all,
  }));
}
