// CPython in WebAssembly as a machine whose whole memory is put back before every run. What a run sees of the outside
// goes through the imports replaced here: clock, randomness, signals, growth of memory; sockets, processes and exit.
import { RandomStream } from '../kernel/random.ts';
import { type ModuleSettings, type PythonModule, WASI, type WasmImports } from './emscripten.ts';
import { RunMeter, ScriptExited } from './run-meter.ts';
import { HOST_DESCRIPTOR } from './script-streams.ts';
import { memoryOf, openSnapshot, PAGE_BYTES } from './snapshot-file.ts';

/** Pyodide as the page, the command line or a test loads it. */
export interface PyodideFiles {
  /** `loadPyodide` of the package. */
  readonly loadPyodide: (options: PyodideOptions) => Promise<{ _module: unknown }>;
  /** Default export of `pyodide.asm.mjs`. */
  readonly createModule: (settings: ModuleSettings) => Promise<unknown>;
  readonly indexURL: string; // folder or address of pyodide.asm.wasm and python_stdlib.zip, with trailing slash
}

export interface PyodideOptions {
  indexURL: string;
  env: Record<string, string>;
  lockFileContents: object;
  createPyodideModule: (settings: ModuleSettings) => Promise<unknown>;
  _loadSnapshot?: Uint8Array;
  _makeSnapshot?: boolean;
}

const MEMORY_LIMIT = 256 * 1024 * 1024;
const GROWTH = 1024 * 1024; // in small steps: the snapshot holds whole memory, used or not
/**
 * C recursion deeper than this ends in Python's RecursionError before the engine's own stack, whose size differs from
 * engine to engine, runs out. The compiler uses much of the one and little of the other.
 */
const C_STACK_BYTES = { usual: 64 * 1024, compiling: 256 * 1024 };
const FIRST_STREAM_OF_SCRIPTS = 3;

/** Environment of the interpreter while it is built; scripts get their own. Equal in every engine. */
const BUILD_ENV = {
  ...{ HOME: '/root', USER: 'root', LOGNAME: 'root', PATH: '/usr/bin', PWD: '/', _: '/usr/bin/python' },
  ...{ LANG: 'C.UTF-8', TZ: 'UTC', PYTHONHASHSEED: '0' },
};

const LOCK_FILE = {
  info: { abi_version: '2026_0', arch: 'wasm32', platform: 'emscripten_5_0_3', python: '3.14.2', version: '314.0.7' },
  packages: {},
};

/** The interpreter between two calls of one run: what of its memory differs from the base, and its open files. */
export interface MemoryImage {
  readonly pages: readonly number[]; // numbers of the pages that differ
  readonly bytes: Uint8Array; // these pages, one after the other
  readonly nextInode: number;
  readonly currentPath: string;
}

/** How a call into the interpreter ended. */
export type CallOutcome = 'returned' | 'raised' | { readonly thrown: unknown };

/** Loads Pyodide with our imports. The meter of the current run is read through `current`. */
export async function loadModule(
  files: PyodideFiles,
  current: { readonly meter: RunMeter },
  snapshot: { load?: Uint8Array; isMaking?: boolean },
): Promise<{ module: PythonModule; pyodide: unknown }> {
  let module: PythonModule | undefined;
  const pyodide = await files.loadPyodide({
    indexURL: files.indexURL,
    env: { ...BUILD_ENV },
    lockFileContents: LOCK_FILE,
    createPyodideModule: async (settings) => {
      settings.thisProgram = BUILD_ENV._;
      const instantiate = settings.instantiateWasm.bind(settings);
      settings.instantiateWasm = (imports, receive) => {
        replaceImports(imports, current, () => module);
        return instantiate(imports, receive);
      };
      const created = (await files.createModule(settings)) as PythonModule;
      // Pyodide does not make room for a snapshot that is larger than the memory it begins with.
      if (snapshot.load) growTo(created, memoryOf(snapshot.load).length);
      return created;
    },
    ...(snapshot.load ? { _loadSnapshot: snapshot.load } : {}),
    ...(snapshot.isMaking ? { _makeSnapshot: true } : {}),
  });
  module = pyodide._module as PythonModule;
  return { module, pyodide };
}

