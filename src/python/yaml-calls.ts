// YAML 1.1 for the simulated PyYAML. Values that JSON lacks travel as {"$": kind, text}.
import {
  Document,
  isCollection,
  type Node,
  Pair,
  parseAllDocuments,
  type Scalar,
  type ScalarTag,
  type YAMLError,
  YAMLMap,
  YAMLSeq,
} from 'yaml';

/** As PyYAML reads dates: left to Python, which has types for them. */
const TIMESTAMP =
  /^\d{4}-\d\d-\d\d$|^\d{4}-\d\d?-\d\d?(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::\d\d)?))?$/;

class Marked {
  constructor(
    readonly kind: string,
    readonly text: string,
  ) {}
}

const timestamp: ScalarTag = {
  tag: 'tag:yaml.org,2002:timestamp',
  default: true,
  test: TIMESTAMP,
  resolve: (text) => new Marked('time', text),
  identify: (value) => value instanceof Marked && value.kind === 'time',
  stringify: ({ value }) => (value as Marked).text,
};

export interface YamlProblem {
  readonly text: string;
  readonly line: number; // from 1; 0: unknown
  readonly column: number;
}

export type YamlReply = { readonly documents: readonly unknown[] } | { readonly problem: YamlProblem };

/** Scalars that PyYAML reads more narrowly than YAML 1.1 says: `y` is a text, and so is `1e3`. */
const NARROWER: readonly { readonly example: string; readonly test: RegExp }[] = [
  { example: 'yes', test: /^(?:[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON)$/ },
  { example: 'no', test: /^(?:[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/ },
  { example: '1e3', test: /^[-+]?(?:\d[\d_]*)?\.[\d_]*[eE][-+]\d+$/ },
];

/** The tags of YAML 1.1 as PyYAML has them. */
const asPyYaml = (tags: readonly unknown[]): ScalarTag[] => [
  timestamp,
  ...(tags as ScalarTag[])
    .filter((tag) => tag.tag !== timestamp.tag)
    .map((tag) => {
      const narrower = NARROWER.find(({ example }) => tag.default === true && tag.test?.test(example));
      return narrower ? { ...tag, test: narrower.test } : tag;
    }),
];

/** Reads a stream of documents. */
export function loadYaml(text: string): YamlReply {
  const parsed = parseAllDocuments(text, {
    version: '1.1',
    customTags: asPyYaml,
    prettyErrors: true,
    logLevel: 'silent',
    merge: true,
    intAsBigInt: true,
  });
  const documents = [];
  for (const document of parsed) {
    const error = document.errors[0] ?? document.warnings.find((warning) => warning.code === 'TAG_RESOLVE_FAILED');
    if (error) return { problem: problemOf(error) };
    documents.push(plain(document.toJS({ mapAsMap: true, maxAliasCount: 1000 })));
  }
  return { documents };
}

/** Writes one document in block style, as `safe_dump` does by default. */
export function dumpYaml(value: unknown, options: { isFlow: boolean; indent: number; width: number }): string {
  const document = new Document(null, { version: '1.1', customTags: asPyYaml, aliasDuplicateObjects: false });
  const contents = nodeOf(document, value);
  if (options.isFlow && isCollection(contents)) contents.flow = true;
  document.contents = contents as NonNullable<typeof document.contents>;
  return document.toString({
    ...{ indent: options.indent, indentSeq: false, singleQuote: true, lineWidth: options.width },
    flowCollectionPadding: false,
  });
}

function problemOf(error: YAMLError): YamlProblem {
  const [start] = error.linePos ?? [];
  const text = error.message.split(' at line ')[0] ?? error.message;
  return { text, line: start?.line ?? 0, column: start?.col ?? 0 };
}

/** A parsed value as JSON: mappings as lists of pairs, because their keys need not be texts. */
function plain(value: unknown): unknown {
  if (value instanceof Marked) return { $: value.kind, text: value.text };
  if (value instanceof Map) return { $: 'map', pairs: [...value].map(([k, v]) => [plain(k), plain(v)]) };
  if (value instanceof Set) return { $: 'set', items: [...value].map(plain) };
  if (value instanceof Uint8Array) return { $: 'bytes', items: [...value] };
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'bigint') return { $: 'int', text: String(value) };
  // JSON would drop the difference between 1 and 1.0, and cannot say infinity.
  if (typeof value === 'number') return { $: 'float', text: Object.is(value, -0) ? '-0.0' : String(value) };
  return value ?? null;
}

/** The node of a value from Python; texts and truth values are as they are in JSON. */
function nodeOf(document: Document, value: unknown): Node {
  if (Array.isArray(value)) {
    const list = new YAMLSeq();
    list.items.push(...value.map((item) => nodeOf(document, item)));
    return list;
  }
  if (value === null || typeof value !== 'object') return document.createNode(value) as Node;
  const { $: kind, text, pairs, items } = value as { $: string; text: string; pairs: unknown[][]; items: unknown[] };
  if (kind === 'map') {
    const map = new YAMLMap();
    for (const [key, item] of pairs) map.items.push(new Pair(nodeOf(document, key), nodeOf(document, item)));
    return map;
  }
  if (kind === 'set') return document.createNode(new Set(items)) as Node;
  if (kind === 'bytes') return document.createNode(new Uint8Array(items as number[])) as Node;
  if (kind === 'int') return document.createNode(BigInt(text)) as Node;
  if (kind === 'float') return floatNode(document, text);
  return document.createNode(new Marked(kind, text)) as Node;
}

/** A float keeps its point: 2.0 is not 2. */
function floatNode(document: Document, text: string): Node {
  const node = document.createNode(Number(text)) as Scalar;
  if (/^-?\d+\.0$/.test(text)) node.minFractionDigits = 1;
  return node;
}
