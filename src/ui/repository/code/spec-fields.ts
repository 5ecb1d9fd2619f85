import type { Field, Fields } from '../../../session/views/spec-fields-view.ts';

/** Where in a YAML text something is typed. */
export interface YamlPlace {
  readonly parents: readonly string[]; // names of the mappings around it, outermost first
  readonly key: string | null; // the name before the colon when a value is typed, null when a name is
  readonly typed: string; // what stands there so far
  readonly siblings: readonly string[]; // names that the same mapping has already
}

const KEY = /^(\s*)(?:- )?(['"]?)([\w$.-]+)\2\s*:(?:\s|$)/;
const indentOf = (line: string): number => line.length - line.trimStart().length;

/** Reads the place from the lines around it by their indentation, which works while the text is no YAML yet. */
export function yamlPlace(lines: readonly string[], at: number, column: number): YamlPlace | null {
  const before = (lines[at] ?? '').slice(0, column);
  if (/(^|\s)#/.test(before)) return null;
  const value = /^(\s*)(['"]?)([\w$.-]+)\2\s*:\s+(.*)$/.exec(before);
  const name = /^(\s*)([\w$.-]*)$/.exec(before);
  if (!value && !name) return null;
  const indent = (value ?? name)?.[1]?.length ?? 0;
  return {
    parents: parentsOf(lines, at, indent),
    key: value?.[3] ?? null,
    typed: (value ? value[4] : name?.[2]) ?? '',
    siblings: siblingsOf(lines, at, indent),
  };
}

function parentsOf(lines: readonly string[], at: number, indent: number): string[] {
  const parents: string[] = [];
  let least = indent;
  for (let i = at - 1; i >= 0 && least > 0; i--) {
    const found = KEY.exec(lines[i] ?? '');
    const own = found?.[1]?.length ?? least;
    if (!found || own >= least) continue;
    parents.unshift(found[3] ?? '');
    least = own;
  }
  return parents;
}

function siblingsOf(lines: readonly string[], at: number, indent: number): string[] {
  const names: string[] = [];
  const look = (step: number): void => {
    for (let i = at + step; i >= 0 && i < lines.length; i += step) {
      const line = lines[i] ?? '';
      if (line.trim() === '' || line.trim().startsWith('#')) continue;
      if (indentOf(line) < indent) return;
      const found = KEY.exec(line);
      if (found && indentOf(line) === indent) names.push(found[3] ?? '');
    }
  };
  look(-1);
  look(1);
  return names;
}

/** The fields that a mapping at this place may have; null where the schema says nothing. */
export function fieldsAt(fields: Fields, parents: readonly string[]): Fields | null {
  const [name, ...rest] = parents;
  if (name === undefined) return fields;
  const field = fields[name];
  return field ? fieldsWithin(field, rest) : null;
}

function fieldsWithin(field: Field, rest: readonly string[]): Fields | null {
  if (field.kind === 'object') return fieldsAt(field.fields, rest);
  if (field.kind === 'map') return rest.length > 0 ? fieldsWithin(field.item, rest.slice(1)) : null;
  if (field.kind !== 'either') return null;
  const inner = field.of.find(({ kind }) => kind === 'object' || kind === 'map');
  return inner ? fieldsWithin(inner, rest) : null;
}
