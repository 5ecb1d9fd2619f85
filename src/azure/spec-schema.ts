import type { Json } from '../kernel/json.ts';
import type { AzError } from './az-command.ts';
import type { JsonObject } from './spec-file.ts';

/** What one field of a YAML specification may hold. */
export type Field = (
  | { readonly kind: 'text' | 'integer' | 'number' | 'boolean' | 'version' | 'literal' | 'any' }
  | { readonly kind: 'choice'; readonly of: readonly string[] }
  | { readonly kind: 'map'; readonly item: Field }
  | { readonly kind: 'object'; readonly fields: Fields }
  | { readonly kind: 'either'; readonly of: readonly Field[] } // the first whose JSON type fits is checked
) & { readonly isRequired?: boolean };

export type Fields = { readonly [name: string]: Field };

/** One thing wrong with a specification. */
export interface Problem {
  readonly path: string; // 'inputs.orders.type'
  readonly message: string; // 'Not a valid string.'
}

export const text: Field = { kind: 'text' };
export const integer: Field = { kind: 'integer' };
export const boolean: Field = { kind: 'boolean' };
export const version: Field = { kind: 'version' };
export const anything: Field = { kind: 'any' };
export const texts: Field = { kind: 'map', item: text };
export const literals: Field = { kind: 'map', item: { kind: 'literal' } };
export const choice = (of: readonly string[]): Field => ({ kind: 'choice', of });
export const object = (fields: Fields): Field => ({ kind: 'object', fields });
export const required = (field: Field): Field => ({ ...field, isRequired: true });

/** Fields every specification may have. */
export const COMMON_FIELDS: Fields = {
  $schema: text,
  name: text,
  description: text,
  tags: literals,
  properties: literals,
};

export const UNKNOWN = 'Unknown field.';
const MISSING = 'Missing data for required field.';

/** Everything that is wrong with a specification, in the order of its fields. */
export function checkFields(fields: Fields, value: JsonObject, at = ''): Problem[] {
  const problems: Problem[] = [];
  const path = (name: string): string => (at === '' ? name : `${at}.${name}`);
  for (const [name, field] of Object.entries(fields))
    if (field.isRequired && (value[name] === undefined || value[name] === null))
      problems.push({ path: path(name), message: MISSING });
  for (const [name, inner] of Object.entries(value)) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (!field) problems.push({ path: path(name), message: UNKNOWN });
    else if (inner !== null) problems.push(...checkField(field, inner, path(name)));
  }
  return problems;
}

function checkField(field: Field, value: Json, path: string): Problem[] {
  const wrong = (message: string): Problem[] => [{ path, message }];
  switch (field.kind) {
    case 'any':
      return [];
    case 'text':
      return typeof value === 'string' ? [] : wrong('Not a valid string.');
    case 'version':
      return typeof value === 'string' || Number.isInteger(value) ? [] : wrong('Not a valid string.');
    case 'integer':
      return Number.isInteger(value) ? [] : wrong('Not a valid integer.');
    case 'number':
      return typeof value === 'number' ? [] : wrong('Not a valid number.');
    case 'boolean':
      return typeof value === 'boolean' ? [] : wrong('Not a valid boolean.');
    case 'literal':
      return typeof value === 'object' ? wrong('Not a valid string.') : [];
    case 'choice':
      return typeof value === 'string' && field.of.some((one) => one.toLowerCase() === value.toLowerCase())
        ? []
        : wrong(`Must be one of: ${field.of.join(', ')}.`);
    case 'either':
      return checkField(field.of.find((one) => fits(one, value)) ?? (field.of[0] as Field), value, path);
    case 'map':
      if (!isObject(value)) return wrong('Not a valid mapping type.');
      return Object.entries(value).flatMap(([key, item]) => checkField(field.item, item, `${path}.${key}`));
    case 'object':
      return isObject(value) ? checkFields(field.fields, value, path) : wrong('Invalid input type.');
  }
}

const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const fits = (field: Field, value: Json): boolean =>
  (field.kind === 'object' || field.kind === 'map') === isObject(value);

/** The CLI's report on a specification that does not fit, for example of the 'Command Job'. */
export function specError(title: string, problems: readonly Problem[]): AzError {
  const has = (message: string): boolean => problems.some((problem) => problem.message === message);
  const isOther = problems.some(({ message }) => message !== UNKNOWN && message !== MISSING);
  const kinds = [
    ...(isOther ? ['One or more fields are invalid'] : []),
    ...(has(UNKNOWN) ? ['A least one unrecognized parameter is specified'] : []),
    ...(has(MISSING) ? ['At least one required parameter is missing'] : []),
  ];
  return {
    code: null,
    message: [
      `The yaml file you provided does not match the prescribed schema for ${title} yaml files and/or has the following issues:`,
      '',
      'Error: ',
      ...kinds.map((kind, index) => `${index + 1}) ${kind}`),
      '',
      'Details: ',
      `Validation for ${title.replaceAll(' ', '')}Schema failed`,
      ...problems.flatMap(({ path, message }) => ['', `(x) ${path}:`, `- ${message}`]),
    ].join('\n'),
  };
}

/** The text of a field, or undefined; numbers and booleans as the CLI writes them into strings. */
export function textOf(value: Json | undefined): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** A mapping of texts, such as tags. */
export function textsOf(value: Json | undefined): { [key: string]: string } {
  const out: { [key: string]: string } = {};
  if (value !== undefined && isObject(value))
    for (const [key, item] of Object.entries(value)) out[key] = textOf(item) ?? '';
  return out;
}
