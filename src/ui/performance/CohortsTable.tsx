import type { CohortDay, CohortPoint, PerformanceView } from '../../session/views/performance-view.ts';
import { type Column, DataTable } from '../kit/DataTable.tsx';
import { formatCount, formatEuro, formatPercent } from '../kit/format-number.ts';
import { formatTime } from '../kit/format-time.ts';
import { LabelledSelect } from '../kit/LabelledSelect.tsx';
import { useQuery } from '../routing/use-query.ts';
import { performanceTexts as texts } from '../texts/performance.ts';

interface Row {
  readonly value: string; // of the group; 'all'
  readonly point: CohortPoint;
}

type ShareColumn = 'lossRate' | 'approvedLossRate' | 'recall' | 'precision';

const counted = (id: 'orders' | 'losses', title: string): Column<Row> => ({
  id,
  title,
  isNumber: true,
  value: ({ point }) => point[id],
  show: ({ point }) => formatCount(point[id]),
});

const share = (id: ShareColumn, title: string): Column<Row> => ({
  id,
  title,
  isNumber: true,
  value: ({ point }) => point[id],
  show: ({ point }) => shown(point[id], formatPercent),
});

const shown = (value: number | null, format: (value: number) => string): string =>
  value === null ? '–' : format(value);

const COLUMNS: readonly Column<Row>[] = [
  { id: 'value', title: texts.value, value: ({ value }) => value },
  counted('orders', texts.orders),
  {
    id: 'coverage',
    title: texts.known,
    isNumber: true,
    value: ({ point }) => point.coverage,
    show: ({ point }) => formatPercent(point.coverage),
  },
  {
    id: 'mature',
    title: texts.isMature,
    value: ({ point }) => (point.isMature ? texts.state.mature : texts.state.immature),
  },
  counted('losses', texts.losses),
  share('approvedLossRate', texts.approvedLossRate),
  share('recall', texts.recall),
  share('precision', texts.precision),
  {
    id: 'auc',
    title: texts.auc,
    isNumber: true,
    value: ({ point }) => point.auc,
    show: ({ point }) => shown(point.auc, (auc) => auc.toFixed(3)),
  },
  {
    id: 'cost',
    title: texts.cost,
    isNumber: true,
    value: ({ point }) => point.approvedLossCost,
    show: ({ point }) => formatEuro(point.approvedLossCost),
  },
];

/** One cohort as a whole and by value: the newest mature one unless another is asked for. */
export function CohortsTable({ view }: { readonly view: PerformanceView }) {
  const [asked, setAsked] = useQuery('day', '');
  const dates = view.days.map(({ at }) => dateOf(at));
  const chosen = view.days.find(({ at }) => dateOf(at) === asked) ?? newestMature(view);
  return (
    <DataTable
      label={texts.table}
      columns={COLUMNS}
      rows={chosen ? rowsOf(chosen) : []}
      idOf={({ value }) => value}
      name="cohorts-"
      empty={texts.none}
      toolbar={
        <LabelledSelect
          label={texts.day}
          value={chosen ? dateOf(chosen.at) : ''}
          options={dates.reverse().map((date) => [date, date] as const)}
          onChange={setAsked}
        />
      }
    />
  );
}

const dateOf = (at: number): string => formatTime(at).slice(0, 10);

const newestMature = ({ days }: PerformanceView): CohortDay | undefined =>
  days.findLast(({ all }) => all.isMature) ?? days.at(-1);

const rowsOf = ({ all, groups }: CohortDay): Row[] => [
  { value: texts.every, point: all },
  ...Object.entries(groups).map(([value, point]) => ({ value, point })),
];
