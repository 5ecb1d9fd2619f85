import type { Json } from '../../../kernel/json.ts';
import { isMap } from './json-text.ts';

/** Python's `str()` of a scalar, which is what `az` writes into cells. */
export function scalarText(value: Json): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return String(value);
}

const cell = (value: Json): string => {
  if (Array.isArray(value)) return String(value.length);
  return isMap(value) ? '' : scalarText(value);
};

function row(value: Json): string {
  if (Array.isArray(value)) return value.map(cell).join('\t');
  if (isMap(value))
    return Object.keys(value)
      .map((key) => cell(value[key] as Json))
      .join('\t');
  return typeof value === 'boolean' ? String(value) : scalarText(value);
}

/** One line per item, cells between tabs, no header; lists inside a row are counted, mappings left out. */
export const tsvText = (value: Json): string =>
  (Array.isArray(value) ? value : [value]).map((item: Json) => `${row(item)}\n`).join('');
