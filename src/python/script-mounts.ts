// The folders of one run: what its specification names, and empty ones where every Linux has some.
import type { ContentStore } from '../kernel/content-store.ts';
import { splitPath } from '../kernel/files/file-tree.ts';
import { emptyDir } from '../kernel/files/node.ts';
import type { ScriptMount, ScriptSpec } from '../kernel/script.ts';
import type { SharedInterpreter } from './load-interpreter.ts';
import { type ChangedFile, Overlay } from './overlay.ts';
import type { OverlayMount } from './overlay-fs.ts';
import type { RunMeter } from './run-meter.ts';

const HOME = '/root';
const FIRST_DEVICE = 16; // st_dev of the first mount

interface Mounted {
  readonly path: string;
  readonly overlay: Overlay;
  readonly isReported: boolean;
}

export class ScriptMounts {
  private readonly mounted: Mounted[] = [];
  private readonly madeFolders: string[] = []; // in the interpreter's own files

  /** @param current what file operations are counted on, and the clock of changed files */
  constructor(
    private readonly shared: SharedInterpreter,
    spec: ScriptSpec,
    content: ContentStore,
    current: { readonly meter: RunMeter },
  ) {
    const { FS } = shared.interpreter.module;
    const now = (): number => Math.floor(current.meter.now());
    for (const [i, { path, tree, isWritable, isReported }] of wantedMounts(spec).entries()) {
      if (path === '/') continue;
      const overlay = new Overlay(tree, content, now);
      const options: OverlayMount = { overlay, current, isWritable, device: FIRST_DEVICE + i };
      this.unlocked(() => {
        this.makeFolders(path);
        FS.mount(shared.fileSystem, options, path);
      });
      this.mounted.push({ path, overlay, isReported });
    }
  }

  /** Whether anything was made, changed or removed below any mount. */
  get isTouched(): boolean {
    return this.mounted.some(({ overlay }) => overlay.isTouched);
  }

  /** Files below writable mounts that differ from before, sorted by path. */
  changes(): ChangedFile[] {
    return this.mounted
      .filter((mount) => mount.isReported)
      .flatMap(({ overlay, path }) => overlay.changes(path))
      .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  }

  unmount(): void {
    const { FS } = this.shared.interpreter.module;
    this.unlocked(() => {
      // Unmounting a folder unmounts what is mounted within it, wherever the script moved that to.
      for (const { path } of this.mounted)
        if (!this.mounted.some((other) => other.path !== path && isBelow(path, other.path))) FS.unmount(path);
      for (const path of this.madeFolders.splice(0).reverse()) FS.rmdir(path);
    });
  }

  /** Folders on the way to a mount; those within another mount exist for this run only. */
  private makeFolders(path: string): void {
    const { FS } = this.shared.interpreter.module;
    const parts = splitPath(path);
    for (let i = 1; i <= parts.length; i++) {
      const at = `/${parts.slice(0, i).join('/')}`;
      if (FS.lookupPath(at, { noent_okay: true }).node) continue;
      const outer = this.mounted.findLast((candidate) => isBelow(at, candidate.path));
      if (!outer) {
        FS.mkdir(at);
        this.madeFolders.push(at);
        continue;
      }
      let dir = outer.overlay.root;
      for (const name of splitPath(at.slice(outer.path.length))) {
        const next = outer.overlay.get(dir, name) ?? outer.overlay.makeDir(dir, name, 0o755);
        if (next.kind !== 'dir') throw new Error(`python: ${at} is no folder, and a mount lies below it`);
        dir = next;
      }
      outer.overlay.isTouched = false; // made for the mount, by nobody
    }
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

/** Outer folders before those within them. */
function wantedMounts(spec: ScriptSpec): (ScriptMount & { readonly isReported: boolean })[] {
  const asked = spec.mounts.flatMap(topFolders);
  const isCovered = (path: string): boolean => asked.some((mount) => isBelow(path, mount.path));
  const scratch = [...new Set(['/tmp', HOME, spec.env.HOME ?? HOME, spec.cwd])].filter((path) => !isCovered(path));
  return [
    ...asked.map((mount) => ({ ...mount, isReported: mount.isWritable })),
    ...scratch.map((path) => ({ path, tree: emptyDir(spec.now), isWritable: true, isReported: false })),
  ].sort((a, b) => splitPath(a.path).length - splitPath(b.path).length || (a.path < b.path ? -1 : 1));
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
