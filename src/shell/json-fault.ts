/**
 * Where a stream of JSON values is malformed, in words that do not depend on the JavaScript engine; undefined when it is
 * sound.
 */
export function jsonFault(text: string): string | undefined {
  const at = faultPosition(text);
  if (at === undefined) return undefined;
  const before = text.slice(0, at).split('\n');
  const place = `line ${before.length}, column ${(before.at(-1) as string).length + 1}`;
  return at >= text.length ? `unfinished JSON text at ${place}` : `unexpected '${text[at]}' at ${place}`;
}

const STRING = /"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;
const SPACE = /[ \t\r\n]*/y;

/** Walks the text with an explicit stack of open brackets, so that depth costs no JavaScript stack. */
function faultPosition(text: string): number | undefined {
  let at = 0;
  const open: ('{' | '[')[] = [];
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    if (!pattern.test(text)) return false;
    at = pattern.lastIndex;
    return true;
  };
  const takeChar = (chars: string): string | undefined => {
    take(SPACE);
    const char = text[at];
    if (char === undefined || !chars.includes(char)) return undefined;
    at++;
    return char;
  };
  const takeKey = (): boolean => {
    take(SPACE);
    return take(STRING) && takeChar(':') !== undefined;
  };
  for (;;) {
    take(SPACE);
    if (at >= text.length) return open.length > 0 ? at : undefined;
    const bracket = takeChar('{[') as '{' | '[' | undefined;
    if (bracket) {
      if (takeChar(bracket === '{' ? '}' : ']') === undefined) {
        open.push(bracket);
        if (bracket === '{' && !takeKey()) return at;
        continue;
      }
    } else if (!take(STRING) && !take(NUMBER) && !take(WORD)) return at;
    while (open.length > 0) {
      const inside = open.at(-1);
      if (takeChar(inside === '{' ? '}' : ']') !== undefined) open.pop();
      else if (takeChar(',') === undefined || (inside === '{' && !takeKey())) return at;
      else break;
    }
  }
}
