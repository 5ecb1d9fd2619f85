// Lets Python see an overlay through Emscripten's file system interface, and counts what its file operations cost.
import { EPOCH_UNIX_MS } from '../kernel/time.ts';
import {
  type EmscriptenFs,
  type FileSystemType,
  type FsAttributes,
  type FsNode,
  type FsStat,
  type FsStream,
  type NodeOperations,
  type StreamOperations,
  WASI,
} from './emscripten.ts';
import type { Overlay, OverlayDir, OverlayEntry, OverlayFile } from './overlay.ts';
import type { RunMeter } from './run-meter.ts';

const KIND_BITS = { dir: 0o040000, file: 0o100000, link: 0o120000 } as const;
const KIND_MASK = 0o170000;
const WRITING = 0o3; // O_WRONLY | O_RDWR

/** Options of one mount. */
export interface OverlayMount {
  readonly overlay: Overlay;
  readonly current: { readonly meter: RunMeter }; // what its use is counted on
  readonly isWritable: boolean;
  readonly device: number; // st_dev
}

interface OverlayNode extends FsNode {
  entry: OverlayEntry;
  mount: { opts: OverlayMount };
}

/** @returns the file system type to mount with an {@link OverlayMount} as options */
export function overlayFileSystem(FS: EmscriptenFs): FileSystemType {
  const fail = (errno: number): never => {
    throw new FS.ErrnoError(errno);
  };
  const own = (node: FsNode): OverlayNode => node as OverlayNode;
  const dirOf = (node: FsNode): OverlayDir => {
    const { entry } = own(node);
    return entry.kind === 'dir' ? entry : fail(WASI.ENOTDIR);
  };
  const fileOf = (node: FsNode): OverlayFile => {
    const { entry } = own(node);
    return entry.kind === 'file' ? entry : fail(WASI.EISDIR);
  };
  const writable = (node: FsNode): Overlay => {
    const { overlay, isWritable } = own(node).mount.opts;
    return isWritable ? overlay : fail(WASI.EROFS);
  };
  const wrap = (parent: FsNode | null, name: string, entry: OverlayEntry): FsNode => {
    const node = FS.createNode(parent, name, KIND_BITS[entry.kind] | (entry.mode & 0o7777), 0);
    return Object.assign(node, { entry, node_ops: nodes, stream_ops: entry.kind === 'file' ? files : folders });
  };
  const forget = (parent: FsNode, name: string): void => FS.hashRemoveNode(FS.lookupNode(parent, name));
  const nodes = nodeOperations({ fail, own, dirOf, fileOf, writable, wrap, forget });
  const files = fileOperations({ fail, own, fileOf, writable });
  const folders = { llseek: files.llseek };
  return {
    mount: (mount) => Object.assign(wrap(null, '/', (mount.opts as OverlayMount).overlay.root), { mount }),
  };
}

interface Doors {
  fail(errno: number): never;
  own(node: FsNode): OverlayNode;
  dirOf(node: FsNode): OverlayDir;
  fileOf(node: FsNode): OverlayFile;
  writable(node: FsNode): Overlay;
  wrap(parent: FsNode | null, name: string, entry: OverlayEntry): FsNode;
  forget(parent: FsNode, name: string): void; // of Emscripten's own cache of names
}

