import { useMemo } from 'react';
import type { ColumnProfile, ProfileGroup } from '../../session/views/data-profile-view.ts';
import { Sparkline } from '../charts/Sparkline.tsx';
import { type Column, DataTable } from '../kit/DataTable.tsx';
import { formatMeasure } from '../kit/format-measure.ts';
import { formatPercent } from '../kit/format-number.ts';
import { commonTexts } from '../texts/common.ts';
import { dataTexts as texts } from '../texts/data.ts';
import { Distribution } from './Distribution.tsx';

interface ProfileTableProps {
  readonly group: ProfileGroup;
  readonly isOdd: boolean; // files of the same folder have other columns
}

/** The columns that some files share. */
export function ProfileTable({ group, isOdd }: ProfileTableProps) {
  const { folder, files, rows, columns } = group;
  const ragged = files.reduce((sum, file) => sum + file.ragged, 0);
  const shown = useMemo(() => columnsFor(rows), [rows]);
  return (
    <section aria-label={texts.group(folder)}>
      <h2>{texts.group(folder)}</h2>
      {isOdd ? <p className="meta">{`${texts.oddGroup(files.length)}: ${files[0]?.path ?? ''}`}</p> : null}
      {ragged > 0 ? <p className="err">{texts.ragged(ragged)}</p> : null}
      <p className="meta rows-by-file">
        {texts.rowsByFile}:{' '}
        <Sparkline label={texts.rowsByFile} values={files.map((file) => file.rows)} show={texts.rowsOfFile} />
      </p>
      <DataTable
        label={texts.group(folder)}
        columns={shown}
        rows={columns}
        idOf={({ name }) => name}
        name={folder.replace(/\W/g, '-')}
      />
    </section>
  );
}

/** Numbers are rounded, instants cut to the second. */
const figure = (value: number | string | null): string =>
  value === null
    ? commonTexts.none
    : typeof value === 'string'
      ? value.slice(0, 19).replace('T', ' ')
      : formatMeasure(value);

const columnsFor = (rows: number): readonly Column<ColumnProfile>[] => [
  { id: 'column', title: texts.column, value: ({ name }) => name, show: ({ name }) => <strong>{name}</strong> },
  {
    id: 'type',
    title: texts.type,
    value: ({ type }) => type,
    show: ({ type, odd }) => (
      <>
        {type}
        {odd > 0 ? <span className="err"> {texts.odd(odd, type)}</span> : null}
      </>
    ),
  },
  {
    id: 'empty',
    title: texts.empty,
    isNumber: true,
    value: ({ empty }) => empty,
    show: ({ empty }) => (empty === 0 || rows === 0 ? '0' : formatPercent(empty / rows)),
  },
  {
    id: 'distribution',
    title: texts.distribution,
    isPlain: true,
    value: ({ top }) => top.map(({ value }) => value).join(' '),
    show: (column) => <Distribution column={column} rows={rows} />,
  },
  {
    id: 'files',
    title: texts.byFile,
    isPlain: true,
    value: () => null,
    show: (column) => <ByFile column={column} />,
  },
  {
    id: 'min',
    title: texts.min,
    isNumber: true,
    value: ({ min }) => min,
    show: ({ min }) => <span className="whole-word">{figure(min)}</span>,
  },
  { id: 'mean', title: texts.mean, isNumber: true, value: ({ mean }) => mean, show: ({ mean }) => figure(mean) },
  {
    id: 'max',
    title: texts.max,
    isNumber: true,
    value: ({ max }) => max,
    show: ({ max }) => <span className="whole-word">{figure(max)}</span>,
  },
  {
    id: 'distinct',
    title: texts.distinct,
    isNumber: true,
    value: ({ distinct }) => distinct ?? Number.MAX_SAFE_INTEGER,
    show: ({ distinct }) => distinct ?? texts.many,
  },
];

/** How a column went from file to file: a day that is unlike the others stands out. */
function ByFile({ column }: { readonly column: ColumnProfile }) {
  if (column.emptyByFile.length < 2) return commonTexts.none;
  return (
    <>
      {column.meanByFile.length > 0 ? (
        <Sparkline label={texts.meanByFile(column.name)} values={column.meanByFile} show={formatMeasure} />
      ) : null}
      {column.empty > 0 ? (
        <Sparkline label={texts.emptyByFile(column.name)} values={column.emptyByFile} show={formatPercent} tone="bad" />
      ) : null}
      {column.meanByFile.length === 0 && column.empty === 0 ? commonTexts.none : null}
    </>
  );
}