/** A meter for the time between runs, when nothing counts. */
export const idleMeter = (): RunMeter => new RunMeter(0, Number.POSITIVE_INFINITY, new RandomStream('python'));

/** A loaded interpreter. One at a time may use it; `call` is synchronous. */
export class Interpreter {
  private touched: number; // memory may differ from the base, or from zero beyond it, up to here

  private constructor(
    readonly module: PythonModule,
    private readonly base: Uint8Array,
    private readonly entry: number,
    private readonly current: { meter: RunMeter },
    private readonly stack: number,
    private readonly nextInode: number,
    private readonly thread: number,
  ) {
    this.touched = module.HEAPU8.length;
  }

  static async load(files: PyodideFiles, snapshotFile: Uint8Array): Promise<Interpreter> {
    const snapshot = openSnapshot(snapshotFile);
    const current = { meter: idleMeter() };
    const { module } = await loadModule(files, current, { load: snapshot.pyodide });
    const stack = module._emscripten_stack_get_current();
    const base = snapshot.memory();
    growTo(module, base.length);
    const thread = module._PyThreadState_Get();
    return new Interpreter(module, base, snapshot.entry, current, stack, module.FS.nextInode, thread);
  }

  /**
   * Performs one run, or one part of it, metered by `meter`. Memory and open files are those of the start, those of an
   * image, or as the call before left them ('as-it-is').
   */
  call(meter: RunMeter, from: 'start' | 'as-it-is' | MemoryImage): CallOutcome {
    if (from !== 'as-it-is') this.restore(from === 'start' ? null : from);
    this.current.meter = meter;
    try {
      if (this.module._PyObject_CallNoArgs(this.entry) !== 0) return 'returned';
      this.module._PyErr_Print(); // the runner itself failed: into the script's log
      return 'raised';
    } catch (thrown) {
      return { thrown };
    } finally {
      this.current.meter = idleMeter();
      // The allocator never gives memory back, so its end is the furthest that the run can have written.
      this.touched = Math.min(this.module._sbrk(0), this.module.HEAPU8.length);
      this.module.__emscripten_stack_restore(this.stack);
    }
  }

  /** What a later call may go on from. Files that are open now are not part of it. */
  image(): MemoryImage {
    const { HEAPU8, FS } = this.module;
    const pages = this.changedPages();
    const bytes = new Uint8Array(pages.length * PAGE_BYTES);
    for (const [i, page] of pages.entries())
      bytes.set(HEAPU8.subarray(page * PAGE_BYTES, (page + 1) * PAGE_BYTES), i * PAGE_BYTES);
    return { pages, bytes, nextInode: FS.nextInode, currentPath: FS.currentPath };
  }

  /** Whether a script has files open beyond those every run starts with. */
  hasOpenFiles(): boolean {
    return this.module.FS.streams.some(
      (stream, descriptor) => stream && descriptor >= FIRST_STREAM_OF_SCRIPTS && descriptor !== HOST_DESCRIPTOR,
    );
  }

  /** The compiler may recurse deeper than other C code. */
  setCompiling(isCompiling: boolean): void {
    limitCStack(this.module, this.thread, isCompiling);
  }

  /** Numbers of files begin where they began in the run before. To be called before anything is mounted. */
  resetFiles(): void {
    this.module.FS.nextInode = this.nextInode;
  }

  private changedPages(): number[] {
    const memory = new Uint32Array(this.module.HEAPU8.buffer, 0, this.touched >> 2);
    const base = new Uint32Array(this.base.buffer, this.base.byteOffset, this.base.length >> 2);
    const words = PAGE_BYTES >> 2;
    const pages: number[] = [];
    for (let from = 0; from < memory.length; from += words) {
      const end = Math.min(from + words, memory.length);
      let i = from;
      if (end <= base.length) while (i < end && memory[i] === base[i]) i++;
      else while (i < end && memory[i] === 0) i++; // the base is whole pages: beyond it was nothing
      if (i < end) pages.push(from / words);
    }
    return pages;
  }

