// The promise-shaped file system isomorphic-git asks for, over our synchronous file tree.
import type { FileTree } from '../kernel/files/file-tree.ts';
import type { TreeNode } from '../kernel/files/node.ts';
import { EPOCH_UNIX_MS } from '../kernel/time.ts';

interface GitStat {
  readonly type: 'file' | 'dir' | 'symlink';
  readonly mode: number;
  readonly size: number;
  readonly ino: number;
  readonly dev: number;
  readonly uid: number;
  readonly gid: number;
  readonly mtimeMs: number;
  readonly ctimeMs: number;
  isFile(): boolean;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
}

type Encoding = string | { readonly encoding?: string } | undefined;

export interface GitFiles {
  readonly promises: {
    readFile(path?: string, encoding?: Encoding): Promise<Uint8Array | string>;
    writeFile(path: string, data: Uint8Array | string): Promise<void>;
    unlink(path: string): Promise<void>;
    readdir(path: string): Promise<string[]>;
    mkdir(path: string): Promise<void>;
    rmdir(path: string): Promise<void>;
    stat(path: string): Promise<GitStat>;
    lstat(path: string): Promise<GitStat>;
    readlink(path: string): Promise<string>;
    symlink(target: string, path: string): Promise<void>;
  };
}

/** Size of a node in bytes as `stat` reports it. */
const sizeOf = (node: TreeNode): number =>
  node.kind === 'file' ? node.size : node.kind === 'link' ? node.target.length : 4096;

/** The mode git writes into trees and the index for a node. */
export const gitModeOf = (node: TreeNode): number =>
  node.kind === 'dir' ? 0o40000 : node.kind === 'link' ? 0o120000 : (node.mode & 0o100) !== 0 ? 0o100755 : 0o100644;

function statOf(node: TreeNode): GitStat {
  return {
    type: node.kind === 'dir' ? 'dir' : node.kind === 'link' ? 'symlink' : 'file',
    mode: gitModeOf(node),
    size: sizeOf(node),
    ino: node.ino,
    dev: 1,
    uid: 1000,
    gid: 1000,
    mtimeMs: EPOCH_UNIX_MS + node.mtime,
    // While the simulated clock stands still only the write counter tells two versions of a file apart.
    ctimeMs: node.ino,
    isFile: () => node.kind === 'file',
    isDirectory: () => node.kind === 'dir',
    isSymbolicLink: () => node.kind === 'link',
  };
}

export function gitFiles(files: FileTree): GitFiles {
  return {
    promises: {
      readFile: async (path, encoding) => {
        // Before every operation isomorphic-git calls this without a path, to see whether a promise comes back.
        if (path === undefined) return '';
        const wanted = typeof encoding === 'string' ? encoding : encoding?.encoding;
        return wanted ? files.readText(path) : files.readBytes(path);
      },
      writeFile: async (path, data) => {
        if (typeof data === 'string') files.writeText(path, data);
        // The content store keeps the array, and a Buffer is a view of a shared pool: hand over a plain copy.
        else files.writeBytes(path, Uint8Array.from(data));
      },
      unlink: async (path) => files.remove(path),
      readdir: async (path) => files.list(path),
      mkdir: async (path) => files.makeDir(path),
      rmdir: async (path) => files.remove(path),
      stat: async (path) => statOf(files.need(path)),
      lstat: async (path) => statOf(files.need(path, false)),
      readlink: async (path) => {
        const node = files.need(path, false);
        if (node.kind !== 'link') throw new Error(`readlink: ${path} is not a link`);
        return node.target;
      },
      symlink: async (target, path) => files.makeLink(target, path),
    },
  };
}
