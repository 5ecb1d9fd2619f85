/** What all texts begin with; a backslash at its end would belong to what follows and is left out. */
export function commonPrefix(texts: readonly string[]): string {
  const [first = '', ...others] = texts;
  let length = first.length;
  for (const other of others) {
    let same = 0;
    while (same < length && same < other.length && other[same] === first[same]) same++;
    length = same;
  }
  const prefix = first.slice(0, length);
  return length < first.length && /(^|[^\\])(\\\\)*\\$/.test(prefix) ? prefix.slice(0, -1) : prefix;
}
