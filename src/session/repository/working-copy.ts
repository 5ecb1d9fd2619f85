import { GitFailure } from '../../git/git-failure.ts';
import { type Repository, repositoryAt } from '../../git/repository.ts';
import { remoteRepository } from '../../git/transfer.ts';
import { remotesOf } from '../../git/upstream.ts';
import type { Context } from '../../kernel/context.ts';
import type { FileTree } from '../../kernel/files/file-tree.ts';
import type { DirNode } from '../../kernel/files/node.ts';
import { seenFiles } from '../../kernel/files/seen-files.ts';
import type { World } from '../../kernel/world.ts';

/** Where the player works. */
export const WORKING_COPY = '/home/oncall/kestrand-ml';

/** The player's working copy to look at. */
export interface WorkingCopy {
  readonly files: FileTree;
  readonly folder: DirNode;
  readonly repository: Repository | null; // null: there is no `.git`
}

interface Looked {
  readonly world: World;
  readonly context: Context;
}

/** The working copy as it is; null when the folder is gone. */
export function workingCopy({ world, context }: Looked): WorkingCopy | null {
  const files = seenFiles(world, context.content);
  const folder = files.find(WORKING_COPY);
  if (folder?.kind !== 'dir') return null;
  return { files, folder, repository: repositoryAt(files, WORKING_COPY) ?? null };
}

/** The repository behind `origin`, when it is a path of this file system. */
export function originOf({ files, repository }: WorkingCopy): Repository | null {
  const url = repository && remotesOf(repository).find(({ name }) => name === 'origin')?.url;
  return url ? (remoteRepository(files, url, WORKING_COPY) ?? null) : null;
}

const remembered = new WeakMap<DirNode, Map<string, unknown>>();

/** What follows from a folder alone. Folders never change, so it is found once for each and forgotten with it. */
export function rememberedFor<Value>(folder: DirNode, key: string, find: () => Value): Value {
  const known = remembered.get(folder) ?? new Map<string, unknown>();
  remembered.set(folder, known);
  if (!known.has(key)) known.set(key, find());
  return known.get(key) as Value;
}

/** Null where git would refuse: an unknown revision, something broken in `.git`. */
export function orNull<Value>(read: () => Value): Value | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof GitFailure) return null;
    throw error;
  }
}
