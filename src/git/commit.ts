// Making commits: from the index, or straight from a folder onto a branch of any repository.
import type { DirNode, TreeNode } from '../kernel/files/node.ts';
import { GitFailure } from './git-failure.ts';
import { readIndex } from './index-file.ts';
import { type Entry, type Signature, treeOfCommit, writeBlob, writeCommit, writeTree } from './objects.ts';
import { headOid, readRef, updateRef } from './refs.ts';
import type { Repository } from './repository.ts';
import { isSameEntry } from './tree-diff.ts';
import { entryOfNode } from './work-tree.ts';

/** A message as git stores it: no trailing blanks, single blank lines, one final line break. */
export function cleanMessage(text: string): string {
  const lines: string[] = [];
  for (const line of text.split('\n').map((each) => each.trimEnd()))
    if (line !== '' || (lines.length > 0 && lines.at(-1) !== '')) lines.push(line);
  while (lines.at(-1) === '') lines.pop();
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

export const subjectOf = (message: string): string =>
  (message.split('\n\n')[0] ?? '')
    .split('\n')
    .map((line) => line.trim())
    .join(' ')
    .trim();

export interface CommitInput {
  readonly message: string;
  readonly author: Signature;
  readonly committer: Signature;
  readonly parents: readonly string[];
  readonly reason: string; // for the reflog: 'commit', 'commit (amend)', 'revert'; with a colon: the whole text
}

/** Commits the index on the current branch; the caller has made sure that there is something to commit. */
export async function commitIndex(repo: Repository, input: CommitInput): Promise<string> {
  const index = readIndex(repo);
  if (index.conflicts.size > 0) throw new GitFailure('cannot do this while there are unmerged files', 128, 'error');
  const tree = await writeTree(repo, index.entries);
  const { message, author, committer, parents } = input;
  const oid = await writeCommit(repo, { tree, parents, author, committer, message });
  const isFirst = parents.length === 0 && headOid(repo) === undefined;
  const verb = `${input.reason}${isFirst && input.reason === 'commit' ? ' (initial)' : ''}`;
  const reason = input.reason.includes(': ') ? input.reason : `${verb}: ${subjectOf(message)}`;
  updateRef(repo, 'HEAD', oid, { by: committer, reason });
  return oid;
}

/** Whether the index differs from a commit (undefined: from nothing). */
export function isIndexChanged(repo: Repository, against: string | undefined): boolean {
  const index = readIndex(repo);
  const tree = treeOfCommit(repo, against);
  if (tree.size !== index.entries.size) return true;
  for (const [path, entry] of tree) if (!isSameEntry(entry, index.entries.get(path))) return true;
  return false;
}

export interface FolderCommit {
  readonly branch: string;
  readonly folder: DirNode; // becomes the commit's whole tree
  readonly message: string;
  readonly author: Signature;
}

/** Commits a folder's content onto a branch without index and work tree: how histories and colleagues' work are made. */
export async function commitFolder(repo: Repository, input: FolderCommit): Promise<string> {
  const entries = new Map<string, Entry>();
  await storeFolder(repo, input.folder, '', entries);
  const ref = `refs/heads/${input.branch}`;
  const parent = readRef(repo, ref);
  const tree = await writeTree(repo, entries);
  const message = cleanMessage(input.message);
  const parents = parent === undefined ? [] : [parent];
  const oid = await writeCommit(repo, { tree, parents, author: input.author, committer: input.author, message });
  updateRef(repo, ref, oid, { by: input.author, reason: `commit: ${subjectOf(message)}` });
  return oid;
}

async function storeFolder(repo: Repository, folder: DirNode, at: string, entries: Map<string, Entry>): Promise<void> {
  for (const name of Object.keys(folder.entries).sort()) {
    const node = folder.entries[name] as TreeNode;
    if (name === '.git') continue;
    if (node.kind === 'dir') await storeFolder(repo, node, `${at}${name}/`, entries);
    else {
      const bytes = node.kind === 'link' ? new TextEncoder().encode(node.target) : repo.files.content.bytes(node.ref);
      await writeBlob(repo, bytes);
      entries.set(at + name, entryOfNode(repo, node) as Entry);
    }
  }
}
