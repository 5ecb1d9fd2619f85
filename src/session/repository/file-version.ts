import { readIndex } from '../../git/index-file.ts';
import { type Entry, readBlob, treeOfCommit } from '../../git/objects.ts';
import { isBinary } from '../../git/patch-text.ts';
import { headOid } from '../../git/refs.ts';
import type { Repository } from '../../git/repository.ts';
import { findCommit } from '../../git/revisions.ts';
import { entryOfNode } from '../../git/work-tree.ts';
import { WORKING_COPY, type WorkingCopy } from './working-copy.ts';

/** One version of a file as a page shows it. */
export interface FileText {
  readonly kind: 'text' | 'binary' | 'large' | 'link'; // a link's text is where it points
  readonly text: string; // '' when binary or large
  readonly size: number; // bytes
  readonly id: string; // of its content: equal contents, equal ids
  readonly isExecutable: boolean;
}

/** Larger files are not shown. */
const MOST_BYTES = 1_000_000;

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

function textOf(bytes: Uint8Array, { mode, oid }: Entry): FileText {
  const shown = isBinary(bytes) ? 'binary' : bytes.length > MOST_BYTES ? 'large' : 'text';
  return {
    kind: mode === '120000' ? 'link' : shown,
    text: shown === 'text' ? decoder.decode(bytes) : '',
    size: bytes.length,
    id: oid,
    isExecutable: mode === '100755',
  };
}

/** The file as it lies in the folder; null when there is none. */
export function presentText({ files, repository }: WorkingCopy, path: string): FileText | null {
  const node = files.find(`${WORKING_COPY}/${path}`, false);
  if (!node || node.kind === 'dir') return null;
  if (node.kind === 'link') {
    const { target } = node;
    return { kind: 'link', text: target, size: target.length, id: target, isExecutable: false };
  }
  const isExecutable = (node.mode & 0o100) !== 0;
  // Data that a generator makes again is not made to be looked at here.
  if (node.size > MOST_BYTES) return { kind: 'large', text: '', size: node.size, id: node.ref, isExecutable };
  const bytes = files.content.bytes(node.ref);
  const entry = repository ? entryOfNode(repository, node) : undefined;
  return textOf(bytes, entry ?? { mode: isExecutable ? '100755' : '100644', oid: node.ref });
}

/** The stored version behind an entry; null when there is none. */
export const storedText = (repo: Repository, entry: Entry | undefined): FileText | null =>
  entry ? textOf(readBlob(repo, entry.oid), entry) : null;

/** A path's entry in the index ('staged'), in HEAD ('head') or in a commit. @throws GitFailure for an unknown commit */
export function entryIn(repo: Repository, version: string, path: string): Entry | undefined {
  if (version === 'staged') return readIndex(repo).entries.get(path);
  const commit = version === 'head' ? headOid(repo) : findCommit(repo, version);
  return treeOfCommit(repo, commit).get(path);
}
