import type { Json } from '../../../kernel/json.ts';

type JsonMap = { readonly [key: string]: Json };

export const isMap = (value: Json): value is JsonMap =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Keys in order of code units, as `az` sorts them. */
export const sortedKeys = (value: JsonMap): string[] => Object.keys(value).sort();

/** How a part of the text is shown: the identity, or terminal colours. */
export type Paint = (kind: 'key' | 'text' | 'number' | 'word', text: string) => string;

export const plain: Paint = (_kind, text) => text;

const COLOURS = { key: 94, text: 33, number: 34, word: 34 } as const;

/** The colours `az` gives to JSON in a terminal. */
export const coloured: Paint = (kind, text) => `\u001b[${COLOURS[kind]}m${text}\u001b[39m`;

/** JSON with two spaces of indentation and sorted keys, as `az -o json` prints it. */
export function jsonText(value: Json, paint: Paint = plain, indent = ''): string {
  if (typeof value === 'string') return paint('text', JSON.stringify(value));
  if (typeof value === 'number') return paint('number', String(value));
  if (value === null || typeof value === 'boolean') return paint('word', String(value));
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]';
    return `[\n${value.map((item) => inner + jsonText(item, paint, inner)).join(',\n')}\n${indent}]`;
  }
  const keys = sortedKeys(value as JsonMap);
  if (keys.length === 0) return '{}';
  const lines = keys.map((key) => {
    const item = (value as JsonMap)[key] as Json;
    return `${inner}${paint('key', JSON.stringify(key))}: ${jsonText(item, paint, inner)}`;
  });
  return `{\n${lines.join(',\n')}\n${indent}}`;
}
