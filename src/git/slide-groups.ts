// A group of changed lines can often be moved up or down without changing what the edit does. Git puts it next to a
// change of the other side, or else where the indentation looks most natural. Constants are those of git's heuristic.

const MAX_BLANKS = 20;
const MAX_INDENT = 200;
const MAX_SLIDING = 100;
const START_OF_FILE = 1;
const END_OF_FILE = 21;
const TOTAL_BLANK = -30;
const POST_BLANK = 6;
const INDENT = { plain: -4, blank: 10 };
const OUTDENT = { plain: 24, blank: 17 };
const DEDENT = { plain: 23, blank: 17 };
const INDENT_WEIGHT = 60;

/** A run of changed lines [start, end); empty between two unchanged lines. */
class Group {
  start = 0;
  end = 0;

  constructor(
    private readonly lines: readonly string[],
    private readonly isChanged: boolean[],
  ) {
    while (isChanged[this.end]) this.end++;
  }

  next(): boolean {
    if (this.end >= this.lines.length) return false;
    this.start = this.end + 1;
    this.end = this.start;
    while (this.isChanged[this.end]) this.end++;
    return true;
  }

  previous(): void {
    if (this.start === 0) throw new Error('line diff: no group before the first');
    this.end = this.start - 1;
    this.start = this.end;
    while (this.start > 0 && this.isChanged[this.start - 1]) this.start--;
  }

  slideUp(): boolean {
    if (this.start === 0 || this.lines[this.start - 1] !== this.lines[this.end - 1]) return false;
    this.isChanged[--this.start] = true;
    this.isChanged[--this.end] = false;
    while (this.start > 0 && this.isChanged[this.start - 1]) this.start--;
    return true;
  }

  slideDown(): boolean {
    if (this.end >= this.lines.length || this.lines[this.start] !== this.lines[this.end]) return false;
    this.isChanged[this.start++] = false;
    this.isChanged[this.end++] = true;
    while (this.isChanged[this.end]) this.end++;
    return true;
  }
}

/** Slides every group of `lines`; the groups of the other side stay, and are walked alongside. */
export function slideGroups(
  lines: readonly string[],
  isChanged: boolean[],
  otherLines: readonly string[],
  isOtherChanged: boolean[],
): void {
  const group = new Group(lines, isChanged);
  const other = new Group(otherLines, isOtherChanged);
  do {
    if (group.end > group.start) place(lines, group, other);
    if (!other.next()) break;
  } while (group.next());
}

function place(lines: readonly string[], group: Group, other: Group): void {
  let matching: boolean;
  let earliest: number;
  let size: number;
  do {
    size = group.end - group.start;
    while (group.slideUp()) other.previous();
    earliest = group.end;
    matching = other.end > other.start;
    while (group.slideDown()) {
      if (!other.next()) throw new Error('line diff: the two sides fell out of step');
      if (other.end > other.start) matching = true;
    }
  } while (size !== group.end - group.start);
  if (group.end === earliest) return;
  const goal = matching ? undefined : bestEnd(lines, group, earliest, size);
  while (goal === undefined ? other.end === other.start : group.end > goal) {
    group.slideUp();
    other.previous();
  }
}

interface Score {
  indent: number;
  penalty: number;
}

function bestEnd(lines: readonly string[], group: Group, earliest: number, size: number): number {
  let best = -1;
  let bestScore: Score = { indent: 0, penalty: 0 };
  for (let end = Math.max(earliest, group.end - size - 1, group.end - MAX_SLIDING); end <= group.end; end++) {
    const score: Score = { indent: 0, penalty: 0 };
    addSplit(lines, end, score);
    addSplit(lines, end - size, score);
    const order = INDENT_WEIGHT * Math.sign(score.indent - bestScore.indent) + score.penalty - bestScore.penalty;
    if (best < 0 || order <= 0) {
      best = end;
      bestScore = score;
    }
  }
  return best;
}

/** Adds how unnatural it would be to split the text before line `at`. */
function addSplit(lines: readonly string[], at: number, score: Score): void {
  const isAtEnd = at >= lines.length;
  const own = isAtEnd ? -1 : indentOf(lines[at] as string);
  const before = nearestIndent(lines, at - 1, -1);
  const after = nearestIndent(lines, at + 1, 1);
  if (before.indent === -1 && before.blanks === 0) score.penalty += START_OF_FILE;
  if (isAtEnd) score.penalty += END_OF_FILE;
  const blanksAfter = own === -1 ? 1 + after.blanks : 0;
  const blanks = before.blanks + blanksAfter;
  score.penalty += TOTAL_BLANK * blanks + POST_BLANK * blanksAfter;
  const indent = own === -1 ? after.indent : own;
  score.indent += indent;
  if (indent === -1 || before.indent === -1 || indent === before.indent) return;
  const kind = indent > before.indent ? INDENT : after.indent !== -1 && after.indent > indent ? OUTDENT : DEDENT;
  score.penalty += blanks > 0 ? kind.blank : kind.plain;
}

function nearestIndent(lines: readonly string[], from: number, step: 1 | -1): { indent: number; blanks: number } {
  let blanks = 0;
  for (let at = from; at >= 0 && at < lines.length; at += step) {
    const indent = indentOf(lines[at] as string);
    if (indent !== -1) return { indent, blanks };
    blanks++;
    if (blanks === MAX_BLANKS) return { indent: 0, blanks };
  }
  return { indent: -1, blanks };
}

/** Columns of leading white space; -1 for a blank line. */
function indentOf(line: string): number {
  let columns = 0;
  for (const char of line) {
    if (char === ' ') columns++;
    else if (char === '\t') columns += 8 - (columns % 8);
    else if (!/\s/.test(char)) return columns;
    if (columns >= MAX_INDENT) return MAX_INDENT;
  }
  return -1;
}
