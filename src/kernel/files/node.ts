import type { ContentRef } from '../content-store.ts';
import type { SimTime } from '../time.ts';

/** A regular file. Its bytes are in the content store; the world holds the reference. */
export interface FileNode {
  readonly kind: 'file';
  readonly mode: number; // 0o644
  readonly mtime: SimTime;
  readonly ino: number; // value of the world's write counter when the node was written; never used twice
  readonly ref: ContentRef; // 'sha256:…' or 'gen:orders-day?{"day":63}'
  readonly size: number; // bytes
}

export interface DirNode {
  readonly kind: 'dir';
  readonly mode: number; // 0o755
  readonly mtime: SimTime;
  readonly ino: number;
  readonly entries: { readonly [name: string]: TreeNode };
}

export interface LinkNode {
  readonly kind: 'link';
  readonly mode: number;
  readonly mtime: SimTime;
  readonly ino: number;
  readonly target: string;
}

export type TreeNode = FileNode | DirNode | LinkNode;

/** An empty directory. */
export const emptyDir = (mtime: SimTime = 0, ino = 0): DirNode => ({
  kind: 'dir',
  mode: 0o755,
  mtime,
  ino,
  entries: {},
});
