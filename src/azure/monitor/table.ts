import type { FieldValue } from '../online-endpoint/collected-fields.ts';

/** Rows as columns of equal length. */
export interface Table {
  readonly rows: number;
  readonly columns: ReadonlyMap<string, readonly FieldValue[]>;
}

export type ColumnKind = 'numerical' | 'categorical';

/** Below this share of distinct values whole numbers are categories. */
const INTEGER_CATEGORIES = 0.05;

/**
 * How drift looks at a column: texts and booleans are categories, fractions are numbers, whole numbers are categories
 * when few of them differ.
 */
export function columnKind(values: readonly FieldValue[]): ColumnKind {
  const distinct = new Set<FieldValue>();
  let known = 0;
  let isWhole = true;
  for (const value of values) {
    if (value === null) continue;
    if (typeof value !== 'number') return 'categorical';
    known++;
    distinct.add(value);
    isWhole &&= Number.isInteger(value);
  }
  return isWhole && distinct.size / Math.max(1, known) < INTEGER_CATEGORIES ? 'categorical' : 'numerical';
}

/** The rows without a null in any of the columns: all that drift looks at. */
export function completeRows(table: Table, names: readonly string[]): Table {
  const columns = names.map((name) => table.columns.get(name) ?? []);
  const kept: number[] = [];
  for (let row = 0; row < table.rows; row++)
    if (columns.every((column) => column[row] !== null && column[row] !== undefined)) kept.push(row);
  if (kept.length === table.rows) return table;
  const out = new Map<string, readonly FieldValue[]>();
  for (const [i, name] of names.entries())
    out.set(
      name,
      kept.map((row) => columns[i]?.[row] as FieldValue),
    );
  return { rows: kept.length, columns: out };
}

/** How often each value occurs. */
export function countsOf(values: readonly FieldValue[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) {
    const key = String(value);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** Columns out of records that share their fields. */
export function tableOf(records: readonly { readonly [field: string]: FieldValue }[]): Table {
  const columns = new Map<string, FieldValue[]>();
  for (const name of Object.keys(records[0] ?? {})) columns.set(name, []);
  for (const record of records) for (const [name, column] of columns) column.push(record[name] ?? null);
  return { rows: records.length, columns };
}
