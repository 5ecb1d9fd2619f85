import { Input } from '@fluentui/react-components';
import { ArrowSortDown16Regular, ArrowSortUp16Regular, Search16Regular } from '@fluentui/react-icons';
import { type KeyboardEvent, type ReactNode, useMemo } from 'react';
import { useQuery } from '../routing/use-query.ts';
import { commonTexts } from '../texts/common.ts';
import { type Cell, rowsShown } from './rows-shown.ts';

export interface Column<Row> {
  readonly id: string;
  readonly title: string;
  /** What the column sorts and searches by. */
  readonly value: (row: Row) => Cell;
  /** What is shown; the value unless told. */
  readonly show?: (row: Row) => ReactNode;
  readonly isNumber?: boolean;
  readonly isPlain?: boolean; // not to be sorted by: a box to tick, a button
}

interface DataTableProps<Row> {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[] | undefined; // undefined while they load
  readonly idOf: (row: Row) => string;
  readonly empty?: string; // what to say when there are none, and what to do about it
  readonly sort?: string; // column id at first, '-id' for descending
  readonly name?: string; // of its values in the address, when a page has several tables
  readonly toolbar?: ReactNode; // beside the search
}

/** A list with search, sort and keyboard: J/K or the arrows go along the rows, Enter follows the row's first link. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, idOf, empty = commonTexts.nothing, sort = '', name = '', toolbar } = props;
  const [search, setSearch] = useQuery(`${name}q`, '');
  const [order, setOrder] = useQuery(`${name}sort`, sort);
  const shown = useMemo(() => rowsShown(rows ?? [], columns, search, order), [rows, columns, search, order]);
  return (
    <section className="panel data-table" aria-label={label} aria-busy={rows === undefined}>
      <div className="table-tools">
        <Input
          type="search"
          size="small"
          contentBefore={<Search16Regular aria-hidden="true" />}
          placeholder={commonTexts.search}
          aria-label={`${commonTexts.search}: ${label}`}
          value={search}
          onChange={(_, { value }) => setSearch(value)}
        />
        {toolbar}
        <span role="status" className="meta numbers">
          {rows === undefined ? commonTexts.loading : commonTexts.rows(shown.length, rows.length)}
        </span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll area must be reachable by keyboard */}
      <section className="table-scroll whole" aria-label={label} tabIndex={0} onKeyDown={alongRows}>
        <table>
          <thead>
            <tr>
              {columns.map((column) => (
                <Heading key={column.id} column={column} order={order} onOrder={setOrder} />
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={idOf(row)} tabIndex={-1}>
                {columns.map((column) => (
                  <td key={column.id} className={column.isNumber ? 'number' : undefined}>
                    {column.show ? column.show(row) : (column.value(row) ?? commonTexts.none)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {rows !== undefined && shown.length === 0 ? (
        <p className="empty">{rows.length === 0 ? empty : commonTexts.noMatch}</p>
      ) : null}
    </section>
  );
}

interface HeadingProps<Row> {
  readonly column: Column<Row>;
  readonly order: string;
  readonly onOrder: (order: string) => void;
}

function Heading<Row>({ column, order, onOrder }: HeadingProps<Row>) {
  if (column.isPlain) return <th scope="col">{column.title}</th>;
  const direction = order === column.id ? 'ascending' : order === `-${column.id}` ? 'descending' : undefined;
  return (
    <th scope="col" aria-sort={direction ?? 'none'} className={column.isNumber ? 'number' : undefined}>
      <button
        type="button"
        className="heading"
        title={commonTexts.sortBy(column.title)}
        onClick={() => onOrder(direction === 'ascending' ? `-${column.id}` : column.id)}
      >
        {column.title}
        {direction === 'ascending' ? <ArrowSortUp16Regular aria-hidden="true" /> : null}
        {direction === 'descending' ? <ArrowSortDown16Regular aria-hidden="true" /> : null}
      </button>
    </th>
  );
}

function alongRows(event: KeyboardEvent<HTMLElement>): void {
  if ((event.target as HTMLElement).closest('input, textarea, select')) return;
  const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
  const rows = [...event.currentTarget.querySelectorAll<HTMLTableRowElement>('tbody tr')];
  const at = rows.indexOf((event.target as HTMLElement).closest('tr') as HTMLTableRowElement);
  if (event.key === 'Enter' && event.target === rows[at]) rows[at]?.querySelector<HTMLElement>('a, button')?.click();
  if (step === undefined) return;
  rows[Math.max(0, Math.min(rows.length - 1, at + step))]?.focus();
  event.preventDefault();
}
