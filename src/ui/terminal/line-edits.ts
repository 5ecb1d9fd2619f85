/** A text and where the cursor is in it. */
export interface EditedLine {
  readonly text: string;
  readonly cursor: number;
}

type Edit = (text: string, cursor: number) => EditedLine;

const startOf = (text: string, cursor: number): number => text.lastIndexOf('\n', cursor - 1) + 1;
const endOf = (text: string, cursor: number): number => {
  const end = text.indexOf('\n', cursor);
  return end < 0 ? text.length : end;
};
const without = (text: string, from: number, to: number): EditedLine => ({
  text: text.slice(0, from) + text.slice(to),
  cursor: from,
});

/** What a shell does with Ctrl and a letter, on the line of the cursor. */
export const LINE_EDITS: { readonly [letter: string]: Edit } = {
  a: (text, cursor) => ({ text, cursor: startOf(text, cursor) }),
  e: (text, cursor) => ({ text, cursor: endOf(text, cursor) }),
  u: (text, cursor) => without(text, startOf(text, cursor), cursor),
  k: (text, cursor) => without(text, cursor, endOf(text, cursor)),
  w: (text, cursor) => without(text, text.slice(0, cursor).replace(/\S*\s*$/, '').length, cursor),
  d: (text, cursor) => without(text, cursor, Math.min(text.length, cursor + 1)),
};
