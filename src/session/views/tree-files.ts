import type { ContentStore } from '../../kernel/content-store.ts';
import { splitPath } from '../../kernel/files/file-tree.ts';
import type { FileNode, TreeNode } from '../../kernel/files/node.ts';

/** A file of a snapshot or of storage, without its content. */
export interface FileEntry {
  readonly path: string; // below the place it is listed for
  readonly size: number; // bytes
}

/** A file as a page shows it. */
export interface FileText {
  readonly path: string;
  readonly size: number; // bytes
  readonly text: string | null; // null: no text
  readonly isCut: boolean; // only its beginning
}

/** Bytes of a file that are shown at most. */
const MAX_BYTES = 2_000_000;
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Every file below a node, in order of path; a node that is a file is listed under `name`. */
export function filesOf(node: TreeNode | undefined, name = ''): FileEntry[] {
  if (!node || node.kind === 'link') return [];
  if (node.kind === 'file') return [{ path: name, size: node.size }];
  return Object.keys(node.entries)
    .sort()
    .flatMap((entry) => filesOf(node.entries[entry], name === '' ? entry : `${name}/${entry}`));
}

/** The file at a path below a node. */
export function fileBelow(node: TreeNode | undefined, path: string): FileNode | undefined {
  let at = node;
  for (const part of splitPath(path))
    at = at?.kind === 'dir' && Object.hasOwn(at.entries, part) ? at.entries[part] : undefined;
  return at?.kind === 'file' ? at : undefined;
}

/** The text of a stored file, its beginning when it is long; bytes that are no text are not decoded. */
export function textOfFile(path: string, node: FileNode, content: ContentStore): FileText {
  const bytes = content.bytes(node.ref);
  const isCut = bytes.length > MAX_BYTES;
  const shown = isCut ? bytes.subarray(0, MAX_BYTES) : bytes;
  const isText = !shown.subarray(0, 8192).includes(0);
  return { path, size: node.size, text: isText ? decoder.decode(shown) : null, isCut };
}
