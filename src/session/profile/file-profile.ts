import type { Context } from '../../kernel/context.ts';
import { csvRows } from '../../kernel/csv-rows.ts';
import type { FileNode } from '../../kernel/files/node.ts';
import { type ColumnSummary, summarise } from './column-summary.ts';

/** What a CSV file holds. */
export interface FileProfile {
  readonly rows: number;
  readonly ragged: number; // rows with another number of cells than the heading
  readonly columns: readonly ColumnSummary[];
}

const decoder = new TextDecoder();

/** Whether a file is a table that can be looked into. */
export const isTable = (path: string): boolean => path.toLowerCase().endsWith('.csv');

/** The profile of a stored CSV file, remembered by its content. */
export const fileProfile = (context: Context, node: FileNode): FileProfile =>
  context.memo.get(`file-profile/${node.ref}`, () => profileCsv(decoder.decode(context.content.bytes(node.ref))));

export function profileCsv(text: string): FileProfile {
  const [heading = [], ...rows] = csvRows(text);
  return {
    rows: rows.length,
    ragged: rows.filter((row) => row.length !== heading.length).length,
    columns: heading.map((name, index) =>
      summarise(
        name,
        rows.map((row) => row[index] ?? ''),
      ),
    ),
  };
}