  private restore(image: MemoryImage | null): void {
    // Memory never shrinks, so an image of this interpreter always fits.
    const memory = this.module.HEAPU8;
    memory.set(this.base);
    if (this.touched > this.base.length) memory.fill(0, this.base.length, this.touched);
    if (!image) return;
    for (const [i, page] of image.pages.entries())
      memory.set(image.bytes.subarray(i * PAGE_BYTES, (i + 1) * PAGE_BYTES), page * PAGE_BYTES);
    this.module.FS.nextInode = image.nextInode;
    this.module.FS.currentPath = image.currentPath;
  }

  /** Ends a run: nothing is open any more. */
  closeFiles(): void {
    const { FS } = this.module;
    FS.streams.length = FIRST_STREAM_OF_SCRIPTS;
    FS.currentPath = '/';
  }
}

/** Sets how deep C code may recurse from now on. @param thread the main thread; while C code waits, none is current */
export function limitCStack(module: PythonModule, thread: number, isCompiling: boolean): void {
  const size = isCompiling ? C_STACK_BYTES.compiling : C_STACK_BYTES.usual;
  const start = module._emscripten_stack_get_base() - size;
  const status = module._PyUnstable_ThreadState_SetStackProtection(thread, start, size);
  if (status !== 0) throw new Error('python: the C stack could not be limited');
}

function growTo(module: PythonModule, bytes: number): void {
  if (module.HEAPU8.length < bytes) module.growMemory(bytes);
}

function replaceImports(
  imports: WasmImports,
  current: { readonly meter: RunMeter },
  module: () => PythonModule | undefined,
): void {
  const { env, wasi_snapshot_preview1: wasi } = imports;
  const memory = (): PythonModule => {
    const loaded = module();
    if (!loaded) throw new Error('python: used before it was loaded');
    return loaded;
  };
  const { clock_time_get: realClock, random_get: realRandom } = wasi;
  env._Py_CheckEmscriptenSignals_Helper = () => current.meter.poll();
  env.emscripten_date_now = () => current.meter.readClock(0);
  env.emscripten_get_now = () => current.meter.readClock(1);
  wasi.clock_time_get = ((clock: number, precision: bigint, pointer: number) => {
    if (!module()) return (realClock as (...args: unknown[]) => number)(clock, precision, pointer);
    memory().HEAP64[pointer >>> 3] = BigInt(Math.round(current.meter.readClock(clock) * 1e6));
    return 0;
  }) as never;
  wasi.random_get = ((pointer: number, length: number) => {
    if (!module()) return (realRandom as (...args: unknown[]) => number)(pointer, length);
    const { random } = current.meter;
    const bytes = memory().HEAPU8.subarray(pointer >>> 0, (pointer >>> 0) + length);
    for (let i = 0; i < bytes.length; i++) bytes[i] = random.bits() >>> 24;
    return 0;
  }) as never;
  env.emscripten_resize_heap = ((requested: number) => {
    const size = requested >>> 0;
    if (size > MEMORY_LIMIT) return 0;
    const { HEAPU8, growMemory } = memory();
    return growMemory(Math.min(MEMORY_LIMIT, Math.max(size, HEAPU8.length + GROWTH))) ? 1 : 0;
  }) as never;
  shutOutside(imports);
}

/** A script has no network, starts no process and ends only itself. */
function shutOutside({ env, wasi_snapshot_preview1: wasi }: WasmImports): void {
  const exit = (code: number): never => {
    throw new ScriptExited(code & 0xff);
  };
  env.exit = exit as never;
  wasi.proc_exit = exit as never;
  env._abort_js = () => exit(134);
  env._emscripten_system = () => -WASI.ENOSYS;
  for (const call of ['connect', 'bind', 'listen', 'sendto', 'sendmsg', 'accept4', 'recvfrom', 'recvmsg'])
    env[`__syscall_${call}`] = () => -WASI.ENETUNREACH;
  const isNameUnknown = -3; // EAI_AGAIN: temporary failure in name resolution
  env.getaddrinfo = () => isNameUnknown;
  env._emscripten_lookup_name = () => 0;
}
