/** A CSV text as rows of texts; quotes as RFC 4180 has them. The first row is the heading. */
export function csvRows(text: string, most = Number.POSITIVE_INFINITY): string[][] {
  const rows: string[][] = [];
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < text.length && rows.length < most) {
    const end = text.indexOf('\n', at);
    const line = text.slice(at, end < 0 ? text.length : end).replace(/\r$/, '');
    if (line.includes('"')) {
      const quoted = quotedRow(text, at);
      rows.push(quoted.row);
      at = quoted.end;
    } else {
      // Most lines have no quotes: cut them the fast way.
      if (line !== '') rows.push(line.split(','));
      at = end < 0 ? text.length : end + 1;
    }
  }
  return rows;
}

function quotedRow(text: string, from: number): { readonly row: string[]; readonly end: number } {
  const row: string[] = [];
  let cell = '';
  let isQuoted = false;
  let at = from;
  for (; at < text.length; at++) {
    const char = text[at] as string;
    if (isQuoted) {
      if (char !== '"') cell += char;
      else if (text[at + 1] === '"') cell += text[++at];
      else isQuoted = false;
    } else if (char === '"') isQuoted = true;
    else if (char === ',') {
      row.push(cell);
      cell = '';
    } else if (char === '\n') break;
    else if (char !== '\r') cell += char;
  }
  row.push(cell);
  return { row, end: at + 1 };
}
