import type { AzCommand } from '../../../azure/az-command.ts';
import type { Json } from '../../../kernel/json.ts';
import type { OutputFormat } from '../arguments.ts';
import { search } from '../query.ts';
import { coloured, isMap, jsonText, sortedKeys } from './json-text.ts';
import { tableText } from './table-text.ts';
import { tsvText } from './tsv-text.ts';
import { yamlText } from './yaml-text.ts';

/** How one result is to be printed. */
export interface Printing {
  readonly format: OutputFormat;
  readonly query: string | null;
  readonly isColoured: boolean;
  readonly tableColumns?: AzCommand['tableColumns'];
}

export type Printed =
  | { readonly text: string; readonly error?: undefined }
  | { readonly text?: undefined; readonly error: string };

const NO_TABLE = 'Table output unavailable. Use the --query option to specify an appropriate query.';

/** The result as `az` prints it; null prints nothing. */
export function formatResult(result: Json, printing: Printing): Printed {
  // Keys are sorted before the query, so that tables and tsv show a mapping's columns in order, and those that a query
  // names in the order it names them.
  const found = printing.query === null ? { value: sorted(result) } : search(sorted(result), printing.query);
  if (found.error !== undefined) return found;
  const value = found.value;
  if (value === null) return { text: '' };
  switch (printing.format) {
    case 'json':
      return { text: `${jsonText(value)}\n` };
    case 'jsonc':
      return { text: `${printing.isColoured ? jsonText(value, coloured) : jsonText(value)}\n` };
    case 'yaml':
    case 'yamlc':
      return { text: yamlText(value) };
    case 'tsv':
      return { text: tsvText(value) };
    case 'none':
      return { text: '' };
    case 'table': {
      const isTransformed = printing.query === null && printing.tableColumns !== undefined;
      const text = tableText(isTransformed ? columns(value, printing.tableColumns ?? []) : value);
      return text === undefined ? { error: NO_TABLE } : { text };
    }
  }
}

/** The columns a command shows in tables, for each item. */
function columns(value: Json, wanted: NonNullable<AzCommand['tableColumns']>): Json {
  const one = (item: Json): Json => {
    const out: { [header: string]: Json } = {};
    for (const [header, path] of wanted) {
      const found = search(item, path);
      if (found.error !== undefined) throw new Error(`table column ${header}: ${found.error}`);
      out[header] = found.value;
    }
    return out;
  };
  return Array.isArray(value) ? value.map(one) : one(value);
}

function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isMap(value)) return value;
  const out: { [key: string]: Json } = {};
  for (const key of sortedKeys(value)) out[key] = sorted(value[key] as Json);
  return out;
}
