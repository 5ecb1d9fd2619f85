// The part of Emscripten's and CPython's surface that this folder uses. Pyodide's own types leave most of it out.

export interface FsNode {
  id: number;
  name: string;
  mode: number;
  parent: FsNode;
  mounted: unknown;
  node_ops: Partial<NodeOperations>;
  stream_ops: Partial<StreamOperations>;
}

export interface FsStream {
  node: FsNode;
  position: number;
  flags: number;
}

export interface FsAttributes {
  mode?: number | null;
  size?: number;
  atime?: number | null;
  mtime?: number | null;
}

export interface FsStat {
  dev: number;
  ino: number;
  mode: number;
  nlink: number;
  uid: number;
  gid: number;
  rdev: number;
  size: number;
  atime: FsTime;
  mtime: FsTime;
  ctime: FsTime;
  blksize: number;
  blocks: number;
}

/** What Emscripten asks of a Date in a stat. */
export interface FsTime {
  getTime(): number;
}

export interface NodeOperations {
  getattr(node: FsNode): FsStat;
  setattr(node: FsNode, attributes: FsAttributes): void;
  lookup(parent: FsNode, name: string): FsNode;
  mknod(parent: FsNode, name: string, mode: number, device: number): FsNode;
  rename(node: FsNode, newParent: FsNode, newName: string): void;
  unlink(parent: FsNode, name: string): void;
  rmdir(parent: FsNode, name: string): void;
  readdir(node: FsNode): string[];
  symlink(parent: FsNode, name: string, target: string): FsNode;
  readlink(node: FsNode): string;
}

export interface StreamOperations {
  open(stream: FsStream): void;
  close(stream: FsStream): void;
  read(stream: FsStream, buffer: Int8Array, offset: number, length: number, position: number): number;
  write(stream: FsStream, buffer: Int8Array, offset: number, length: number, position: number): number;
  llseek(stream: FsStream, offset: number, whence: number): number;
}

export interface FileSystemType {
  mount(mount: { opts: unknown }): FsNode;
}

export interface EmscriptenFs {
  root: FsNode;
  streams: (FsStream | null)[];
  nextInode: number;
  currentPath: string;
  ErrnoError: new (errno: number) => Error;
  createNode(parent: FsNode | null, name: string, mode: number, device: number): FsNode;
  lookupNode(parent: FsNode, name: string): FsNode;
  hashRemoveNode(node: FsNode): void;
  createStream(stream: object, fd: number): FsStream;
  lookupPath(path: string, options?: { follow_mount?: boolean; noent_okay?: boolean }): { node: FsNode | undefined };
  mkdir(path: string): FsNode;
  rmdir(path: string): void;
  mount(type: FileSystemType, options: unknown, path: string): FsNode;
  unmount(path: string): void;
  unlink(path: string): void;
  readdir(path: string): string[];
}

export interface MemoryFs {
  ops_table: {
    dir: { node: NodeOperations };
    file: { node: NodeOperations; stream: StreamOperations };
  };
}

/** The instantiated interpreter. Functions with an underscore are exports of the WebAssembly module. */
export interface PythonModule {
  readonly HEAPU8: Uint8Array;
  readonly HEAPU32: Uint32Array;
  readonly HEAP64: BigInt64Array;
  readonly FS: EmscriptenFs;
  readonly MEMFS: MemoryFs;
  /** Address of the flag that makes the evaluation loop ask for signals. */
  readonly _Py_EMSCRIPTEN_SIGNAL_HANDLING: number;
  growMemory(bytes: number): 1 | undefined;
  lengthBytesUTF8(text: string): number;
  stringToUTF8(text: string, pointer: number, capacity: number): void;
  UTF8ToString(pointer: number): string;
  _sbrk(increment: number): number;
  _malloc(bytes: number): number;
  _free(pointer: number): void;
  _emscripten_stack_get_current(): number;
  _emscripten_stack_get_base(): number;
  __emscripten_stack_restore(pointer: number): void;
  _PyRun_SimpleString(source: number): number;
  _PyObject_CallNoArgs(callable: number): number;
  _PyErr_Print(): void;
  _PyErr_Occurred(): number;
  _PyImport_AddModule(name: number): number;
  _PyObject_GetAttrString(object: number, name: number): number;
  _PyUnicode_AsUTF8(object: number): number;
  _Py_DecRef(object: number): void;
  _PyThreadState_Get(): number;
  _PyUnstable_ThreadState_SetStackProtection(thread: number, start: number, size: number): number;
  _PyType_Modified(type: number): void;
}

/** Imports of the WebAssembly module, by the two namespaces we reach into. */
export interface WasmImports {
  readonly env: Record<string, (...args: never[]) => unknown>;
  readonly wasi_snapshot_preview1: Record<string, (...args: never[]) => unknown>;
}

export interface ModuleSettings {
  thisProgram?: string;
  instantiateWasm(imports: WasmImports, receive: unknown): unknown;
}

/** Errors of WebAssembly's system interface: Python knows these numbers, Linux has others. */
export const WASI = {
  EACCES: 2,
  EAGAIN: 6,
  EBADF: 8,
  EEXIST: 20,
  EINVAL: 28,
  EISDIR: 31,
  ENETUNREACH: 40,
  ENOENT: 44,
  ENOSYS: 52,
  ENOTDIR: 54,
  ENOTEMPTY: 55,
  EPERM: 63,
  EROFS: 69,
} as const;