function nodeOperations({ fail, own, dirOf, fileOf, writable, wrap, forget }: Doors): NodeOperations {
  const remove = (parent: FsNode, name: string): void => writable(parent).put(dirOf(parent), name, null);
  return {
    getattr: (node) => stat(own(node)),
    setattr(node, attributes) {
      const overlay = writable(node);
      setAttributes(own(node), attributes);
      overlay.isTouched = true;
      if (attributes.size !== undefined) overlay.resize(fileOf(node), attributes.size);
    },
    lookup(parent, name) {
      const entry = own(parent).mount.opts.overlay.get(dirOf(parent), name);
      return entry ? wrap(parent, name, entry) : fail(WASI.ENOENT);
    },
    mknod(parent, name, mode) {
      const overlay = writable(parent);
      const kind = mode & KIND_MASK;
      if (kind === KIND_BITS.dir) return wrap(parent, name, overlay.makeDir(dirOf(parent), name, mode & 0o7777));
      if (kind === KIND_BITS.file) return wrap(parent, name, overlay.makeFile(dirOf(parent), name, mode & 0o7777));
      return fail(WASI.EPERM);
    },
    rename(node, newParent, newName) {
      const overlay = writable(newParent);
      const target = overlay.get(dirOf(newParent), newName);
      if (target?.kind === 'dir' && overlay.list(target).length > 0) fail(WASI.ENOTEMPTY);
      if (target) forget(newParent, newName);
      const { entry } = own(node);
      overlay.put(dirOf(node.parent), node.name, null);
      overlay.put(dirOf(newParent), newName, entry);
      node.name = newName;
    },
    unlink: remove,
    rmdir(parent, name) {
      const overlay = writable(parent);
      const entry = overlay.get(dirOf(parent), name);
      if (entry?.kind === 'dir' && overlay.list(entry).length > 0) fail(WASI.ENOTEMPTY);
      remove(parent, name);
    },
    readdir: (node) => ['.', '..', ...own(node).mount.opts.overlay.list(dirOf(node))],
    symlink: () => fail(WASI.EPERM),
    readlink(node) {
      const { entry } = own(node);
      return entry.kind === 'link' ? entry.lower.target : fail(WASI.EINVAL);
    },
  };
}

function fileOperations({
  fail,
  own,
  fileOf,
  writable,
}: Pick<Doors, 'fail' | 'own' | 'fileOf' | 'writable'>): StreamOperations {
  const meterOf = (stream: FsStream): RunMeter => own(stream.node).mount.opts.current.meter;
  return {
    open(stream) {
      meterOf(stream).fileOpened();
      if (stream.flags & WRITING) writable(stream.node);
    },
    close: () => undefined,
    read(stream, buffer, offset, length, position) {
      const file = fileOf(stream.node);
      const count = Math.min(file.size - position, length);
      if (count <= 0) return 0;
      buffer.set(
        own(stream.node)
          .mount.opts.overlay.read(file)
          .subarray(position, position + count),
        offset,
      );
      meterOf(stream).bytesMoved(count);
      return count;
    },
    write(stream, buffer, offset, length, position) {
      const bytes = new Uint8Array(buffer.buffer, buffer.byteOffset + offset, length);
      writable(stream.node).write(fileOf(stream.node), bytes, position);
      meterOf(stream).bytesMoved(length);
      return length;
    },
    llseek(stream, offset, whence) {
      const { entry } = own(stream.node);
      const end = entry.kind === 'file' ? entry.size : 0;
      const position = offset + (whence === 1 ? stream.position : whence === 2 ? end : 0);
      return position < 0 ? fail(WASI.EINVAL) : position;
    },
  };
}

function stat({ entry, mode, mount }: OverlayNode): FsStat {
  const size = entry.kind === 'file' ? entry.size : entry.kind === 'dir' ? 4096 : entry.lower.target.length;
  const time = { getTime: () => EPOCH_UNIX_MS + entry.mtime };
  return {
    ...{ dev: mount.opts.device, ino: entry.ino, mode, nlink: 1, uid: 0, gid: 0, rdev: 0, size },
    ...{ atime: time, mtime: time, ctime: time, blksize: 4096, blocks: Math.ceil(size / 512) },
  };
}

function setAttributes(node: OverlayNode, { mode, mtime }: FsAttributes): void {
  if (mode !== undefined && mode !== null) {
    node.mode = (node.mode & KIND_MASK) | (mode & 0o7777);
    node.entry.mode = mode & 0o7777;
  }
  if (mtime !== undefined && mtime !== null) node.entry.mtime = mtime - EPOCH_UNIX_MS;
}
