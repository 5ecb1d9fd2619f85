import { LineCounter } from 'yaml';

/** Something wrong at a place of a text. */
export interface TextProblem {
  readonly line: number; // from 1
  readonly column: number; // from 1
  readonly length: number; // characters on that line it is about; 0 when only the place is known
  readonly severity: 'error' | 'warning';
  readonly field: string | null; // 'inputs.orders.type', of a specification
  readonly message: string;
}

/** Finds lines and columns of a text. */
export function linesOf(text: string): LineCounter {
  const lines = new LineCounter();
  for (let at = 0; at >= 0; at = text.indexOf('\n', at) + 1 || -1) lines.addNewLine(at);
  return lines;
}

/** A problem about the characters from `start` to `end`; at most to the end of the first line. */
export function problemAt(
  text: string,
  lines: LineCounter,
  [start, end]: readonly [number, number],
  about: Pick<TextProblem, 'severity' | 'field' | 'message'>,
): TextProblem {
  const { line, col } = lines.linePos(Math.min(start, text.length));
  const lineEnd = text.indexOf('\n', start);
  const last = Math.min(end, lineEnd < 0 ? text.length : lineEnd);
  return { line, column: col, length: Math.max(0, last - start), ...about };
}
