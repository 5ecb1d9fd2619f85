import type { ContentStore } from '../content-store.ts';
import type { SimTime } from '../time.ts';
import { type DirNode, emptyDir, type FileNode, type TreeNode } from './node.ts';

/** Where a tree lives: the world inside a transaction, or a scratch copy. */
export interface TreeHost {
  root: DirNode;
  writes: number; // counts up with every node written
  now(): SimTime;
}

export class FileError extends Error {
  constructor(
    readonly code: 'ENOENT' | 'ENOTDIR' | 'EISDIR' | 'EEXIST' | 'ENOTEMPTY' | 'ELOOP' | 'EINVAL',
    readonly path: string,
    detail: string,
  ) {
    super(`${code}: ${detail}, '${path}'`);
  }
}

export const splitPath = (path: string): string[] => {
  const out: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') out.pop();
    else out.push(part);
  }
  return out;
};

export const joinPath = (base: string, path: string): string =>
  `/${splitPath(path.startsWith('/') ? path : `${base}/${path}`).join('/')}`;

const MAX_LINKS = 20;

/** Synchronous file operations over a persistent tree. Paths are absolute. Listings are in code-unit order. */
export class FileTree {
  constructor(
    readonly host: TreeHost,
    readonly content: ContentStore,
  ) {}

  /** The node at a path, or undefined. Follows a final symbolic link unless told otherwise. */
  find(path: string, isFollowing = true, depth = 0): TreeNode | undefined {
    if (depth > MAX_LINKS) throw new FileError('ELOOP', path, 'too many levels of symbolic links');
    const parts = splitPath(path);
    let node: TreeNode = this.host.root;
    for (const [i, part] of parts.entries()) {
      if (node.kind !== 'dir') return undefined;
      const child: TreeNode | undefined = Object.hasOwn(node.entries, part) ? node.entries[part] : undefined;
      if (!child) return undefined;
      if (child.kind === 'link' && (isFollowing || i < parts.length - 1)) {
        const target = joinPath(`/${parts.slice(0, i).join('/')}`, child.target);
        return this.find(`${target}/${parts.slice(i + 1).join('/')}`, isFollowing, depth + 1);
      }
      node = child;
    }
    return node;
  }

  need(path: string, isFollowing = true): TreeNode {
    const node = this.find(path, isFollowing);
    if (!node) throw new FileError('ENOENT', path, 'no such file or directory');
    return node;
  }

  exists(path: string): boolean {
    return this.find(path) !== undefined;
  }

  readText(path: string): string {
    return this.content.text(this.needFile(path).ref);
  }

  /** The bytes of a file; not to be changed. */
  readBytes(path: string): Uint8Array {
    return this.content.bytes(this.needFile(path).ref);
  }

  needFile(path: string): FileNode {
    const node = this.need(path);
    if (node.kind === 'dir') throw new FileError('EISDIR', path, 'illegal operation on a directory, read');
    return node as FileNode;
  }

  needDir(path: string): DirNode {
    const node = this.need(path);
    if (node.kind !== 'dir') throw new FileError('ENOTDIR', path, 'not a directory');
    return node;
  }

  list(path: string): string[] {
    return Object.keys(this.needDir(path).entries).sort();
  }

  /** Every path below `path` that is a file or link, in code-unit order of its parts, relative to it. */
  walkFiles(path: string): string[] {
    const out: string[] = [];
    const visit = (node: TreeNode, at: string): void => {
      if (node.kind !== 'dir') out.push(at);
      else
        for (const name of Object.keys(node.entries).sort())
          visit(node.entries[name] as TreeNode, at ? `${at}/${name}` : name);
    };
    visit(this.needDir(path), '');
    return out;
  }

  writeText(path: string, text: string): void {
    this.putFile(path, this.content.putText(text), byteLength(text));
  }

  /** Stores bytes; the caller must not change them afterwards. */
  writeBytes(path: string, bytes: Uint8Array): void {
    this.putFile(path, this.content.put(bytes), bytes.length);
  }

  /** Puts a file whose content is already stored (a lazy data file, a copy). */
  putFile(path: string, ref: string, size: number): void {
    this.replace(path, (old) => {
      if (old?.kind === 'dir') throw new FileError('EISDIR', path, 'illegal operation on a directory, open');
      return { kind: 'file', mode: old?.kind === 'file' ? old.mode : 0o644, ...this.stamp(), ref, size };
    });
  }

  /** Grafts a whole tree (a snapshot, a checkout) at a path. */
  putTree(path: string, tree: DirNode): void {
    this.replace(path, () => tree, false);
  }

  makeDir(path: string, isRecursive = false): void {
    const parts = splitPath(path);
    for (let i = isRecursive ? 1 : parts.length; i <= parts.length; i++) {
      const at = `/${parts.slice(0, i).join('/')}`;
      const node = this.find(at);
      if (node) {
        if (i === parts.length && !isRecursive) throw new FileError('EEXIST', path, 'file already exists');
        if (node.kind !== 'dir') throw new FileError('ENOTDIR', path, 'not a directory');
        continue;
      }
      this.replace(at, () => ({ ...emptyDir(), ...this.stamp() }));
    }
  }

