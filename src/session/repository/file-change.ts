import { countChange } from '../../git/patch-text.ts';
import type { Change, ReadBytes } from '../../git/tree-diff.ts';

/** One file that differs. */
export interface FileChange {
  readonly path: string;
  readonly oldPath: string; // differs from path when renamed
  readonly status: Change['status']; // A added, D deleted, M modified, R renamed, T changed its type
  readonly added: number; // lines
  readonly removed: number;
  readonly isBinary: boolean;
}

/** A change with how many lines it adds and removes. */
export function fileChange(change: Change, read: ReadBytes): FileChange {
  const { path, oldPath, status } = change;
  const { added, removed, isBinary } = countChange(change, read);
  return { path, oldPath, status, added: isBinary ? 0 : added, removed: isBinary ? 0 : removed, isBinary };
}
