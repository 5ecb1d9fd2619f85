// One mounted folder during a run: an immutable tree below, what the script changed above. Nothing is copied before it
// is written, so that mounting gigabytes costs nothing, and what changed falls out at the end.
import type { ContentStore } from '../kernel/content-store.ts';
import type { DirNode, FileNode, LinkNode, TreeNode } from '../kernel/files/node.ts';
import type { SimTime } from '../kernel/time.ts';

const NO_BYTES = new Uint8Array(0);
/** Numbers of nodes made during a run: above every number of the world's write counter. */
const FIRST_NEW_INO = 3_000_000_000;

export interface OverlayFile {
  readonly kind: 'file';
  readonly lower: FileNode | undefined;
  readonly ino: number;
  mode: number;
  mtime: SimTime;
  bytes: Uint8Array | undefined; // not read yet while undefined; longer than `size` when it grew
  size: number;
  isWritten: boolean; // the bytes are the script's own
}

export interface OverlayDir {
  readonly kind: 'dir';
  readonly lower: DirNode | undefined;
  readonly ino: number;
  mode: number;
  mtime: SimTime;
  /** Entries that were looked at or changed; null: removed. All others are as in `lower`. */
  readonly entries: Map<string, OverlayEntry | null>;
}

export interface OverlayLink {
  readonly kind: 'link';
  readonly lower: LinkNode;
  readonly ino: number;
  mode: number;
  mtime: SimTime;
}

export type OverlayEntry = OverlayFile | OverlayDir | OverlayLink;

export interface ChangedFile {
  readonly path: string;
  readonly bytes: Uint8Array | null; // null: deleted
}

export class Overlay {
  readonly root: OverlayDir;
  isTouched = false; // something was made, changed or removed
  private made = 0;

  constructor(
    tree: DirNode,
    private readonly content: ContentStore,
    private readonly now: () => SimTime,
  ) {
    this.root = this.raise(tree) as OverlayDir;
  }

  get(dir: OverlayDir, name: string): OverlayEntry | undefined {
    const known = dir.entries.get(name);
    if (known !== undefined) return known ?? undefined;
    const lower = below(dir.lower, name);
    if (!lower) return undefined;
    const entry = this.raise(lower);
    dir.entries.set(name, entry);
    return entry;
  }

  list(dir: OverlayDir): string[] {
    const names = new Set(Object.keys(dir.lower?.entries ?? {}));
    for (const [name, entry] of dir.entries)
      if (entry) names.add(name);
      else names.delete(name);
    return [...names].sort();
  }

  makeFile(dir: OverlayDir, name: string, mode: number): OverlayFile {
    const file: OverlayFile = {
      ...{ kind: 'file', lower: undefined, mode, ...this.stamp() },
      ...{ bytes: NO_BYTES, size: 0, isWritten: true },
    };
    this.put(dir, name, file);
    return file;
  }

  makeDir(dir: OverlayDir, name: string, mode: number): OverlayDir {
    const made: OverlayDir = { kind: 'dir', lower: undefined, mode, ...this.stamp(), entries: new Map() };
    this.put(dir, name, made);
    return made;
  }

  put(dir: OverlayDir, name: string, entry: OverlayEntry | null): void {
    this.isTouched = true;
    dir.entries.set(name, entry);
    dir.mtime = this.now();
  }

  /** The bytes of a file, at least `size` long; not to be written to. */
  read(file: OverlayFile): Uint8Array {
    file.bytes ??= file.lower ? this.content.bytes(file.lower.ref) : NO_BYTES;
    return file.bytes;
  }

  write(file: OverlayFile, bytes: Uint8Array, position: number): void {
    const end = position + bytes.length;
    this.makeRoom(file, end);
    this.read(file).set(bytes, position);
    file.size = Math.max(file.size, end);
    file.mtime = this.now();
  }

  resize(file: OverlayFile, size: number): void {
    this.makeRoom(file, size);
    if (size < file.size) this.read(file).fill(0, size, file.size);
    file.size = size;
    file.mtime = this.now();
  }

  /** Files that differ from the tree below, sorted by path. */
  changes(path: string): ChangedFile[] {
    const out: ChangedFile[] = [];
    this.compare(path === '/' ? '' : path, this.root, this.root.lower, out);
    return out.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  }

  private compare(path: string, entry: OverlayEntry | undefined, old: TreeNode | undefined, out: ChangedFile[]): void {
    if (entry?.kind === 'dir') {
      const before = old?.kind === 'dir' ? old : undefined;
      if (old && !before) out.push({ path, bytes: null });
      // Where the tree below is the same, only what was looked at can differ.
      const names = new Set(entry.lower === before ? entry.entries.keys() : this.list(entry));
      if (entry.lower !== before) for (const name of Object.keys(before?.entries ?? {})) names.add(name);
      for (const name of names) this.compare(`${path}/${name}`, this.get(entry, name), below(before, name), out);
      return;
    }
    if (old?.kind === 'dir')
      for (const name of Object.keys(old.entries)) this.compare(`${path}/${name}`, undefined, old.entries[name], out);
    if (!entry) {
      if (old && old.kind !== 'dir') out.push({ path, bytes: null });
    } else if (entry.kind === 'file') {
      if (!entry.isWritten && entry.lower === old) return;
      const bytes = this.read(entry).subarray(0, entry.size);
      if (old?.kind === 'file' && isEqual(bytes, this.content.bytes(old.ref))) return;
      out.push({ path, bytes: bytes.slice() });
    }
  }

  private makeRoom(file: OverlayFile, size: number): void {
    this.isTouched = true;
    const bytes = this.read(file);
    if (file.isWritten && bytes.length >= size) return;
    const grown = new Uint8Array(file.isWritten ? Math.max(size, bytes.length * 2, 256) : Math.max(size, file.size));
    grown.set(bytes.subarray(0, file.size));
    file.bytes = grown;
    file.isWritten = true;
  }

  private raise(lower: TreeNode): OverlayEntry {
    const { mode, mtime, ino } = lower;
    if (lower.kind === 'dir') return { kind: 'dir', lower, ino, mode, mtime, entries: new Map() };
    if (lower.kind === 'link') return { kind: 'link', lower, ino, mode, mtime };
    return { kind: 'file', lower, ino, mode, mtime, bytes: undefined, size: lower.size, isWritten: false };
  }

  private stamp(): { ino: number; mtime: SimTime } {
    return { ino: FIRST_NEW_INO + ++this.made, mtime: this.now() };
  }
}

const below = (dir: DirNode | undefined, name: string): TreeNode | undefined =>
  dir && Object.hasOwn(dir.entries, name) ? dir.entries[name] : undefined;

function isEqual(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
