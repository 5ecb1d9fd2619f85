/** A stretch of terminal text in one colour. */
export interface ColouredText {
  readonly text: string;
  readonly colour: number | null; // 0–7: black, red, green, yellow, blue, magenta, cyan, white; null: as the rest
}

// Escape sequences of a terminal: ESC [ parameters letter.
// biome-ignore lint/suspicious/noControlCharactersInRegex: an escape sequence begins with a control character
const SEQUENCE = /\u001b\[([\d;]*)([A-Za-z])/g;

/** Reads the colours of terminal output (`az -o jsonc`); every other escape sequence is left out. */
export function colouredText(output: string): ColouredText[] {
  const out: ColouredText[] = [];
  let colour: number | null = null;
  let from = 0;
  const add = (to: number): void => {
    if (to > from) out.push({ text: output.slice(from, to), colour });
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
  return out;
}
