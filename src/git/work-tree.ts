// The work tree: what its files are now, and writing versions of files into it. Changes are noticed by content (its blob
// id is remembered per content reference), so two edits at one instant of simulated time are never mistaken.
import type { ContentRef } from '../kernel/content-store.ts';
import type { DirNode, TreeNode } from '../kernel/files/node.ts';
import { gitModeOf } from './git-files.ts';
import { isPathIgnored } from './ignore-rules.ts';
import type { Index } from './index-file.ts';
import { blobOidOfRef, blobOidOfText, type Entry, readBlob, writeBlob } from './objects.ts';
import type { Repository } from './repository.ts';
import type { ReadBytes } from './tree-diff.ts';

export interface WorkTree {
  readonly entries: Map<string, Entry>; // the tracked files that are there, as they are now
  readonly refs: Map<string, ContentRef>; // blob id → content, for versions git does not store yet
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export function rootOf(repo: Repository): string {
  if (repo.workTree === null) throw new Error(`${repo.gitDir} has no work tree`);
  return repo.workTree;
}

/** What git would store for a node; undefined for a folder. */
export function entryOfNode(repo: Repository, node: TreeNode | undefined): Entry | undefined {
  if (!node || node.kind === 'dir') return undefined;
  if (node.kind === 'link') return { mode: '120000', oid: blobOidOfText(node.target) };
  return { mode: gitModeOf(node).toString(8), oid: blobOidOfRef(repo, node.ref) };
}

export const entryOnDisk = (repo: Repository, path: string): Entry | undefined =>
  entryOfNode(repo, repo.files.find(`${rootOf(repo)}/${path}`, false));

/** The present state of every file the index knows. */
export function readWorkTree(repo: Repository, index: Index): WorkTree {
  const work: WorkTree = { entries: new Map(), refs: new Map() };
  const paths = [...index.entries.keys(), ...index.conflicts.keys()].sort();
  for (const path of paths) {
    const node = repo.files.find(`${rootOf(repo)}/${path}`, false);
    const entry = entryOfNode(repo, node);
    if (!entry) continue;
    work.entries.set(path, entry);
    if (node?.kind === 'file') work.refs.set(entry.oid, node.ref);
    else if (node?.kind === 'link') work.refs.set(entry.oid, repo.files.content.putText(node.target));
  }
  return work;
}

/** Reads versions from the repository or, where it has not stored them, from the work tree. */
export function blobReader(repo: Repository, work?: WorkTree): ReadBytes {
  return (oid) => {
    const ref = work?.refs.get(oid);
    return ref === undefined ? readBlob(repo, oid) : repo.files.content.bytes(ref);
  };
}

/** Files git does not know, in path order; ignored ones only on demand. */
export function untrackedFiles(repo: Repository, index: Index, withIgnored = false): string[] {
  const folders = trackedFolders(index);
  const out: string[] = [];
  const visit = (dir: DirNode, at: string): void => {
    for (const name of Object.keys(dir.entries).sort()) {
      if (name === '.git') continue;
      const path = at + name;
      const node = dir.entries[name] as TreeNode;
      const isTracked = index.entries.has(path) || index.conflicts.has(path) || folders.has(path);
      if (!isTracked && !withIgnored && isPathIgnored(repo, path)) continue;
      if (node.kind !== 'dir') {
        if (!isTracked) out.push(path);
      } else if (Object.hasOwn(node.entries, '.git')) out.push(`${path}/`);
      else visit(node, `${path}/`);
    }
  };
  visit(repo.files.needDir(rootOf(repo)), '');
  return out.sort();
}

function trackedFolders(index: Index): Set<string> {
  const folders = new Set<string>();
  for (const path of [...index.entries.keys(), ...index.conflicts.keys()])
    for (let slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1))
      folders.add(path.slice(0, slash));
  return folders;
}

/** Untracked files with wholly untracked folders as one line, `folder/`. */
export function collapseFolders(index: Index, untracked: readonly string[]): string[] {
  const folders = trackedFolders(index);
  const out = new Set<string>();
  for (const path of untracked) {
    let slash = path.indexOf('/');
    while (slash >= 0 && folders.has(path.slice(0, slash))) slash = path.indexOf('/', slash + 1);
    out.add(slash < 0 ? path : path.slice(0, slash + 1));
  }
  return [...out].sort();
}

/** Stores the present content of a file and returns its entry. */
export async function storeFile(repo: Repository, path: string): Promise<Entry> {
  const node = repo.files.need(`${rootOf(repo)}/${path}`, false);
  const entry = entryOfNode(repo, node);
  if (!entry) throw new Error(`git add: ${path} is a folder`);
  const bytes = node.kind === 'link' ? encoder.encode(node.target) : repo.files.readBytes(`${rootOf(repo)}/${path}`);
  await writeBlob(repo, bytes);
  return entry;
}

/** Writes a stored version into the work tree. */
export function placeFile(repo: Repository, path: string, entry: Entry): void {
  const bytes = readBlob(repo, entry.oid);
  placeBytes(repo, path, entry.mode, bytes);
}

function placeBytes(repo: Repository, path: string, mode: string, bytes: Uint8Array): void {
  const full = `${rootOf(repo)}/${path}`;
  const parts = path.split('/');
  for (let i = 1; i < parts.length; i++) {
    const folder = `${rootOf(repo)}/${parts.slice(0, i).join('/')}`;
    const node = repo.files.find(folder, false);
    if (node && node.kind !== 'dir') repo.files.remove(folder);
  }
  repo.files.makeDir(full.slice(0, full.lastIndexOf('/')), true);
  const old = repo.files.find(full, false);
  if (old && (old.kind !== 'file' || mode === '120000')) repo.files.remove(full, { recursive: true });
  if (mode === '120000') {
    repo.files.makeLink(decoder.decode(bytes), full);
    return;
  }
  repo.files.writeBytes(full, bytes);
  const isExecutable = mode === '100755';
  const node = repo.files.needFile(full);
  if (((node.mode & 0o100) !== 0) !== isExecutable) repo.files.setMode(full, isExecutable ? 0o755 : 0o644);
}

/** Removes a file and the folders it leaves empty. */
export function removeFile(repo: Repository, path: string): void {
  const root = rootOf(repo);
  repo.files.remove(`${root}/${path}`, { force: true, recursive: true });
  for (let at = path; at.includes('/'); ) {
    at = at.slice(0, at.lastIndexOf('/'));
    const node = repo.files.find(`${root}/${at}`, false);
    if (node?.kind !== 'dir' || Object.keys(node.entries).length > 0) return;
    repo.files.remove(`${root}/${at}`);
  }
}
