import type { Json } from '../../kernel/json.ts';

/** A value of a table: what CSV and JSON can hold. */
export type FieldValue = string | number | boolean | null;

function parsed(body: string): Json {
  try {
    return JSON.parse(body) as Json;
  } catch {
    return null; // no JSON has no fields
  }
}

const fieldsOf = (value: Json | undefined): { readonly [name: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as { [name: string]: Json }) : {};

/** The fields of one request: those under `input_data` (of its first record), or of the payload itself. */
export function payloadFields(body: string, wanted: readonly string[] | null): { [field: string]: FieldValue } {
  const payload = fieldsOf(parsed(body));
  const under = payload.input_data ?? payload.data;
  const record = fieldsOf(under === undefined ? payload : Array.isArray(under) ? under[0] : under);
  const out: { [field: string]: FieldValue } = {};
  for (const name of wanted ?? Object.keys(record)) {
    const value = record[name];
    out[name] = value === undefined || typeof value === 'object' ? null : value;
  }
  return out;
}

/** The numbers of an answer by name; of a list its first one. Texts are not collected. */
export function answerValues(body: string): { [name: string]: number } {
  let answer = parsed(body);
  if (typeof answer === 'string') answer = parsed(answer);
  const out: { [name: string]: number } = {};
  for (const [name, value] of Object.entries(fieldsOf(answer))) {
    const first = Array.isArray(value) ? value[0] : value;
    if (typeof first === 'number') out[name] = first;
  }
  return out;
}