  remove(path: string, options: { recursive?: boolean; force?: boolean } = {}): void {
    const node = this.find(path, false);
    if (!node) {
      if (options.force) return;
      throw new FileError('ENOENT', path, 'no such file or directory');
    }
    if (node.kind === 'dir' && Object.keys(node.entries).length > 0 && !options.recursive)
      throw new FileError('ENOTEMPTY', path, 'directory not empty');
    this.replace(path, () => undefined, false);
  }

  copy(from: string, to: string, isRecursive = false): void {
    const node = this.need(from);
    if (node.kind === 'dir' && !isRecursive) throw new FileError('EISDIR', from, 'is a directory');
    this.refuseInside(from, to);
    this.replace(to, () => this.restamp(node));
  }

  move(from: string, to: string): void {
    const node = this.need(from, false);
    if (joinPath('/', from) === joinPath('/', to)) return;
    this.refuseInside(from, to);
    this.needDir(joinPath(to, '..'));
    this.replace(from, () => undefined, false);
    this.replace(to, () => node, false);
  }

  /** Gives a second name to the same content. */
  link(from: string, to: string): void {
    const node = this.needFile(from);
    this.replace(to, (old) => {
      if (old) throw new FileError('EEXIST', to, 'file already exists');
      return node;
    });
  }

  /** Adds bytes at the end of a file, which is made when missing. */
  appendBytes(path: string, bytes: Uint8Array): void {
    const before = this.exists(path) ? this.readBytes(path) : new Uint8Array(0);
    const all = new Uint8Array(before.length + bytes.length);
    all.set(before);
    all.set(bytes, before.length);
    this.writeBytes(path, all);
  }

  setMode(path: string, mode: number): void {
    this.replace(path, (old) => {
      if (!old) throw new FileError('ENOENT', path, 'no such file or directory');
      return { ...old, mode, ino: ++this.host.writes };
    });
  }

  setTime(path: string, mtime: SimTime): void {
    this.replace(path, (old) => {
      if (!old) throw new FileError('ENOENT', path, 'no such file or directory');
      return { ...old, mtime, ino: ++this.host.writes };
    });
  }

  makeLink(target: string, path: string): void {
    this.replace(
      path,
      (old) => {
        if (old) throw new FileError('EEXIST', path, 'file already exists');
        return { kind: 'link', mode: 0o777, ...this.stamp(), target };
      },
      false,
    );
  }

  /** The path with every symbolic link resolved. */
  realPath(path: string): string {
    let out: string[] = [];
    for (const part of splitPath(path)) {
      const node = this.find(`/${[...out, part].join('/')}`, false);
      if (node?.kind === 'link') out = splitPath(joinPath(`/${out.join('/')}`, node.target));
      else out.push(part);
    }
    return `/${out.join('/')}`;
  }

  /** Replaces the node at a path by what `change` makes of it; undefined removes it. */
  replace(path: string, change: (old: TreeNode | undefined) => TreeNode | undefined, isFollowing = true): void {
    const asked = splitPath(path);
    const name = asked.at(-1);
    if (name === undefined) throw new FileError('EEXIST', path, 'is the root');
    // The one name that a plain JSON object cannot hold as a key.
    if (asked.includes('__proto__')) throw new FileError('EINVAL', path, 'this name cannot be used');
    const parent = this.realPath(`/${asked.slice(0, -1).join('/')}`);
    if (isFollowing) {
      const node = this.find(`${parent}/${name}`, false);
      if (node?.kind === 'link') {
        this.replace(joinPath(parent, node.target), change);
        return;
      }
    }
    const parts = [...splitPath(parent), name];
    const descend = (node: TreeNode | undefined, i: number): TreeNode => {
      if (!node) throw new FileError('ENOENT', path, 'no such file or directory');
      if (node.kind !== 'dir') throw new FileError('ENOTDIR', path, 'not a directory');
      const key = parts[i] as string;
      const old = Object.hasOwn(node.entries, key) ? node.entries[key] : undefined;
      const isLast = i === parts.length - 1;
      const next = isLast ? change(old) : descend(old, i + 1);
      if (next === old) return node;
      const entries = { ...node.entries };
      if (next) entries[key] = next;
      else delete entries[key];
      const isListingChanged = isLast && (!old || !next);
      return isListingChanged ? { ...node, ...this.stamp(), entries } : { ...node, entries };
    };
    this.host.root = descend(this.host.root, 0) as DirNode;
  }

  private refuseInside(from: string, to: string): void {
    const [outer, inner] = [this.realPath(from), this.realPath(to)];
    if (inner.startsWith(`${outer}/`)) throw new FileError('EINVAL', to, 'a directory cannot go into itself');
  }

  private restamp(node: TreeNode): TreeNode {
    if (node.kind !== 'dir') return { ...node, ...this.stamp() };
    const entries: { [name: string]: TreeNode } = {};
    for (const name of Object.keys(node.entries).sort()) entries[name] = this.restamp(node.entries[name] as TreeNode);
    return { ...node, ...this.stamp(), entries };
  }

  private stamp(): { mtime: SimTime; ino: number } {
    return { mtime: this.host.now(), ino: ++this.host.writes };
  }
}

/** UTF-8 length of a text in bytes. */
export function byteLength(text: string): number {
  let bytes = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) bytes += 1;
    else if (unit < 0x800) bytes += 2;
    else if (unit >= 0xd800 && unit < 0xdc00 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) {
      i++;
      bytes += 4;
    } else bytes += 3;
  }
  return bytes;
}
