import { type Document, isMap, isScalar, isSeq, type LineCounter, type Node, type Pair, parseDocument } from 'yaml';
import type { JsonObject } from '../../azure/spec-file.ts';
import { checkFields, UNKNOWN } from '../../azure/spec-schema.ts';
import type { FileTree } from '../../kernel/files/file-tree.ts';
import type { World } from '../../kernel/world.ts';
import { type SpecKind, specKindOf } from './spec-kind.ts';
import { missingReferences } from './spec-references.ts';
import { linesOf, problemAt, type TextProblem } from './text-problem.ts';

interface Checked {
  readonly kind: SpecKind | null;
  readonly problems: readonly TextProblem[];
}

/** What is wrong with a YAML text: its form, and the fields of a specification by the schema that `az` checks it by. */
export function yamlProblems(
  text: string,
  around: { readonly world: World; readonly files: FileTree; readonly folder: string },
): Checked {
  const document = parseDocument(text, { prettyErrors: false });
  const lines = linesOf(text);
  const syntax = [...document.errors, ...document.warnings].map((error) =>
    problemAt(text, lines, error.pos, {
      severity: error.name === 'YAMLParseError' ? 'error' : 'warning',
      field: null,
      message: error.message,
    }),
  );
  if (!isMap(document.contents)) return { kind: null, problems: syntax };
  const value = JSON.parse(JSON.stringify(document.toJS())) as JsonObject;
  const kind = specKindOf(value);
  // A text that is being typed is no YAML most of the time, and yet everybody can see what it is going to be.
  if (!kind || document.errors.length > 0) return { kind, problems: syntax };
  const place = { text, lines, document };
  const found = [
    ...checkFields(kind.fields, value).map(({ path, message }) => at(place, path, message, 'error')),
    ...missingReferences(kind.id, value, around).map(({ path, message }) => at(place, path, message, 'warning')),
  ];
  return { kind, problems: [...syntax, ...found].sort((a, b) => a.line - b.line || a.column - b.column) };
}

interface Place {
  readonly text: string;
  readonly lines: LineCounter;
  readonly document: Document.Parsed;
}

const at = ({ text, lines, document }: Place, field: string, message: string, severity: TextProblem['severity']) =>
  problemAt(text, lines, rangeOf(document.contents, field, message === UNKNOWN), { severity, field, message });

/** Where a field stands: its value, its name when the name is what is wrong, or what lacks it. */
function rangeOf(root: Node | null, field: string, isAboutName: boolean): readonly [number, number] {
  let node: unknown = root;
  let range: readonly [number, number] = [0, 0];
  let rest = field;
  while (rest !== '') {
    const pair: Pair | undefined = isMap(node) ? longestKey(node.items, rest) : undefined;
    if (!pair) return range;
    const key = String(isScalar(pair.key) ? pair.key.value : pair.key);
    range = isScalar(pair.key) && pair.key.range ? [pair.key.range[0], pair.key.range[1]] : range;
    node = pair.value;
    rest = rest.slice(key.length + 1);
  }
  if (isAboutName) return range;
  const own = isScalar(node) || isSeq(node) ? node.range : null;
  return own && own[1] > own[0] ? [own[0], own[1]] : range;
}

/** Names may hold dots themselves. */
function longestKey(items: readonly Pair[], rest: string): Pair | undefined {
  const keyOf = (pair: Pair): string => String(isScalar(pair.key) ? pair.key.value : pair.key);
  return items
    .filter((pair) => rest === keyOf(pair) || rest.startsWith(`${keyOf(pair)}.`))
    .sort((a, b) => keyOf(b).length - keyOf(a).length)[0];
}
