// The port `ScriptRunner` on Pyodide: what a run sees, what it costs and what it leaves behind.
import type { ContentStore } from '../kernel/content-store.ts';
import { splitPath } from '../kernel/files/file-tree.ts';
import { emptyDir } from '../kernel/files/node.ts';
import { RandomStream } from '../kernel/random.ts';
import { realm } from '../kernel/realm.ts';
import type { ScriptMount, ScriptResult, ScriptRunner, ScriptSpec } from '../kernel/script.ts';
import { type FileSystemType, WASI } from './emscripten.ts';
import { type CallOutcome, Interpreter, type PyodideFiles } from './interpreter.ts';
import { type ChangedFile, Overlay } from './overlay.ts';
import { type OverlayMount, overlayFileSystem } from './overlay-fs.ts';
import { RunMeter, ScriptExited, ScriptStopped } from './run-meter.ts';
import { ScriptHost } from './script-host.ts';
import { LineCollector, openStreams } from './script-streams.ts';

const HOME = '/root';
const FIRST_DEVICE = 16; // st_dev of the first mount
const DAMAGED = 134;

export interface PyodideRunnerOptions extends PyodideFiles {
  readonly snapshot: Uint8Array; // what `buildSnapshot` made
  readonly content: ContentStore;
}

/** Loads an interpreter of its own. To share one between content stores, see {@link PyodideRunner}. */
export async function createPyodideRunner(options: PyodideRunnerOptions): Promise<PyodideRunner> {
  return new PyodideRunner(await loadInterpreter(options, options.snapshot), options.content);
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
  return { interpreter, fileSystem: overlayFileSystem(FS), lock };
}

export interface SharedInterpreter {
  readonly interpreter: Interpreter;
  readonly fileSystem: FileSystemType;
  readonly lock: { isOpen: boolean }; // whether the interpreter's own files may change
}

interface Mounted {
  readonly path: string;
  readonly overlay: Overlay;
  readonly isReported: boolean;
}

/** Runs scripts one after another. Equal specifications give equal results, whatever ran before. */
export class PyodideRunner implements ScriptRunner {
  private readonly madeFolders: string[] = []; // of the current run, in the interpreter's own files

  constructor(
    private readonly shared: SharedInterpreter,
    private readonly content: ContentStore,
  ) {}

  run(spec: ScriptSpec): ScriptResult {
    const random = new RandomStream(`python/${spec.seed}`);
    const meter = new RunMeter(spec.now, spec.workLimitMs, random);
    const release = realm.rebind({ now: () => meter.now(), random: () => random.bits() });
    try {
      return this.runMetered(spec, meter);
    } finally {
      release();
    }
  }

  private runMetered(spec: ScriptSpec, meter: RunMeter): ScriptResult {
    const { interpreter } = this.shared;
    interpreter.resetFiles();
    const lines = new LineCollector(meter);
    const host = new ScriptHost(spec, meter, lines, (isDeep) => interpreter.setCompiling(isDeep));
    const mounts = this.mount(spec, meter);
    try {
      const stdin = new TextEncoder().encode(spec.stdin ?? '');
      openStreams(interpreter.module.FS, stdin, lines, (header, payload) => host.answer(header, payload));
      const outcome = interpreter.call(meter);
      const exitCode = endOf(outcome, host, lines);
      const isStopped = typeof outcome === 'object' && outcome.thrown instanceof ScriptStopped;
      const files = changesOf(mounts);
      const started = host.finish(outcome !== 'returned');
      return { exitCode, isStopped, files, ...started, hasReadClock: meter.clockReads > 0 };
    } finally {
      this.unmount(mounts);
    }
  }

