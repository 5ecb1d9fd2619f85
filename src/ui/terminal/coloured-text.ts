/** A stretch of terminal text in one colour. */
export interface ColouredText {
  readonly text: string;
  readonly colour: Colour;
}

/** 0–7: black, red, green, yellow, blue, magenta, cyan, white; null: as the rest. */
export type Colour = number | null;

// Escape sequences of a terminal: ESC [ parameters letter.
// biome-ignore lint/suspicious/noControlCharactersInRegex: an escape sequence begins with a control character
const SEQUENCE = /\u001b\[([\d;]*)([A-Za-z])/g;

/**
 * Reads the colours of terminal output (`az -o jsonc`) that begins in `colour`; every other escape sequence is left out.
 * Answers the colour it ends in too.
 */
export function colouredText(
  output: string,
  start: Colour = null,
): { readonly parts: readonly ColouredText[]; readonly end: Colour } {
  const parts: ColouredText[] = [];
  let colour = start;
  let from = 0;
  const add = (to: number): void => {
    if (to > from) parts.push({ text: output.slice(from, to), colour });
  };
  for (const found of output.matchAll(SEQUENCE)) {
    add(found.index);
    from = found.index + found[0].length;
    if (found[2] !== 'm') continue;
    for (const code of (found[1] || '0').split(';').map(Number)) {
      if (code === 0 || code === 39) colour = null;
      else if ((code >= 30 && code <= 37) || (code >= 90 && code <= 97)) colour = code % 10;
    }
  }
  add(output.length);
  return { parts, end: colour };
}
