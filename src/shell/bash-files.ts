import type { FsStat, IFileSystem } from 'just-bash/browser';
import { FileError, type FileTree, joinPath } from '../kernel/files/file-tree.ts';
import type { TreeNode } from '../kernel/files/node.ts';
import { EPOCH_UNIX_MS } from '../kernel/time.ts';

type Encoded = Parameters<IFileSystem['readFile']>[1];

/** Where the terminal pass sends output that a person sees; players know the first as `/dev/tty`. */
export const TERMINAL_OUT = '/dev/tty';
export const TERMINAL_ERR = '/dev/tty2';

const DEVICES: readonly string[] = ['/dev/null', TERMINAL_OUT, TERMINAL_ERR];
const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

const isBinary = (options: Encoded): boolean => {
  const encoding = typeof options === 'string' ? options : options?.encoding;
  return encoding === 'binary' || encoding === 'latin1';
};

/** A string whose characters are bytes, as just-bash passes raw data around. */
function toByteString(bytes: Uint8Array): string {
  let out = '';
  for (let i = 0; i < bytes.length; i += 8192) out += String.fromCharCode(...bytes.subarray(i, i + 8192));
  return out;
}

const fromByteString = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));

/** Text of a program's standard input, which just-bash hands over as a byte string. */
export const decodeInput = (input: unknown): string => decoder.decode(fromByteString(String(input)));

/**
 * The file tree as just-bash wants it: asynchronous signatures over synchronous work, device files, and errors whose
 * text begins with the errno name. Listings are sorted, time is the tree's, so nothing here depends on the host.
 */
export class BashFiles implements IFileSystem {
  constructor(
    private readonly tree: FileTree,
    private readonly show: (stream: 'out' | 'err', text: string) => void,
  ) {}

  async readFile(path: string, options?: Encoded): Promise<string> {
    if (this.isDevice(path)) return '';
    return isBinary(options) ? toByteString(this.tree.readBytes(path)) : this.tree.readText(path);
  }

  async readFileBuffer(path: string): Promise<Uint8Array> {
    return this.isDevice(path) ? new Uint8Array(0) : this.tree.readBytes(path).slice();
  }

  async writeFile(path: string, content: string | Uint8Array, options?: Encoded): Promise<void> {
    const bytes = this.bytesOf(content, options);
    if (!this.toDevice(path, bytes)) this.tree.writeBytes(path, bytes);
  }

  async appendFile(path: string, content: string | Uint8Array, options?: Encoded): Promise<void> {
    const bytes = this.bytesOf(content, options);
    if (this.toDevice(path, bytes)) return;
    if (bytes.length === 0 && this.tree.exists(path)) this.tree.needFile(path);
    else this.tree.appendBytes(path, bytes);
  }

  async exists(path: string): Promise<boolean> {
    try {
      return this.isDevice(path) || path === '/dev' || this.tree.exists(path);
    } catch {
      return false;
    }
  }

  async stat(path: string): Promise<FsStat> {
    return this.statOf(path, true);
  }

  async lstat(path: string): Promise<FsStat> {
    return this.statOf(path, false);
  }

  async mkdir(path: string, options?: { recursive?: boolean }): Promise<void> {
    this.tree.makeDir(path, options?.recursive ?? false);
  }

  async readdir(path: string): Promise<string[]> {
    return (await this.readdirWithFileTypes(path)).map((entry) => entry.name);
  }

  async readdirWithFileTypes(path: string) {
    if (joinPath('/', path) === '/dev') return [device('null'), device('tty')];
    const { entries } = this.tree.needDir(path);
    return Object.keys(entries)
      .sort()
      .map((name) => ({ name, ...kindOf(entries[name] as TreeNode) }));
  }

  async rm(path: string, options?: { recursive?: boolean; force?: boolean }): Promise<void> {
    this.tree.remove(path, options ?? {});
  }

  async cp(from: string, to: string, options?: { recursive?: boolean }): Promise<void> {
    if (this.isDevice(from)) await this.writeFile(to, '');
    else this.tree.copy(from, to, options?.recursive ?? false);
  }

  async mv(from: string, to: string): Promise<void> {
    this.tree.move(from, to);
  }

  resolvePath(base: string, path: string): string {
    return joinPath(base, path);
  }

  getAllPaths(): string[] {
    const out: string[] = [];
    const visit = (node: TreeNode, path: string): void => {
      out.push(path === '' ? '/' : path);
      if (node.kind !== 'dir') return;
      for (const name of Object.keys(node.entries).sort()) visit(node.entries[name] as TreeNode, `${path}/${name}`);
    };
    visit(this.tree.host.root, '');
    return out;
  }

  async chmod(path: string, mode: number): Promise<void> {
    if (!this.isDevice(path)) this.tree.setMode(path, mode);
  }

  async symlink(target: string, path: string): Promise<void> {
    this.tree.makeLink(target, path);
  }

  async link(from: string, to: string): Promise<void> {
    this.tree.link(from, to);
  }

  async readlink(path: string): Promise<string> {
    const node = this.tree.need(path, false);
    if (node.kind !== 'link') throw new FileError('EINVAL', path, 'invalid argument');
    return node.target;
  }

  async realpath(path: string): Promise<string> {
    this.tree.need(path);
    return this.tree.realPath(path);
  }

  async utimes(path: string, _accessed: Date, modified: Date): Promise<void> {
    if (!this.isDevice(path)) this.tree.setTime(path, Math.round(modified.getTime()) - EPOCH_UNIX_MS);
  }

  private isDevice(path: string): boolean {
    return path.startsWith('/dev/') && DEVICES.includes(path);
  }

  /** True when the bytes went to a device: into nothing, or to the person in front of the terminal. */
  private toDevice(path: string, bytes: Uint8Array): boolean {
    if (!this.isDevice(path)) return false;
    if (path !== '/dev/null' && bytes.length > 0)
      this.show(path === TERMINAL_OUT ? 'out' : 'err', decoder.decode(bytes));
    return true;
  }

  private bytesOf(content: string | Uint8Array, options: Encoded): Uint8Array {
    if (typeof content !== 'string') return content.slice();
    return isBinary(options) ? fromByteString(content) : encoder.encode(content);
  }

  private statOf(path: string, isFollowing: boolean): FsStat {
    if (this.isDevice(path)) return { ...FILE, mode: 0o666, size: 0, mtime: new Date(EPOCH_UNIX_MS), dev: 1, ino: 0 };
    if (path === '/dev')
      return { ...DIRECTORY, mode: 0o755, size: 4096, mtime: new Date(EPOCH_UNIX_MS), dev: 1, ino: 0 };
    const node = this.tree.need(path, isFollowing);
    return {
      ...kindOf(node),
      mode: node.mode,
      size: node.kind === 'file' ? node.size : node.kind === 'link' ? node.target.length : 4096,
      mtime: new Date(EPOCH_UNIX_MS + node.mtime),
      dev: 1,
      ino: node.ino,
    };
  }
}

const FILE = { isFile: true, isDirectory: false, isSymbolicLink: false };
const DIRECTORY = { isFile: false, isDirectory: true, isSymbolicLink: false };
const LINK = { isFile: false, isDirectory: false, isSymbolicLink: true };

const kindOf = (node: TreeNode) => (node.kind === 'file' ? FILE : node.kind === 'dir' ? DIRECTORY : LINK);
const device = (name: string) => ({ name, ...FILE });
