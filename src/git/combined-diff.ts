// A file that differs from both sides it was merged from, as git shows it: one column of signs per parent, and only the
// hunks in which the result is more than one of the parents.
import { diffLines, splitLines } from './line-diff.ts';
import { abbreviate, type Entry } from './objects.ts';
import { functionLine, isBinary, quotePath } from './patch-text.ts';
import type { Repository } from './repository.ts';
import type { ReadBytes } from './tree-diff.ts';

const CONTEXT = 3;

/** A line of a parent that the result no longer has. */
interface LostLine {
  readonly text: string;
  readonly parents: number; // bit mask of the parents that had it
}

interface ResultLine {
  readonly text: string | undefined; // undefined: the place after the last line
  added: number; // bit mask of the parents that lack it
  lost: LostLine[]; // lines that stood before it
  readonly numbers: number[]; // per parent: its line number here, from 0
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The patch of one merged file; a result without an id yet (in the work tree) is shown as zeros. */
export function combinedPatch(
  repo: Repository,
  file: {
    readonly path: string;
    readonly parents: readonly Entry[];
    readonly result: Entry;
    readonly isStored: boolean;
  },
  read: ReadBytes,
): string {
  const { path, parents, result } = file;
  const ids = parents.map((parent) => abbreviate(repo, parent.oid)).join(',');
  const to = file.isStored ? abbreviate(repo, result.oid) : '0000000';
  let head = `diff --cc ${quotePath(path)}\nindex ${ids}..${to}\n`;
  if (parents.some((parent) => parent.mode !== result.mode))
    head += `mode ${parents.map((parent) => parent.mode).join(',')}..${result.mode}\n`;
  const bytes = [...parents, result].map((entry) => read(entry.oid));
  if (bytes.some(isBinary)) return `${head}Binary files differ\n`;
  const texts = bytes.map((each) => decoder.decode(each));
  const hunks = combinedHunks(texts.slice(0, -1), texts.at(-1) ?? '');
  if (hunks === '') return file.isStored ? '' : head;
  return `${head}--- ${quotePath(`a/${path}`)}\n+++ ${quotePath(`b/${path}`)}\n${hunks}`;
}

/** The `@@@` hunks; empty when the result is everywhere one of the parents. */
function combinedHunks(parents: readonly string[], result: string): string {
  const all = (1 << parents.length) - 1;
  const lines: ResultLine[] = splitLines(result).map((text) => ({ text, added: 0, lost: [], numbers: [] }));
  lines.push({ text: undefined, added: 0, lost: [], numbers: [] });
  for (const [n, parent] of parents.entries()) addParent(lines, splitLines(parent), n);
  const isKept = contextOf(denseLines(lines, all));
  let out = '';
  for (let start = 0; start < lines.length; start++) {
    if (!isKept[start]) continue;
    let end = start;
    while (end < lines.length && isKept[end]) end++;
    out += hunkText(lines, start, end, parents.length);
    start = end;
  }
  return out;
}

function addParent(lines: ResultLine[], parent: readonly string[], n: number): void {
  const bit = 1 << n;
  const own = lines.slice(0, -1).map((line) => line.text as string);
  let at = 0; // in the parent
  let i = 0; // in the result
  for (const change of [
    ...diffLines(parent, own),
    { aStart: parent.length, aCount: 0, bStart: own.length, bCount: 0 },
  ]) {
    for (; i < change.bStart; i++, at++) (lines[i] as ResultLine).numbers[n] ??= at;
    const lost = parent.slice(change.aStart, change.aStart + change.aCount);
    const here = lines[i] as ResultLine;
    here.lost = joinLost(here.lost, lost, bit);
    here.numbers[n] = at;
    at = change.aStart + change.aCount;
    for (; i < change.bStart + change.bCount; i++) {
      const line = lines[i] as ResultLine;
      line.added |= bit;
      if (i > change.bStart) line.numbers[n] = at;
    }
  }
  (lines.at(-1) as ResultLine).numbers[n] ??= parent.length;
}

/** Lines that several parents lost at the same place are shown once. */
function joinLost(known: readonly LostLine[], lost: readonly string[], bit: number): LostLine[] {
  const lengths: number[][] = Array.from({ length: known.length + 1 }, () =>
    new Array<number>(lost.length + 1).fill(0),
  );
  const length = (i: number, j: number): number => lengths[i]?.[j] ?? 0;
  for (let i = 1; i <= known.length; i++)
    for (let j = 1; j <= lost.length; j++)
      (lengths[i] as number[])[j] =
        known[i - 1]?.text === lost[j - 1] ? length(i - 1, j - 1) + 1 : Math.max(length(i, j - 1), length(i - 1, j));
  const out: LostLine[] = [];
  let i = known.length;
  let j = lost.length;
  while (i > 0 || j > 0) {
    const before = known[i - 1];
    const text = lost[j - 1];
    if (before && text !== undefined && before.text === text) {
      out.push({ text, parents: before.parents | bit });
      i--;
      j--;
    } else if (text !== undefined && (!before || length(i, j - 1) >= length(i - 1, j))) {
      out.push({ text, parents: bit });
      j--;
    } else if (before) {
      out.push(before);
      i--;
    }
  }
  return out.reverse();
}

/** Marks the lines of hunks in which no single parent explains the result. */
function denseLines(lines: readonly ResultLine[], all: number): boolean[] {
  const isMarked = lines.map((line) => line.added !== 0 || line.lost.length > 0);
  for (let start = 0; start < lines.length; start++) {
    if (!isMarked[start]) continue;
    let end = start + 1;
    for (; end < lines.length; end++) {
      if (isMarked[end]) continue;
      const next = isMarked.slice(end, end + CONTEXT).lastIndexOf(true);
      if (next < 0) break;
      end += next;
    }
    const masks = new Set<number>();
    for (const line of lines.slice(start, end)) {
      if (line.added !== 0) masks.add(line.added);
      for (const lost of line.lost) masks.add(lost.parents);
    }
    if (masks.size === 1 && !masks.has(all)) isMarked.fill(false, start, end);
    start = end;
  }
  return isMarked;
}

function contextOf(isMarked: readonly boolean[]): boolean[] {
  const last = isMarked.length - 1;
  return isMarked.map((_, i) => {
    const near = isMarked.slice(Math.max(0, i - CONTEXT), i + CONTEXT + 1).includes(true);
    // The place after the last line belongs to a hunk only through what was lost there.
    return near && (i < last || isMarked[last] === true);
  });
}

function hunkText(lines: readonly ResultLine[], start: number, end: number, parents: number): string {
  const rule = '@'.repeat(parents + 1);
  const texts = lines.map((line) => line.text ?? '');
  let body = '';
  for (const line of lines.slice(start, end)) {
    for (const { text, parents: mask } of line.lost) body += signedLine(text, mask, parents, '-');
    if (line.text !== undefined) body += signedLine(line.text, line.added, parents, '+');
  }
  const stop = lines[end];
  const ranges = Array.from({ length: parents }, (_, n) => {
    const from = lines[start]?.numbers[n] ?? 0;
    const to = stop?.numbers[n] ?? endOf(lines, n);
    return `-${from + 1},${to - from}`;
  });
  const count = end - start - (stop === undefined && lines.at(-1)?.text === undefined ? 1 : 0);
  return `${rule} ${ranges.join(' ')} +${start + 1},${count} ${rule}${comment(texts, start)}\n${body}`;
}

/** Git cuts the last letter of the line it names here, and everything after 40. */
function comment(lines: readonly string[], above: number): string {
  const line = functionLine(lines, above)?.slice(0, 40).trimEnd();
  return line === undefined ? '' : ` ${line.slice(0, -1)}`;
}

function endOf(lines: readonly ResultLine[], n: number): number {
  const last = lines.at(-1) as ResultLine;
  return (last.numbers[n] ?? 0) + last.lost.filter((lost) => (lost.parents & (1 << n)) !== 0).length;
}

function signedLine(text: string, mask: number, parents: number, sign: string): string {
  const columns = Array.from({ length: parents }, (_, n) => ((mask & (1 << n)) === 0 ? ' ' : sign)).join('');
  return `${columns}${text.replace(/\n$/, '')}\n`;
}
