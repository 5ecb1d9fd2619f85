// Read-only views of a repository for judges: the files of a commit and the history of a branch, bare or not. Nothing
// in the world changes.
import type { FileTree } from '../kernel/files/file-tree.ts';
import type { DirNode, TreeNode } from '../kernel/files/node.ts';
import { EPOCH_UNIX_MS, type SimTime } from '../kernel/time.ts';
import { isAncestorOf, walkCommits } from './history.ts';
import { type Entry, readBlob, readCommit, treeOfCommit } from './objects.ts';
import type { Repository } from './repository.ts';
import { openRepository } from './repository.ts';
import { resolveCommit } from './revisions.ts';

export interface CommitInfo {
  readonly oid: string;
  readonly message: string;
  readonly author: { readonly name: string; readonly email: string };
  readonly at: SimTime; // commit time
  readonly parents: readonly string[];
}

/** The files of a commit as a folder, stamped with the commit's time. @throws GitFailure for an unknown revision. */
export function readTreeAt(files: FileTree, gitDir: string, rev: string): DirNode {
  const repo = openRepository(files, gitDir);
  const commit = readCommit(repo, resolveCommit(repo, rev));
  const mtime = commit.committer.at * 1000 - EPOCH_UNIX_MS;
  const root = folder(mtime);
  for (const [path, entry] of treeOfCommit(repo, commit.oid)) {
    const parts = path.split('/');
    const name = parts.pop() as string;
    let at = root;
    for (const part of parts) {
      const known = at.entries[part];
      const next = known && 'entries' in known ? known : folder(mtime);
      at.entries[part] = next;
      at = next;
    }
    at.entries[name] = nodeOf(repo, entry, mtime);
  }
  return root;
}

type OpenFolder = Omit<DirNode, 'entries'> & { readonly entries: { [name: string]: TreeNode | OpenFolder } };

const folder = (mtime: SimTime): OpenFolder & DirNode => ({ kind: 'dir', mode: 0o755, mtime, ino: 0, entries: {} });

function nodeOf(repo: Repository, entry: Entry, mtime: SimTime): TreeNode {
  const bytes = readBlob(repo, entry.oid);
  if (entry.mode === '120000')
    return { kind: 'link', mode: 0o777, mtime, ino: 0, target: new TextDecoder().decode(bytes) };
  const mode = entry.mode === '100755' ? 0o755 : 0o644;
  return { kind: 'file', mode, mtime, ino: 0, ref: repo.files.content.put(bytes), size: bytes.length };
}

/** The commits of a revision, newest first. */
export function commitsOf(files: FileTree, gitDir: string, rev: string): CommitInfo[] {
  const repo = openRepository(files, gitDir);
  const out: CommitInfo[] = [];
  for (const commit of walkCommits(repo, { tips: [resolveCommit(repo, rev)] }))
    out.push({
      oid: commit.oid,
      message: commit.message,
      author: { name: commit.author.name, email: commit.author.email },
      at: commit.committer.at * 1000 - EPOCH_UNIX_MS,
      parents: commit.parents,
    });
  return out;
}

/** Whether `of` contains `ancestor` (a commit contains itself). */
export function isAncestor(files: FileTree, gitDir: string, ancestor: string, of: string): boolean {
  const repo = openRepository(files, gitDir);
  return isAncestorOf(repo, resolveCommit(repo, ancestor), resolveCommit(repo, of));
}
