// Moving index and work tree from one tree to another: local changes outside the difference are kept, those in the way
// stop the move.

import { isPathIgnored } from './ignore-rules.ts';
import { type Index, readIndex, writeIndex } from './index-file.ts';
import type { FlatTree } from './objects.ts';
import type { Repository } from './repository.ts';
import { isSameEntry } from './tree-diff.ts';
import { entryOnDisk, placeFile, removeFile } from './work-tree.ts';

/** What stands in the way of a move, in path order. */
export interface Obstacles {
  readonly changed: readonly string[]; // tracked files with local changes
  readonly untracked: readonly string[]; // files git does not know and would overwrite
}

function changedPaths(from: FlatTree, to: FlatTree): string[] {
  const paths = new Set<string>();
  for (const [path, entry] of from) if (!isSameEntry(entry, to.get(path))) paths.add(path);
  for (const path of to.keys()) if (!from.has(path)) paths.add(path);
  return [...paths].sort();
}

export function obstaclesTo(repo: Repository, from: FlatTree, to: FlatTree): Obstacles {
  const index = readIndex(repo);
  const changed: string[] = [];
  const untracked: string[] = [];
  for (const path of changedPaths(from, to)) {
    const indexed = index.entries.get(path);
    const onDisk = entryOnDisk(repo, path);
    if (isSameEntry(indexed, to.get(path)) && indexed) continue;
    if (!isSameEntry(indexed, from.get(path))) changed.push(path);
    else if (indexed && onDisk && !isSameEntry(indexed, onDisk)) changed.push(path);
    else if (!indexed && onDisk && !isPathIgnored(repo, path)) untracked.push(path);
  }
  return { changed, untracked };
}

/** Makes the move; call only when nothing is in its way. */
export function switchTree(repo: Repository, from: FlatTree, to: FlatTree): void {
  const index = readIndex(repo);
  for (const path of changedPaths(from, to)) {
    const entry = to.get(path);
    if (isSameEntry(index.entries.get(path), entry) && entry) continue;
    if (entry) index.entries.set(path, entry);
    else index.entries.delete(path);
    if (!entry) removeFile(repo, path);
  }
  for (const path of changedPaths(from, to)) {
    const entry = to.get(path);
    if (entry && !isSameEntry(entryOnDisk(repo, path), entry)) placeFile(repo, path, entry);
  }
  writeIndex(repo, index);
}

/** Makes index and work tree exactly `to`; local changes of tracked files are lost. */
export function forceTree(repo: Repository, to: FlatTree): void {
  const before = readIndex(repo);
  for (const path of [...before.entries.keys(), ...before.conflicts.keys()]) if (!to.has(path)) removeFile(repo, path);
  for (const [path, entry] of to) if (!isSameEntry(entryOnDisk(repo, path), entry)) placeFile(repo, path, entry);
  writeIndex(repo, indexOfTree(to));
}

export const indexOfTree = (tree: FlatTree): Index => ({ entries: new Map(tree), conflicts: new Map() });
