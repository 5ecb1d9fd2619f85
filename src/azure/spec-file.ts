import { isMap, isSeq, LineCounter, parseDocument } from 'yaml';
import { joinPath } from '../kernel/files/file-tree.ts';
import type { Json } from '../kernel/json.ts';
import type { Checked } from './arm.ts';
import { mistake } from './arm.ts';
import type { AzArguments, AzCall } from './az-command.ts';

export type JsonObject = { readonly [key: string]: Json };

/** A YAML specification as the player wrote it, with `--set` applied. */
export interface SpecFile {
  readonly path: string; // absolute; '' when there is no file
  readonly folder: string; // relative paths in it start here
  readonly value: JsonObject;
}

/** Reads the YAML file of `--file` (or an empty specification when there is none) and applies `--set`. */
export function readSpecFile(args: AzArguments, call: AzCall): Checked<SpecFile> {
  const file = args.text('file');
  const read = file === undefined ? { value: { path: '', folder: call.cwd, value: {} } } : readYaml(call, file);
  if (read.error) return read;
  const set = applySettings(read.value.value, args.list('set'));
  return set.error ? set : { value: { ...read.value, value: set.value } };
}

/** Reads one YAML mapping from the terminal's files. */
export function readYaml(call: AzCall, file: string): Checked<SpecFile> {
  const path = joinPath(call.cwd, file);
  const node = call.files.find(path);
  if (node?.kind !== 'file')
    return mistake(null, `One or more files or folders do not exist.\n\nNo such file: ${file}`);
  const lines = new LineCounter();
  const document = parseDocument(call.files.readText(path), { lineCounter: lines, prettyErrors: false });
  const wrong = document.errors[0];
  if (wrong) {
    const { line, col } = lines.linePos(wrong.pos[0]);
    return mistake(null, `YAML file cannot be parsed.\n\n${file}, line ${line}, column ${col}: ${wrong.code}`);
  }
  if (!isMap(document.contents)) {
    const found = document.contents === null ? 'nothing' : isSeq(document.contents) ? 'a list' : 'a single value';
    return mistake(null, `YAML file cannot be parsed.\n\n${file} must hold a mapping, it holds ${found}.`);
  }
  // Through JSON: the world has no -0, NaN or dates.
  const value = JSON.parse(JSON.stringify(document.toJS())) as JsonObject;
  return { value: { path, folder: joinPath(path, '..'), value } };
}

/** Applies `a.b.c=value` settings; values that read as JSON become numbers, booleans, lists or objects. */
export function applySettings(value: JsonObject, settings: readonly string[]): Checked<JsonObject> {
  let result = value;
  for (const setting of settings) {
    const at = setting.indexOf('=');
    if (at <= 0) return mistake(null, `invalid --set '${setting}': give it as <property path>=<value>`, 2);
    result = withValue(result, setting.slice(0, at).split('.'), jsonOrText(setting.slice(at + 1)));
  }
  return { value: result };
}

function withValue(object: JsonObject, path: readonly string[], value: Json): JsonObject {
  const [key = '', ...rest] = path;
  if (rest.length === 0) return { ...object, [key]: value };
  const below = object[key];
  const inner = typeof below === 'object' && below !== null && !Array.isArray(below) ? (below as JsonObject) : {};
  return { ...object, [key]: withValue(inner, rest, value) };
}

function jsonOrText(text: string): Json {
  try {
    const value: Json = JSON.parse(text);
    // A commit such as 12e4567 is no number, and 1.50 as a tag stays 1.50.
    return typeof value === 'number' && String(value) !== text ? text : value;
  } catch {
    return text;
  }
}
