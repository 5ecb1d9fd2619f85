/** Some lines of a text that are drawn together. */
export interface TextBlock {
  readonly first: number; // number of its first line, from 1
  readonly text: string; // its lines, without the last line end
}

const LINES = 200;

/** A text in blocks of lines, so that what grows at its end leaves what was drawn as it is. */
export function textBlocks(lines: readonly string[]): TextBlock[] {
  const blocks: TextBlock[] = [];
  for (let at = 0; at < lines.length; at += LINES)
    blocks.push({ first: at + 1, text: lines.slice(at, at + LINES).join('\n') });
  return blocks;
}

/** The lines of a text. A line end at its end begins no further one. */
export function linesOf(text: string): string[] {
  const lines = text.split(/\r?\n/);
  if (lines.length > 0 && lines.at(-1) === '') lines.pop();
  return lines;
}

/** Numbers of the lines that hold a text, in any capitals; from 1. */
export function linesWith(lines: readonly string[], sought: string): number[] {
  if (sought === '') return [];
  const low = sought.toLowerCase();
  const found: number[] = [];
  for (const [index, line] of lines.entries()) if (line.toLowerCase().includes(low)) found.push(index + 1);
  return found;
}

/** A line cut at every place where it holds a text: what stands at odd places is the text found. */
export function cutAt(line: string, sought: string): string[] {
  const low = line.toLowerCase();
  const parts: string[] = [];
  let from = 0;
  for (let at = low.indexOf(sought); at >= 0; at = low.indexOf(sought, from)) {
    parts.push(line.slice(from, at), line.slice(at, at + sought.length));
    from = at + sought.length;
  }
  return [...parts, line.slice(from)];
}
