// Which lines changed between two texts, in the form git shows: a shortest edit (package `diff`), each group of changed
// lines then slid to where git would put it (aligned with the other side, else by the indent heuristic).
import { diffArrays } from 'diff';
import { slideGroups } from './slide-groups.ts';

/** Lines [aStart, aStart + aCount) of the old text became [bStart, bStart + bCount) of the new one. */
export interface LineChange {
  readonly aStart: number;
  readonly aCount: number;
  readonly bStart: number;
  readonly bCount: number;
}

/** The lines of a text, each with its line break. */
export function splitLines(text: string): string[] {
  const lines = text.split('\n').map((line) => `${line}\n`);
  const last = lines.pop()?.slice(0, -1);
  if (last) lines.push(last);
  return lines;
}

export function diffLines(a: readonly string[], b: readonly string[]): LineChange[] {
  const isGone: boolean[] = new Array<boolean>(a.length).fill(false);
  const isNew: boolean[] = new Array<boolean>(b.length).fill(false);
  markChanged(a, b, isGone, isNew);
  slideGroups(a, isGone, b, isNew);
  slideGroups(b, isNew, a, isGone);
  return changesOf(isGone, isNew);
}

function markChanged(a: readonly string[], b: readonly string[], isGone: boolean[], isNew: boolean[]): void {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let tail = 0;
  while (tail < a.length - start && tail < b.length - start && a[a.length - 1 - tail] === b[b.length - 1 - tail])
    tail++;
  // A line that the other side does not have cannot match: leaving it out keeps the search short.
  const left = comparable(a, start, a.length - tail, new Set(b), isGone);
  const right = comparable(b, start, b.length - tail, new Set(a), isNew);
  let i = 0;
  let j = 0;
  for (const part of diffArrays(
    left.map((at) => a[at] as string),
    right.map((at) => b[at] as string),
  ))
    for (let n = 0; n < part.count; n++) {
      if (part.removed) isGone[left[i++] as number] = true;
      else if (part.added) isNew[right[j++] as number] = true;
      else {
        i++;
        j++;
      }
    }
}

function comparable(
  lines: readonly string[],
  from: number,
  to: number,
  other: Set<string>,
  isMarked: boolean[],
): number[] {
  const out: number[] = [];
  for (let at = from; at < to; at++)
    if (other.has(lines[at] as string)) out.push(at);
    else isMarked[at] = true;
  return out;
}

function changesOf(isGone: readonly boolean[], isNew: readonly boolean[]): LineChange[] {
  const out: LineChange[] = [];
  let a = 0;
  let b = 0;
  while (a < isGone.length || b < isNew.length) {
    const aStart = a;
    const bStart = b;
    while (isGone[a]) a++;
    while (isNew[b]) b++;
    if (a > aStart || b > bStart) out.push({ aStart, aCount: a - aStart, bStart, bCount: b - bStart });
    a++;
    b++;
  }
  return out;
}
