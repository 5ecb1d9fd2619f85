// What differs between two trees: added, deleted, modified and renamed files.
import type { Entry, FlatTree } from './objects.ts';

export interface Change {
  readonly status: 'A' | 'D' | 'M' | 'R' | 'T';
  readonly path: string; // in the newer tree, or where it was when deleted
  readonly oldPath: string; // differs from path when renamed
  readonly before?: Entry;
  readonly after?: Entry;
  readonly similarity?: number; // percent, of a rename
}

/** Gives the bytes behind a blob id. */
export type ReadBytes = (oid: string) => Uint8Array;

export const isSameEntry = (a: Entry | undefined, b: Entry | undefined): boolean =>
  a?.oid === b?.oid && a?.mode === b?.mode;

const byPath = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Changes from `before` to `after` in path order, without looking for renames. */
export function diffTrees(
  before: FlatTree,
  after: FlatTree,
  isWanted: (path: string) => boolean = () => true,
): Change[] {
  const out: Change[] = [];
  for (const [path, entry] of before) {
    if (!isWanted(path)) continue;
    const now = after.get(path);
    if (!now) out.push({ status: 'D', path, oldPath: path, before: entry });
    else if (!isSameEntry(entry, now)) {
      const isOtherType = (entry.mode === '120000') !== (now.mode === '120000');
      out.push({ status: isOtherType ? 'T' : 'M', path, oldPath: path, before: entry, after: now });
    }
  }
  for (const [path, entry] of after)
    if (!before.has(path) && isWanted(path)) out.push({ status: 'A', path, oldPath: path, after: entry });
  return out.sort((a, b) => byPath(a.path, b.path));
}

const LEAST_SIMILARITY = 30000; // of 60000: git's 50 %
const FULL = 60000;
const MAX_PAIRS = 160_000; // git's limit of 400 × 400: beyond it only exact renames are found

/** Joins a deleted and an added file of equal or similar content into a rename, as git does by default. */
export function findRenames(changes: readonly Change[], read: ReadBytes): Change[] {
  const gone = new Set(changes.filter((change) => change.status === 'D'));
  const made = new Set(changes.filter((change) => change.status === 'A'));
  if (gone.size === 0 || made.size === 0) return [...changes];
  const renames: Change[] = [];
  const join = (from: Change, to: Change, score: number): void => {
    gone.delete(from);
    made.delete(to);
    const similarity = Math.floor((score * 100) / FULL);
    renames.push({ ...to, status: 'R', oldPath: from.path, ...(from.before && { before: from.before }), similarity });
  };
  for (const to of [...made]) {
    const same = [...gone].filter((from) => from.before?.oid === to.after?.oid);
    const from = same.find((one) => nameOf(one.path) === nameOf(to.path)) ?? same[0];
    if (from) join(from, to, FULL);
  }
  if (gone.size * made.size <= MAX_PAIRS)
    for (const { from, to, score } of similarPairs([...gone], [...made], read))
      if (gone.has(from) && made.has(to)) join(from, to, score);
  const rest = changes.filter(
    (change) => (change.status !== 'D' && change.status !== 'A') || gone.has(change) || made.has(change),
  );
  return [...rest, ...renames].sort((a, b) => byPath(a.path, b.path));
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

interface Pair {
  readonly from: Change;
  readonly to: Change;
  readonly score: number;
}

function similarPairs(gone: readonly Change[], made: readonly Change[], read: ReadBytes): Pair[] {
  const spans = new Map<Change, { size: number; counts: Map<string, number> }>();
  for (const change of [...gone, ...made]) {
    const bytes = read((change.before ?? change.after)?.oid ?? '');
    spans.set(change, { size: bytes.length, counts: spanCounts(bytes) });
  }
  const pairs: Pair[] = [];
  for (const to of made)
    for (const from of gone) {
      const a = spans.get(from);
      const b = spans.get(to);
      if (!a || !b || Math.min(a.size, b.size) === 0) continue;
      const score = Math.floor((sharedBytes(a.counts, b.counts) * FULL) / Math.max(a.size, b.size));
      if (score >= LEAST_SIMILARITY) pairs.push({ from, to, score });
    }
  const isSameName = (pair: Pair): number => (nameOf(pair.from.path) === nameOf(pair.to.path) ? 1 : 0);
  return pairs.sort((a, b) => b.score - a.score || isSameName(b) - isSameName(a));
}

/** Bytes per distinct span; a span ends at a line break or after 64 bytes. */
function spanCounts(bytes: Uint8Array): Map<string, number> {
  const counts = new Map<string, number>();
  let span = '';
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] as number;
    span += String.fromCharCode(byte);
    if (byte === 10 || span.length === 64 || i === bytes.length - 1) {
      counts.set(span, (counts.get(span) ?? 0) + span.length);
      span = '';
    }
  }
  return counts;
}

function sharedBytes(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let shared = 0;
  for (const [span, count] of a) shared += Math.min(count, b.get(span) ?? 0);
  return shared;
}