  /** Mounts what the specification names, and empty folders where every Linux has some. */
  private mount(spec: ScriptSpec, meter: RunMeter): Mounted[] {
    const { FS } = this.shared.interpreter.module;
    const asked = spec.mounts.flatMap(topFolders);
    const isCovered = (path: string): boolean => asked.some((mount) => isBelow(path, mount.path));
    const scratch = [...new Set(['/tmp', HOME, spec.env.HOME ?? HOME, spec.cwd])].filter((path) => !isCovered(path));
    const all = [
      ...asked.map((mount) => ({ ...mount, isReported: mount.isWritable })),
      ...scratch.map((path) => ({ path, tree: emptyDir(spec.now), isWritable: true, isReported: false })),
    ].sort((a, b) => splitPath(a.path).length - splitPath(b.path).length || (a.path < b.path ? -1 : 1));
    const mounted: Mounted[] = [];
    const now = (): number => Math.floor(meter.now());
    for (const [i, { path, tree, isWritable, isReported }] of all.entries()) {
      if (path === '/') continue;
      const overlay = new Overlay(tree, this.content, now);
      const options: OverlayMount = { overlay, meter, isWritable, device: FIRST_DEVICE + i };
      this.unlocked(() => {
        this.makeFolders(path, mounted);
        FS.mount(this.shared.fileSystem, options, path);
      });
      mounted.push({ path, overlay, isReported });
    }
    return mounted;
  }

  /** Folders on the way to a mount; those within another mount exist for this run only. */
  private makeFolders(path: string, mounted: readonly Mounted[]): void {
    const { FS } = this.shared.interpreter.module;
    const parts = splitPath(path);
    for (let i = 1; i <= parts.length; i++) {
      const at = `/${parts.slice(0, i).join('/')}`;
      if (FS.lookupPath(at, { noent_okay: true }).node) continue;
      const outer = mounted.findLast((candidate) => isBelow(at, candidate.path));
      if (!outer) {
        FS.mkdir(at);
        this.madeFolders.push(at);
      } else {
        let dir = outer.overlay.root;
        for (const name of splitPath(at.slice(outer.path.length))) {
          const next = outer.overlay.get(dir, name) ?? outer.overlay.makeDir(dir, name, 0o755);
          if (next.kind !== 'dir') throw new Error(`python: ${at} is no folder, and a mount lies below it`);
          dir = next;
        }
      }
    }
  }

  private unmount(mounts: readonly Mounted[]): void {
    const { FS } = this.shared.interpreter.module;
    this.unlocked(() => {
      // Unmounting a folder unmounts what is mounted within it, wherever the script moved that to.
      for (const { path } of mounts)
        if (!mounts.some((other) => other.path !== path && isBelow(path, other.path))) FS.unmount(path);
      for (const path of this.madeFolders.splice(0).reverse()) FS.rmdir(path);
    });
  }

  private unlocked(change: () => void): void {
    const { lock } = this.shared;
    lock.isOpen = true;
    try {
      change();
    } finally {
      lock.isOpen = false;
    }
  }
}

/** The root cannot be covered: the interpreter's library lies there. Its folders are mounted one by one instead. */
function topFolders(mount: ScriptMount): ScriptMount[] {
  const path = `/${splitPath(mount.path).join('/')}`;
  if (path !== '/') return [{ ...mount, path }];
  return Object.keys(mount.tree.entries)
    .sort()
    .flatMap((name) => {
      const tree = mount.tree.entries[name];
      if (tree?.kind !== 'dir' || ['lib', 'dev', 'proc'].includes(name)) return [];
      return [{ ...mount, path: `/${name}`, tree }];
    });
}

const isBelow = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`);

function changesOf(mounts: readonly Mounted[]): ChangedFile[] {
  return mounts
    .filter((mount) => mount.isReported)
    .flatMap(({ overlay, path }) => overlay.changes(path))
    .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

/** The exit code, after saying in the log why there is one when the interpreter could not. */
function endOf(outcome: CallOutcome, host: ScriptHost, lines: LineCollector): number {
  if (outcome === 'returned') return host.exitCode ?? DAMAGED;
  if (typeof outcome === 'object') {
    if (outcome.thrown instanceof ScriptStopped) return 137;
    if (outcome.thrown instanceof ScriptExited) return outcome.thrown.code;
    if (!isInterpreterFailure(outcome.thrown)) throw outcome.thrown;
  }
  lines.write('err', new TextEncoder().encode('Fatal Python error: the script damaged the interpreter\n'));
  return DAMAGED;
}

/** Traps and exhausted stacks of WebAssembly are the script's doing; everything else is our own bug. */
const isInterpreterFailure = (thrown: unknown): boolean =>
  thrown instanceof WebAssembly.RuntimeError ||
  (thrown instanceof RangeError && /call stack/i.test(thrown.message)) ||
  (thrown instanceof Error && thrown.name === 'InternalError'); // Firefox: too much recursion
