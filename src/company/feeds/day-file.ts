import type { ContentRef } from '../../kernel/content-store.ts';
import type { FileNode } from '../../kernel/files/node.ts';
import type { Tx } from '../../kernel/tx.ts';

/** What the file of a day is called, in every folder of the feeds: 'day=0063.csv' is 2026-03-09. */
export const dayFileName = (day: number): string => `day=${String(day).padStart(4, '0')}.csv`;

/** The file of a day, written now. `size` in bytes. */
export const dayFile = (tx: Tx, ref: ContentRef, size: number): FileNode => ({
  kind: 'file',
  mode: 0o644,
  mtime: tx.world.now,
  ino: ++tx.world.writes,
  ref,
  size,
});
