export type Cell = string | number | null;

interface SearchedColumn<Row> {
  readonly id: string;
  readonly value: (row: Row) => Cell;
}

/** Rows that hold every word of the search, in order: a column's id, `-id` for descending, '' as they come. */
export function rowsShown<Row>(
  rows: readonly Row[],
  columns: readonly SearchedColumn<Row>[],
  search: string,
  order: string,
): Row[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const found = rows.filter((row) => {
    const text = columns.map((column) => String(column.value(row) ?? '').toLowerCase()).join('\n');
    return words.every((word) => text.includes(word));
  });
  const isDescending = order.startsWith('-');
  const column = columns.find(({ id }) => id === order.replace(/^-/, ''));
  if (!column) return found;
  return found.sort((a, b) => compare(column.value(a), column.value(b)) * (isDescending ? -1 : 1));
}

function compare(a: Cell, b: Cell): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return String(a).localeCompare(String(b), 'en', { numeric: true });
}
