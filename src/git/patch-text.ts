// Changes as text: unified patches with git's headers, and the --stat family.
import { diffLines, type LineChange, splitLines } from './line-diff.ts';
import { abbreviate } from './objects.ts';
import type { Repository } from './repository.ts';
import type { Change, ReadBytes } from './tree-diff.ts';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const BINARY_PROBE = 8000;
const FUNCTION_LINE = /^[A-Za-z_$]/;
const FUNCTION_LINE_LENGTH = 80;

export const isBinary = (bytes: Uint8Array): boolean => bytes.subarray(0, BINARY_PROBE).includes(0);

/** A path as git prints it: quoted with octal escapes when it has unusual bytes. */
export function quotePath(path: string): string {
  if (/^[\x20\x21\x23-\x5b\x5d-\x7e]*$/.test(path)) return path;
  let out = '';
  for (const byte of new TextEncoder().encode(path)) {
    const char = String.fromCharCode(byte);
    if (char === '"' || char === '\\') out += `\\${char}`;
    else if (char === '\t') out += '\\t';
    else if (char === '\n') out += '\\n';
    else if (byte < 32 || byte > 126) out += `\\${byte.toString(8).padStart(3, '0')}`;
    else out += char;
  }
  return `"${out}"`;
}

interface Sides {
  readonly before: Uint8Array;
  readonly after: Uint8Array;
}

const NOTHING = new Uint8Array();

function sidesOf(change: Change, read: ReadBytes): Sides {
  return {
    before: change.before ? read(change.before.oid) : NOTHING,
    after: change.after ? read(change.after.oid) : NOTHING,
  };
}

export interface PatchOptions {
  readonly context?: number; // lines around a change; git's default is 3
  readonly isFullIndex?: boolean;
}

/** The whole patch of one change, headers included. */
export function patchText(repo: Repository, change: Change, read: ReadBytes, options: PatchOptions = {}): string {
  const { before, after } = change;
  const from = quotePath(`a/${change.oldPath}`);
  const to = quotePath(`b/${change.path}`);
  let head = `diff --git ${from} ${to}\n`;
  if (!before) head += `new file mode ${after?.mode}\n`;
  else if (!after) head += `deleted file mode ${before.mode}\n`;
  else if (before.mode !== after.mode) head += `old mode ${before.mode}\nnew mode ${after.mode}\n`;
  if (change.status === 'R')
    head += `similarity index ${change.similarity}%\nrename from ${quotePath(change.oldPath)}\nrename to ${quotePath(change.path)}\n`;
  if (before?.oid === after?.oid) return head;
  const short = (oid: string | undefined): string =>
    oid === undefined ? '0'.repeat(options.isFullIndex ? 40 : 7) : options.isFullIndex ? oid : abbreviate(repo, oid);
  const mode = before && before.mode === after?.mode ? ` ${before.mode}` : '';
  head += `index ${short(before?.oid)}..${short(after?.oid)}${mode}\n`;
  const sides = sidesOf(change, read);
  const fromName = before ? from : '/dev/null';
  const toName = after ? to : '/dev/null';
  if (isBinary(sides.before) || isBinary(sides.after)) return `${head}Binary files ${fromName} and ${toName} differ\n`;
  const hunks = hunksText(decoder.decode(sides.before), decoder.decode(sides.after), options.context ?? 3);
  return hunks === '' ? head : `${head}--- ${fromName}\n+++ ${toName}\n${hunks}`;
}

/** The `@@` hunks between two texts. */
export function hunksText(before: string, after: string, context: number): string {
  const a = splitLines(before);
  const b = splitLines(after);
  let out = '';
  for (const group of hunkGroups(diffLines(a, b), context)) out += hunkText(a, b, group, context);
  return out;
}

/** Changes close enough to share a hunk. */
function hunkGroups(changes: readonly LineChange[], context: number): LineChange[][] {
  const groups: LineChange[][] = [];
  for (const change of changes) {
    const last = groups.at(-1)?.at(-1);
    if (last && change.aStart - (last.aStart + last.aCount) <= 2 * context) groups.at(-1)?.push(change);
    else groups.push([change]);
  }
  return groups;
}

function hunkText(a: readonly string[], b: readonly string[], group: readonly LineChange[], context: number): string {
  const first = group[0] as LineChange;
  const last = group.at(-1) as LineChange;
  const before = Math.min(context, first.aStart, first.bStart);
  const lastA = last.aStart + last.aCount;
  const lastB = last.bStart + last.bCount;
  const after = Math.min(context, a.length - lastA, b.length - lastB);
  const aStart = first.aStart - before;
  const bStart = first.bStart - before;
  let body = '';
  let at = aStart;
  for (const change of group) {
    for (; at < change.aStart; at++) body += lineText(' ', a[at] as string);
    for (let i = 0; i < change.aCount; i++) body += lineText('-', a[at++] as string);
    for (let i = 0; i < change.bCount; i++) body += lineText('+', b[change.bStart + i] as string);
  }
  for (; at < lastA + after; at++) body += lineText(' ', a[at] as string);
  const ranges = `-${rangeText(aStart, lastA + after - aStart)} +${rangeText(bStart, lastB + after - bStart)}`;
  return `@@ ${ranges} @@${functionName(a, aStart)}\n${body}`;
}

const lineText = (sign: string, line: string): string =>
  line.endsWith('\n') ? `${sign}${line}` : `${sign}${line}\n\\ No newline at end of file\n`;

/** `12,5` in a hunk header; a range of one line names only its start, an empty one the line before it. */
const rangeText = (start: number, count: number): string =>
  count === 0 ? `${start},0` : count === 1 ? `${start + 1}` : `${start + 1},${count}`;

/** The nearest line above that looks like the start of a definition. */
export function functionLine(lines: readonly string[], above: number): string | undefined {
  for (let at = above - 1; at >= 0; at--) if (FUNCTION_LINE.test(lines[at] as string)) return lines[at];
  return undefined;
}

function functionName(lines: readonly string[], above: number): string {
  const line = functionLine(lines, above);
  return line === undefined ? '' : ` ${line.slice(0, FUNCTION_LINE_LENGTH).trimEnd()}`;
}

/** How much a change adds and removes. */
export interface ChangeCount {
  readonly change: Change;
  readonly added: number; // lines, or bytes of the new side when binary
  readonly removed: number;
  readonly isBinary: boolean;
}

export function countChange(change: Change, read: ReadBytes): ChangeCount {
  if (change.before?.oid === change.after?.oid) return { change, added: 0, removed: 0, isBinary: false };
  const sides = sidesOf(change, read);
  if (isBinary(sides.before) || isBinary(sides.after))
    return { change, added: sides.after.length, removed: sides.before.length, isBinary: true };
  let added = 0;
  let removed = 0;
  for (const { aCount, bCount } of diffLines(
    splitLines(decoder.decode(sides.before)),
    splitLines(decoder.decode(sides.after)),
  )) {
    added += bCount;
    removed += aCount;
  }
  return { change, added, removed, isBinary: false };
}
