// Git's configuration files: `[section "name"]` headers and `key = value` lines, read and edited as text.
import type { FileTree } from '../kernel/files/file-tree.ts';

export interface ConfigLine {
  readonly key: string; // 'remote.origin.url': section and last part in lower case, the middle as written
  readonly value: string;
}

const HEADER = /^\s*\[\s*([A-Za-z0-9.-]+)(?:\s+"((?:[^"\\]|\\.)*)")?\s*\]\s*(.*)$/;

interface PlacedLine extends ConfigLine {
  readonly line: number;
}

function parse(text: string): { readonly lines: PlacedLine[]; readonly headers: { section: string; line: number }[] } {
  const lines: PlacedLine[] = [];
  const headers: { section: string; line: number }[] = [];
  let section = '';
  for (const [line, raw] of text.split('\n').entries()) {
    const header = HEADER.exec(raw);
    if (header) {
      const middle = header[2]?.replace(/\\(.)/g, '$1');
      section = (header[1] ?? '').toLowerCase() + (middle === undefined ? '' : `.${middle}`);
      headers.push({ section, line });
    }
    const body = (header ? (header[3] ?? '') : raw).trim();
    if (body === '' || body.startsWith('#') || body.startsWith(';')) continue;
    const equals = body.indexOf('=');
    const name = (equals < 0 ? body : body.slice(0, equals)).trim().toLowerCase();
    lines.push({ key: `${section}.${name}`, value: equals < 0 ? 'true' : unquote(body.slice(equals + 1)), line });
  }
  return { lines, headers };
}

/** The value without its quotes, escapes and trailing comment. */
function unquote(text: string): string {
  let out = '';
  let isQuoted = false;
  const body = text.trim();
  for (let i = 0; i < body.length; i++) {
    const char = body[i] as string;
    if (char === '"') isQuoted = !isQuoted;
    else if (char === '\\') {
      i++;
      const next = body[i] ?? '';
      out += next === 'n' ? '\n' : next === 't' ? '\t' : next;
    } else if (!isQuoted && (char === '#' || char === ';')) break;
    else out += char;
  }
  return out.trimEnd();
}

const quote = (value: string): string =>
  /^\s|\s$|[#;"\\\n]/.test(value) ? `"${value.replace(/["\\]/g, '\\$&').replace(/\n/g, '\\n')}"` : value;

/** `section.middle.name` with the parts in lower case that git compares so. */
export function normalKey(key: string): string {
  const first = key.indexOf('.');
  const last = key.lastIndexOf('.');
  if (first < 0) return key.toLowerCase();
  return key.slice(0, first).toLowerCase() + key.slice(first, last) + key.slice(last).toLowerCase();
}

const textOf = (files: FileTree, path: string): string => (files.exists(path) ? files.readText(path) : '');

export const readConfig = (files: FileTree, path: string): ConfigLine[] =>
  parse(textOf(files, path)).lines.map(({ key, value }) => ({ key, value }));

/** Sets the last line of that key, or adds one. */
export function setConfigValue(files: FileTree, path: string, key: string, value: string): void {
  const wanted = normalKey(key);
  const text = textOf(files, path);
  const rows = text === '' ? [] : text.replace(/\n$/, '').split('\n');
  const { lines, headers } = parse(text);
  const section = wanted.slice(0, wanted.lastIndexOf('.'));
  const row = `\t${key.slice(key.lastIndexOf('.') + 1)} = ${quote(value)}`;
  const known = lines.findLast((line) => line.key === wanted);
  const inSection = lines.findLast((line) => line.key.slice(0, line.key.lastIndexOf('.')) === section);
  const header = headers.findLast((line) => line.section === section);
  if (known) rows[known.line] = row;
  else if (header) rows.splice((inSection?.line ?? header.line) + 1, 0, row);
  else rows.push(sectionHeader(section), row);
  files.writeText(path, `${rows.join('\n')}\n`);
}

/** Removes every line of that key; false when there was none. */
export function unsetConfigValue(files: FileTree, path: string, key: string): boolean {
  const wanted = normalKey(key);
  const text = textOf(files, path);
  const gone = new Set(
    parse(text)
      .lines.filter((line) => line.key === wanted)
      .map((line) => line.line),
  );
  if (gone.size === 0) return false;
  files.writeText(
    path,
    text
      .split('\n')
      .filter((_, line) => !gone.has(line))
      .join('\n'),
  );
  dropEmptySection(files, path, wanted.slice(0, wanted.lastIndexOf('.')));
  return true;
}

/** Removes a whole section with its header. */
export function removeConfigSection(files: FileTree, path: string, section: string): void {
  for (const { key } of readConfig(files, path))
    if (key.slice(0, key.lastIndexOf('.')) === section) unsetConfigValue(files, path, key);
}

function dropEmptySection(files: FileTree, path: string, section: string): void {
  const text = textOf(files, path);
  const { lines, headers } = parse(text);
  if (lines.some((line) => line.key.slice(0, line.key.lastIndexOf('.')) === section)) return;
  const gone = new Set(headers.filter((header) => header.section === section).map((header) => header.line));
  const rows = text.split('\n').filter((_, line) => !gone.has(line));
  files.writeText(path, rows.join('\n'));
}

function sectionHeader(section: string): string {
  const dot = section.indexOf('.');
  if (dot < 0) return `[${section}]`;
  return `[${section.slice(0, dot)} "${section.slice(dot + 1).replace(/["\\]/g, '\\$&')}"]`;
}
