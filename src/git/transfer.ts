// Moving commits between repositories of the same file system: fetch, push and clone without a network.

import type { FileTree } from '../kernel/files/file-tree.ts';
import { joinPath } from '../kernel/files/file-tree.ts';
import { isAncestorOf } from './history.ts';
import { hasObject, objectPath, readObject, type Signature } from './objects.ts';
import { deleteRef, listRefs, readRef, setSymbolicRef, symbolicTarget, updateRef } from './refs.ts';
import type { Repository } from './repository.ts';
import { repositoryAt } from './repository.ts';

/** The repository behind a remote's address, when it is a path of this file system. */
export function remoteRepository(files: FileTree, url: string, base: string): Repository | undefined {
  const path = url.startsWith('file://') ? url.slice('file://'.length) : url;
  if (/^[a-z+]+:\/\//.test(path) || /^[\w.-]+@[\w.-]+:/.test(path)) return undefined;
  const at = joinPath(base, path);
  return repositoryAt(files, at) ?? repositoryAt(files, `${at}.git`);
}

/** Copies everything a tip needs that the other side lacks. An object that is there has all it refers to. */
export function copyObjects(from: Repository, to: Repository, tips: readonly string[]): void {
  const open = [...tips];
  const seen = new Set<string>();
  for (let oid = open.pop(); oid !== undefined; oid = open.pop()) {
    if (seen.has(oid) || hasObject(to, oid)) continue;
    seen.add(oid);
    const object = readObject(from, oid);
    if (object.type === 'commit') open.push(object.value.tree, ...object.value.parents);
    else if (object.type === 'tree') open.push(...object.value.map((item) => item.oid));
    else if (object.type === 'tag') open.push(object.value.target);
  }
  for (const oid of [...seen].sort()) {
    const node = from.files.find(objectPath(from, oid));
    if (node?.kind !== 'file') continue; // the empty tree exists without a file
    const path = objectPath(to, oid);
    to.files.makeDir(path.slice(0, path.lastIndexOf('/')), true);
    to.files.putFile(path, node.ref, node.size);
  }
}

/** What happened to one ref of a fetch or push. */
export interface RefUpdate {
  readonly kind: 'new' | 'fast-forward' | 'forced' | 'same' | 'rejected' | 'deleted';
  readonly source: string; // full name on the sending side; '' for a deletion
  readonly typed?: string; // what the player called the source, where that is not its short name: 'HEAD'
  readonly target: string; // full name on the receiving side
  readonly before?: string;
  readonly after?: string;
  readonly reason?: 'fetch first' | 'non-fast-forward' | 'already exists';
}

export interface RefRequest {
  readonly source: string;
  readonly typed?: string;
  readonly target: string;
  readonly isForced: boolean;
}

/** Brings refs of `from` into `to`; branches only forward unless forced, tags never move. */
export function sendRefs(
  from: Repository,
  to: Repository,
  requests: readonly RefRequest[],
  move: { by: Signature; reason: string },
): RefUpdate[] {
  const updates: RefUpdate[] = [];
  for (const request of requests) {
    const planned = planUpdate(from, to, request);
    const update = request.typed === undefined ? planned : { ...planned, typed: request.typed };
    updates.push(update);
    if (update.kind === 'same' || update.kind === 'rejected' || update.after === undefined) continue;
    copyObjects(from, to, [update.after]);
    const how = update.kind === 'new' ? 'storing head' : update.kind === 'forced' ? 'forced-update' : 'fast-forward';
    updateRef(to, request.target, update.after, { by: move.by, reason: move.reason.replace('%', how) });
  }
  return updates;
}

function planUpdate(from: Repository, to: Repository, request: RefRequest): RefUpdate {
  const { source, target } = request;
  const after = readRef(from, source);
  if (after === undefined) throw new Error(`transfer: ${source} does not exist`);
  const before = readRef(to, target);
  if (before === undefined) return { kind: 'new', source, target, after };
  if (before === after) return { kind: 'same', source, target, before, after };
  const isTag = target.startsWith('refs/tags/');
  const knowsBefore = hasObject(from, before);
  const isForward = !isTag && knowsBefore && isAncestorOf(from, before, after);
  if (isForward) return { kind: 'fast-forward', source, target, before, after };
  // A fetch sees the receiving side's commits only where it receives them.
  const isForwardThere = !isTag && !knowsBefore && hasObject(to, after) && isAncestorOf(to, before, after);
  if (isForwardThere) return { kind: 'fast-forward', source, target, before, after };
  if (request.isForced) return { kind: 'forced', source, target, before, after };
  const reason = isTag ? 'already exists' : knowsBefore ? 'non-fast-forward' : 'fetch first';
  return { kind: 'rejected', source, target, before, after, reason };
}

/** Branches of a remote repository that a fetch brings: each into refs/remotes/<remote>/. */
export const branchRequests = (from: Repository, remote: string): RefRequest[] =>
  listRefs(from, 'refs/heads/').map((name) => ({
    source: `refs/heads/${name}`,
    target: `refs/remotes/${remote}/${name}`,
    isForced: true,
  }));

/** Remote branches that no longer exist on the remote. */
export function pruneBranches(from: Repository, to: Repository, remote: string): RefUpdate[] {
  const out: RefUpdate[] = [];
  for (const name of listRefs(to, `refs/remotes/${remote}/`)) {
    const target = `refs/remotes/${remote}/${name}`;
    if (symbolicTarget(to, target) !== undefined || readRef(from, `refs/heads/${name}`) !== undefined) continue;
    deleteRef(to, target);
    out.push({ kind: 'deleted', source: '', target });
  }
  return out;
}

export function noteRemoteHead(from: Repository, to: Repository, remote: string): void {
  const branch = symbolicTarget(from, 'HEAD')?.replace('refs/heads/', '');
  if (branch !== undefined && readRef(to, `refs/remotes/${remote}/${branch}`) !== undefined)
    setSymbolicRef(to, `refs/remotes/${remote}/HEAD`, `refs/remotes/${remote}/${branch}`);
}
