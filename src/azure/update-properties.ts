import type { Json } from '../kernel/json.ts';
import type { Checked } from './arm.ts';
import { mistake } from './arm.ts';
import type { JsonObject } from './spec-file.ts';

/** The generic changes of every `update` command, as typed. */
export interface PropertyChanges {
  readonly set?: readonly string[]; // 'tags.owner=ml', 'inputs[0].path=…', 'rules[name=a].priority=3'
  readonly add?: readonly string[]; // path of a list, then key=value pairs of one new item, a JSON value or a text
  readonly remove?: readonly string[]; // path of a property, or of a list and an index
  readonly isText?: boolean; // --force-string: values stay texts
}

/** A step of a property path: a name, an index, or the first item whose property has a value. */
type Step = string | number | { readonly key: string; readonly value: string };

/** Applies `--set`, then `--add`, then `--remove` to a document; the document itself stays as it was. */
export function applyChanges(document: JsonObject, changes: PropertyChanges): Checked<JsonObject> {
  const isText = changes.isText ?? false;
  let result: Checked<Json> = { value: document };
  for (const setting of changes.set ?? []) {
    const at = equalsSign(setting);
    if (at <= 0) return mistake(null, `invalid --set '${setting}': give it as <property path>=<value>`, 2);
    const value = isText ? setting.slice(at + 1) : propertyValue(setting.slice(at + 1));
    result = change(result.value as Json, steps(setting.slice(0, at)), () => ({ value }));
    if (result.error) return result;
  }
  if (changes.add && changes.add.length > 0) result = add(result.value as Json, changes.add, isText);
  if (!result.error && changes.remove && changes.remove.length > 0)
    result = remove(result.value as Json, changes.remove);
  return result.error ? result : { value: result.value as JsonObject };
}

/** The first equals sign that is not inside brackets. */
function equalsSign(text: string): number {
  let depth = 0;
  for (const [i, char] of [...text].entries()) {
    if (char === '[') depth++;
    else if (char === ']') depth--;
    else if (char === '=' && depth === 0) return i;
  }
  return -1;
}

/** JSON, Python's True, False and None, or else the text itself. */
export function propertyValue(text: string): Json {
  const python: Readonly<Record<string, Json>> = { True: true, False: false, None: null };
  if (Object.hasOwn(python, text)) return python[text] as Json;
  try {
    const value: Json = JSON.parse(text);
    return Object.is(value, -0) ? 0 : value;
  } catch {
    return text;
  }
}

function steps(path: string): Step[] {
  const parts = path.match(/\[[^\]]*\]|(?:\\.|[^.[\]])+/g) ?? [];
  return parts.map((part) => {
    if (!part.startsWith('[')) return part.replace(/\\(.)/g, '$1');
    const inner = part.slice(1, -1);
    const at = inner.indexOf('=');
    if (at > 0) return { key: inner.slice(0, at), value: inner.slice(at + 1) };
    return /^-?\d+$/.test(inner) ? Number(inner) : inner;
  });
}

/** Replaces what a path leads to by what `make` makes of it; `make` answering undefined removes it. */
function change(
  node: Json | undefined,
  path: readonly Step[],
  make: (old: Json | undefined) => { readonly value: Json } | undefined | { readonly error: string },
  walked = '',
): Checked<Json> {
  const [step, ...rest] = path;
  if (step === undefined) return mistake(null, 'a property path is empty', 2);
  const missing = (detail: string): Checked<Json> =>
    mistake(null, `Couldn't find '${name(step)}' in '${walked}'. ${detail}`);
  if (Array.isArray(node)) {
    const index = indexOf(node, step);
    if (index === undefined)
      return missing(`Available options: index into the collection '${walked}' with [<index>] or [<key=value>]`);
    const next = below(node[index], rest, make, `${walked}[${name(step)}]`);
    if (next.error) return next;
    return { value: next.value === undefined ? node.toSpliced(index, 1) : node.with(index, next.value) };
  }
  if (typeof step !== 'string' || (node !== undefined && node !== null && typeof node !== 'object'))
    return missing(`'${walked}' does not support further indexing.`);
  const object = (node ?? {}) as JsonObject;
  const next = below(
    Object.hasOwn(object, step) ? object[step] : undefined,
    rest,
    make,
    walked === '' ? step : `${walked}.${step}`,
  );
  if (next.error) return next;
  if (next.value !== undefined) return { value: { ...object, [step]: next.value } };
  const { [step]: removed, ...others } = object;
  if (removed === undefined) return missing(`Available options: [${Object.keys(object).sort().join(', ')}]`);
  return { value: others };
}

/** `change` one step further down, or `make` at the end; the value is undefined when it is to be removed. */
function below(
  node: Json | undefined,
  rest: readonly Step[],
  make: Parameters<typeof change>[2],
  walked: string,
): Checked<Json | undefined> {
  if (rest.length > 0) return change(node, rest, make, walked);
  const made = make(node);
  if (made === undefined) return { value: undefined };
  return 'error' in made ? mistake(null, made.error) : made;
}

function indexOf(list: readonly Json[], step: Step): number | undefined {
  if (typeof step === 'string') return undefined;
  const index =
    typeof step === 'number'
      ? step < 0
        ? list.length + step
        : step
      : list.findIndex((item) => {
          if (typeof item !== 'object' || item === null || Array.isArray(item)) return false;
          return String((item as JsonObject)[step.key]) === step.value;
        });
  return index >= 0 && index < list.length ? index : undefined;
}

const name = (step: Step): string => (typeof step === 'object' ? `${step.key}=${step.value}` : String(step));

function add(document: Json, [path = '', ...words]: readonly string[], isText: boolean): Checked<Json> {
  if (words.length === 0) return mistake(null, `invalid --add '${path}': give a list and a value`, 2);
  const value = (text: string): Json => (isText ? text : propertyValue(text));
  const pairs: { [key: string]: Json } = {};
  const items: Json[] = [];
  for (const word of words) {
    const at = /^[\w.-]+=/.test(word) ? word.indexOf('=') : -1;
    if (at > 0) pairs[word.slice(0, at)] = value(word.slice(at + 1));
    else items.push(value(word));
  }
  if (Object.keys(pairs).length > 0) items.push(pairs);
  return change(document, steps(path), (old) =>
    old === undefined || old === null || Array.isArray(old)
      ? { value: [...(Array.isArray(old) ? old : []), ...items] }
      : { error: `'${path}' is not a list` },
  );
}

function remove(document: Json, [path = '', index, ...more]: readonly string[]): Checked<Json> {
  if (more.length > 0 || (index !== undefined && !/^-?\d+$/.test(index)))
    return mistake(null, `invalid --remove '${path}': give a property, or a list and an index`, 2);
  const own = steps(path);
  return change(document, index === undefined ? own : [...own, Number(index)], () => undefined);
}
