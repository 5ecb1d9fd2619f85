import type { ColumnDays, DataDays } from '../../session/views/data-days-view.ts';
import { Sparkline } from '../charts/Sparkline.tsx';
import { type Column, DataTable } from '../kit/DataTable.tsx';
import { formatMeasure } from '../kit/format-measure.ts';
import { formatPercent } from '../kit/format-number.ts';
import { href } from '../routing/route.ts';
import { useRoute } from '../routing/use-route.ts';
import { dataTexts as texts } from '../texts/data.ts';
import { ShareStrip, sharesText } from './ShareStrip.tsx';

/** Every column in one line: a day that is unlike the others stands out. */
export function ColumnsByDay({ days }: { readonly days: DataDays }) {
  const { segments, query } = useRoute();
  const columns: readonly Column<ColumnDays>[] = [
    {
      id: 'column',
      title: texts.column,
      value: ({ name }) => name,
      show: ({ name }) => <a href={href(segments, { ...query, column: name })}>{name}</a>,
    },
    { id: 'type', title: texts.type, value: ({ type }) => type },
    { id: 'days', title: texts.byDay, isPlain: true, value: () => null, show: (column) => <Course column={column} /> },
    { id: 'first', title: texts.firstDay, isPlain: true, value: (column) => saidOf(column, 0) },
    { id: 'newest', title: texts.newestDay, isPlain: true, value: (column) => saidOf(column, days.days.length - 1) },
    {
      id: 'empty',
      title: texts.empty,
      isPlain: true,
      value: () => null,
      show: ({ name, empty }) => (
        <Sparkline
          label={texts.emptyByDay(name)}
          values={empty}
          show={formatPercent}
          tone={empty.some((share) => (share ?? 0) > 0) ? 'bad' : 'plain'}
        />
      ),
    },
  ];
  return (
    <DataTable
      label={texts.columnsByDay}
      columns={columns}
      rows={days.columns}
      idOf={({ name }) => name}
      name="columns-"
    />
  );
}

function Course({ column: { name, values, numbers } }: { readonly column: ColumnDays }) {
  if (values) return <ShareStrip column={name} values={values} />;
  if (numbers) return <Sparkline label={texts.numbersByDay(name)} values={numbers.mean} show={formatMeasure} />;
  return <span className="meta">{texts.tooMany}</span>;
}

function saidOf({ values, numbers }: ColumnDays, day: number): string | null {
  if (values) return sharesText(values, day);
  const mean = numbers?.mean[day];
  return mean === null || mean === undefined ? null : `${texts.mean} ${formatMeasure(mean)}`;
}
