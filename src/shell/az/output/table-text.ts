import type { Json } from '../../../kernel/json.ts';
import { isMap } from './json-text.ts';
import { scalarText } from './tsv-text.ts';

/** Keys that automatic tables leave out. */
const HIDDEN = ['id', 'type', 'etag'];

type Entry = ReadonlyMap<string, string>;

const capitalised = (key: string): string => key.slice(0, 1).toUpperCase() + key.slice(1);

function entry(item: Json): Entry {
  const out = new Map<string, string>();
  if (isMap(item)) {
    for (const [key, value] of Object.entries(item))
      if (!HIDDEN.includes(key) && value !== null && typeof value !== 'object')
        out.set(capitalised(key), scalarText(value));
  } else if (Array.isArray(item)) {
    for (const [i, value] of item.entries()) out.set(`Column${i + 1}`, value === null ? '' : cellText(value));
  } else out.set('Result', item === null ? '' : scalarText(item));
  return out;
}

const cellText = (value: Json): string =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : scalarText(value);

/**
 * A table of scalar values: header, dashes, one row per item. Columns are as wide as their cells and two wider than
 * their header. Undefined when no item has anything to show.
 */
export function tableText(value: Json): string | undefined {
  const items: readonly Json[] = Array.isArray(value) ? value : [value as Json];
  if (items.length === 0) return '\n';
  const rows = items.map(entry);
  const headers = [...new Set(rows.flatMap((row) => [...row.keys()]))];
  if (headers.length === 0) return undefined;
  const cells = rows.map((row) => headers.map((header) => (row.get(header) ?? '').split('\n')));
  const widths = headers.map((header, column) =>
    Math.max(header.length + 2, ...cells.flatMap((row) => (row[column] ?? []).map((line) => line.length))),
  );
  const line = (texts: readonly string[]): string =>
    `${texts
      .map((text, column) => text.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd()}\n`;
  const body = cells.flatMap((row) => {
    const height = Math.max(...row.map((lines) => lines.length));
    return Array.from({ length: height }, (_, i) => line(row.map((lines) => lines[i] ?? '')));
  });
  return line(headers) + line(widths.map((width) => '-'.repeat(width))) + body.join('');
}
