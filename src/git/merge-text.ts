// Joining two edits of one text: changes that do not touch are both taken, the others become conflict markers.
import { diffLines, type LineChange, splitLines } from './line-diff.ts';

export interface MergeLabels {
  readonly ours: string; // 'HEAD'
  readonly theirs: string; // 'feature'
}

export interface MergedText {
  readonly text: string;
  readonly conflicts: number;
}

/** A stretch of the result: lines both sides have, a change of one side, or a conflict between two versions. */
type Piece =
  | { readonly kind: 'common' | 'change'; readonly lines: readonly string[] }
  | { readonly kind: 'conflict'; readonly ours: readonly string[]; readonly theirs: readonly string[] };

/** Conflicts with so few common lines between them are shown as one, as git does. */
const MIN_GAP = 3;

export function mergeText(base: string, ours: string, theirs: string, labels: MergeLabels): MergedText {
  const lines = { base: splitLines(base), ours: splitLines(ours), theirs: splitLines(theirs) };
  const pieces = joinNear(refine(piecesOf(lines.base, lines.ours, lines.theirs)));
  let text = '';
  let conflicts = 0;
  for (const piece of pieces) {
    if (piece.kind !== 'conflict') text += piece.lines.join('');
    else {
      conflicts++;
      text += `<<<<<<< ${labels.ours}\n${closed(piece.ours)}=======\n${closed(piece.theirs)}>>>>>>> ${labels.theirs}\n`;
    }
  }
  return { text, conflicts };
}

/** Lines before a marker; the last one gets a line break if it has none. */
const closed = (lines: readonly string[]): string => {
  const text = lines.join('');
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
};

interface Region {
  start: number; // in the base
  end: number;
  readonly ours: LineChange[];
  readonly theirs: LineChange[];
}

/** Changes of both sides gathered where they overlap or touch. */
function regionsOf(ours: readonly LineChange[], theirs: readonly LineChange[]): Region[] {
  const all = [
    ...ours.map((change) => ({ change, side: 'ours' as const })),
    ...theirs.map((change) => ({ change, side: 'theirs' as const })),
  ].sort((a, b) => a.change.aStart - b.change.aStart);
  const regions: Region[] = [];
  for (const { change, side } of all) {
    const end = change.aStart + change.aCount;
    let region = regions.at(-1);
    if (!region || region.end < change.aStart) {
      region = { start: change.aStart, end, ours: [], theirs: [] };
      regions.push(region);
    }
    region.end = Math.max(region.end, end);
    region[side].push(change);
  }
  return regions;
}

/** A region of the base as one side has it. */
function sideLines(lines: readonly string[], changes: readonly LineChange[], region: Region, shift: number): string[] {
  const first = changes[0];
  const last = changes.at(-1);
  if (!first || !last) return lines.slice(region.start + shift, region.end + shift);
  const from = first.bStart - (first.aStart - region.start);
  const to = last.bStart + last.bCount + (region.end - last.aStart - last.aCount);
  return lines.slice(from, to);
}

function piecesOf(base: readonly string[], ours: readonly string[], theirs: readonly string[]): Piece[] {
  const pieces: Piece[] = [];
  const shift = { ours: 0, theirs: 0 };
  let at = 0;
  for (const region of regionsOf(diffLines(base, ours), diffLines(base, theirs))) {
    pieces.push({ kind: 'common', lines: base.slice(at, region.start) });
    const a = sideLines(ours, region.ours, region, shift.ours);
    const b = sideLines(theirs, region.theirs, region, shift.theirs);
    if (region.theirs.length === 0) pieces.push({ kind: 'change', lines: a });
    else if (region.ours.length === 0) pieces.push({ kind: 'change', lines: b });
    else if (a.join('') === b.join('')) pieces.push({ kind: 'common', lines: a });
    else pieces.push({ kind: 'conflict', ours: a, theirs: b });
    for (const side of ['ours', 'theirs'] as const)
      for (const change of region[side]) shift[side] += change.bCount - change.aCount;
    at = region.end;
  }
  pieces.push({ kind: 'common', lines: base.slice(at) });
  return pieces;
}

/** Takes lines that both sides of a conflict share out of it. */
function refine(pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = [];
  for (const piece of pieces) {
    if (piece.kind !== 'conflict' || piece.ours.length === 0 || piece.theirs.length === 0) {
      out.push(piece);
      continue;
    }
    let at = 0;
    for (const change of diffLines(piece.ours, piece.theirs)) {
      out.push({ kind: 'common', lines: piece.ours.slice(at, change.aStart) });
      at = change.aStart + change.aCount;
      const theirs = piece.theirs.slice(change.bStart, change.bStart + change.bCount);
      out.push({ kind: 'conflict', ours: piece.ours.slice(change.aStart, at), theirs });
    }
    out.push({ kind: 'common', lines: piece.ours.slice(at) });
  }
  return out.filter((piece) => piece.kind !== 'common' || piece.lines.length > 0);
}

function joinNear(pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = [];
  for (const piece of pieces) {
    const last = out.at(-1);
    const before = out.at(-2);
    if (piece.kind === 'common' && last?.kind === 'common')
      out.splice(-1, 1, { kind: 'common', lines: [...last.lines, ...piece.lines] });
    else if (piece.kind === 'conflict' && last?.kind === 'conflict') out.splice(-1, 1, joined(last, [], piece));
    else if (
      piece.kind === 'conflict' &&
      last?.kind === 'common' &&
      before?.kind === 'conflict' &&
      last.lines.length <= MIN_GAP
    )
      out.splice(-2, 2, joined(before, last.lines, piece));
    else out.push(piece);
  }
  return out;
}

type ConflictPiece = Extract<Piece, { kind: 'conflict' }>;

const joined = (a: ConflictPiece, gap: readonly string[], b: ConflictPiece): Piece => ({
  kind: 'conflict',
  ours: [...a.ours, ...gap, ...b.ours],
  theirs: [...a.theirs, ...gap, ...b.theirs],
});
