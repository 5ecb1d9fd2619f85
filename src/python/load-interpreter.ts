import { type FileSystemType, WASI } from './emscripten.ts';
import { Interpreter, type PyodideFiles } from './interpreter.ts';
import { overlayFileSystem } from './overlay-fs.ts';
import type { StartedServer } from './started-server.ts';

/** An interpreter whose own files are unchangeable. Runners over several content stores may share it. */
export interface SharedInterpreter {
  readonly interpreter: Interpreter;
  readonly fileSystem: FileSystemType;
  readonly lock: { isOpen: boolean }; // whether the interpreter's own files may change
  readonly servers: Map<string, StartedServer>; // servers after init(), by all that this depends on
}

/** Loads the interpreter and makes its own files unchangeable. */
export async function loadInterpreter(files: PyodideFiles, snapshot: Uint8Array): Promise<SharedInterpreter> {
  const interpreter = await Interpreter.load(files, snapshot);
  const { FS, MEMFS } = interpreter.module;
  // Their output would go to the page's or the command line's console.
  for (const name of FS.readdir('/dev')) if (/^(tty|std|ptmx|pts)/.test(name)) FS.unlink(`/dev/${name}`);
  const lock = { isOpen: false };
  const guard = <A extends unknown[], R>(operation: (...args: A) => R) => {
    return (...args: A): R => {
      if (!lock.isOpen) throw new FS.ErrnoError(WASI.EROFS);
      return operation(...args);
    };
  };
  const { dir, file } = MEMFS.ops_table;
  Object.assign(dir.node, {
    ...{ mknod: guard(dir.node.mknod), rename: guard(dir.node.rename), unlink: guard(dir.node.unlink) },
    ...{ rmdir: guard(dir.node.rmdir), symlink: guard(dir.node.symlink), setattr: guard(dir.node.setattr) },
  });
  Object.assign(file.node, { setattr: guard(file.node.setattr) });
  Object.assign(file.stream, { write: guard(file.stream.write) });
  return { interpreter, fileSystem: overlayFileSystem(FS), lock, servers: new Map() };
}
