import type { FileRow } from './file-rows.ts';

/** What a key does to the tree. */
export interface TreeMove {
  readonly focus?: string; // path of the line to go to
  readonly toggle?: FileRow; // folder to open or close
  readonly open?: string; // path of the file to open
}

const TYPE_AHEAD_MS = 800;

/**
 * A key pressed on a line of the tree, as in every tree. Letters typed quickly after each other are one beginning of a
 * name; `typed` keeps them. Undefined for a key that means nothing here.
 */
export function treeKey(
  rows: readonly FileRow[],
  focused: string,
  key: string,
  typed: { text: string; at: number },
  now: number,
): TreeMove | undefined {
  const at = rows.findIndex(({ path }) => path === focused);
  const row = rows[at];
  if (!row) return undefined;
  const go = (target: FileRow | undefined): TreeMove => (target ? { focus: target.path } : {});
  switch (key) {
    case 'ArrowDown':
      return go(rows[at + 1]);
    case 'ArrowUp':
      return go(rows[at - 1]);
    case 'Home':
      return go(rows[0]);
    case 'End':
      return go(rows.at(-1));
    case 'ArrowRight':
      if (!row.isFolder) return {};
      return row.isOpen ? go(rows[at + 1]) : { toggle: row };
    case 'ArrowLeft':
      return row.isFolder && row.isOpen ? { toggle: row } : go(parentOf(rows, at));
    case 'Enter':
    case ' ':
      return row.isFolder ? { toggle: row } : { open: row.path };
    default:
      return key.length === 1 ? go(beginningWith(rows, at, letters(key, typed, now))) : undefined;
  }
}

const parentOf = (rows: readonly FileRow[], at: number): FileRow | undefined =>
  rows.slice(0, at).findLast(({ depth }) => depth < (rows[at]?.depth ?? 0));

function letters(key: string, typed: { text: string; at: number }, now: number): string {
  typed.text = now - typed.at < TYPE_AHEAD_MS ? typed.text + key.toLowerCase() : key.toLowerCase();
  typed.at = now;
  return typed.text;
}

/** The next line whose name begins so, round the end; the same line still fits a beginning of several letters. */
function beginningWith(rows: readonly FileRow[], at: number, text: string): FileRow | undefined {
  const from = text.length > 1 ? at : at + 1;
  return [...rows.slice(from), ...rows.slice(0, from)].find(({ name }) => name.toLowerCase().startsWith(text));
}
