// The index (`.git/index`, version 2): what the next commit will hold, and the three versions of conflicting files.
// isomorphic-git can only rewrite it one file at a time, so it is read and written here as a whole.
import { sha1 } from '@noble/hashes/legacy.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { EPOCH_UNIX_MS } from '../kernel/time.ts';
import { GitFailure } from './git-failure.ts';
import { gitModeOf } from './git-files.ts';
import { blobOidOfRef, type Entry } from './objects.ts';
import type { Repository } from './repository.ts';

/** The versions of a file that a merge could not join. */
export interface Conflict {
  readonly base?: Entry;
  readonly ours?: Entry;
  readonly theirs?: Entry;
}

export interface Index {
  readonly entries: Map<string, Entry>;
  readonly conflicts: Map<string, Conflict>;
}

const emptyIndex = (): Index => ({ entries: new Map(), conflicts: new Map() });

const indexPath = (repo: Repository): string => `${repo.gitDir}/index`;
const decoder = new TextDecoder();
const encoder = new TextEncoder();
const STAGES = [undefined, 'base', 'ours', 'theirs'] as const;
const HEAD_BYTES = 12;
const FIXED_BYTES = 62; // of an entry, before its path

export function readIndex(repo: Repository): Index {
  const index = emptyIndex();
  if (!repo.files.exists(indexPath(repo))) return index;
  const bytes = repo.files.readBytes(indexPath(repo));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!isWhole(bytes)) throw new GitFailure('index file corrupt');
  const count = view.getUint32(8);
  let at = HEAD_BYTES;
  for (let i = 0; i < count; i++) {
    const mode = view.getUint32(at + 24).toString(8);
    const oid = bytesToHex(bytes.subarray(at + 40, at + 60));
    const stage = (view.getUint16(at + 60) >> 12) & 3;
    const end = bytes.indexOf(0, at + FIXED_BYTES);
    const path = decoder.decode(bytes.subarray(at + FIXED_BYTES, end));
    const name = STAGES[stage];
    if (name === undefined) index.entries.set(path, { mode, oid });
    else index.conflicts.set(path, { ...index.conflicts.get(path), [name]: { mode, oid } });
    at += paddedLength(end - at - FIXED_BYTES);
  }
  return index;
}

/** Ends with the hash of all that stands before it. */
function isWhole(bytes: Uint8Array): boolean {
  const end = bytes.length - 20;
  if (end < HEAD_BYTES || decoder.decode(bytes.subarray(0, 4)) !== 'DIRC') return false;
  return bytesToHex(sha1(bytes.subarray(0, end))) === bytesToHex(bytes.subarray(end));
}

/** Entries are padded with 1 to 8 zero bytes to a multiple of 8. */
const paddedLength = (pathBytes: number): number => Math.floor((FIXED_BYTES + pathBytes + 8) / 8) * 8;

interface Row {
  readonly path: string;
  readonly entry: Entry;
  readonly stage: number;
}

function rowsOf(index: Index): Row[] {
  const rows: Row[] = [];
  for (const [path, entry] of index.entries) rows.push({ path, entry, stage: 0 });
  for (const [path, conflict] of index.conflicts)
    for (const [stage, name] of STAGES.entries()) {
      const entry = name && conflict[name];
      if (entry) rows.push({ path, entry, stage });
    }
  return rows.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.stage - b.stage));
}

export function writeIndex(repo: Repository, index: Index): void {
  const rows = rowsOf(index);
  const paths = rows.map((row) => encoder.encode(row.path));
  const length = paths.reduce((sum, path) => sum + paddedLength(path.length), HEAD_BYTES);
  const bytes = new Uint8Array(length + 20);
  const view = new DataView(bytes.buffer);
  bytes.set(encoder.encode('DIRC'));
  view.setUint32(4, 2);
  view.setUint32(8, rows.length);
  let at = HEAD_BYTES;
  for (const [i, row] of rows.entries()) {
    const path = paths[i] as Uint8Array;
    writeRow(repo, view, at, row);
    bytes.set(hexToBytes(row.entry.oid), at + 40);
    view.setUint16(at + 60, (row.stage << 12) | Math.min(path.length, 0xfff));
    bytes.set(path, at + FIXED_BYTES);
    at += paddedLength(path.length);
  }
  bytes.set(sha1(bytes.subarray(0, length)), length);
  repo.files.writeBytes(indexPath(repo), bytes);
}

/** Remembers the index; the answer puts it back as it was. */
export function holdIndex(repo: Repository): () => void {
  const path = indexPath(repo);
  const before = repo.files.find(path);
  return () => {
    const now = repo.files.find(path);
    if (before?.kind !== 'file') repo.files.remove(path, { force: true });
    else if (now?.kind !== 'file' || now.ref !== before.ref) repo.files.putFile(path, before.ref, before.size);
  };
}

/** The stat data of an entry; zeros unless the work tree holds exactly this version, so that a reader looks again. */
function writeRow(repo: Repository, view: DataView, at: number, { path, entry, stage }: Row): void {
  view.setUint32(at + 24, Number.parseInt(entry.mode, 8));
  const node = repo.workTree === null ? undefined : repo.files.find(`${repo.workTree}/${path}`, false);
  if (stage !== 0 || node?.kind !== 'file' || gitModeOf(node) !== Number.parseInt(entry.mode, 8)) return;
  if (blobOidOfRef(repo, node.ref) !== entry.oid) return;
  const unixMs = EPOCH_UNIX_MS + node.mtime;
  view.setUint32(at, Math.floor(node.ino / 1000));
  view.setUint32(at + 4, (node.ino % 1000) * 1e6);
  view.setUint32(at + 8, Math.floor(unixMs / 1000));
  view.setUint32(at + 12, (unixMs % 1000) * 1e6);
  view.setUint32(at + 16, 1);
  view.setUint32(at + 20, node.ino);
  view.setUint32(at + 28, 1000);
  view.setUint32(at + 32, 1000);
  view.setUint32(at + 36, node.size);
}
