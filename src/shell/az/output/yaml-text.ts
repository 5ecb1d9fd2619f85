import { Pair, stringify, YAMLMap } from 'yaml';
import type { Json } from '../../../kernel/json.ts';
import { isMap, sortedKeys } from './json-text.ts';

/** Mappings as nodes in order of their keys; objects would move keys that look like numbers. */
function ordered(value: Json): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (!isMap(value)) return value;
  const map = new YAMLMap();
  map.items = sortedKeys(value).map((key) => new Pair(key, ordered(value[key] as Json)));
  return map;
}

/** YAML with sorted keys, as `az -o yaml` prints it: lists not indented, single quotes, no block scalars. */
export function yamlText(value: Json): string {
  const text = stringify(ordered(value), {
    version: '1.1',
    indentSeq: false,
    singleQuote: true,
    blockQuote: false,
    lineWidth: 80,
  });
  const isOpenScalar = (typeof value !== 'object' || value === null) && !/^['"]/.test(text);
  return isOpenScalar ? `${text}...\n` : text;
}
