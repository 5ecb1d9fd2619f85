// Git objects: commits, trees, blobs and tags as loose objects. They are written through isomorphic-git and read here,
// at once, so that views can look at a repository. What an object's file means never changes, so parsed objects are
// remembered per content store.
import { sha1 } from '@noble/hashes/legacy.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { unzlibSync } from 'fflate';
import { writeObject as writeStored, writeTree as writeStoredTree } from 'isomorphic-git';
import type { ContentStore } from '../kernel/content-store.ts';
import { ensureBuffer } from './buffer-global.ts';
import { GitFailure } from './git-failure.ts';
import type { Repository } from './repository.ts';

ensureBuffer();

export interface Signature {
  readonly name: string;
  readonly email: string;
  readonly at: number; // Unix seconds, UTC
}

export interface Commit {
  readonly oid: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Signature;
  readonly committer: Signature;
  readonly message: string; // with its final line break
}

export interface Tag {
  readonly target: string;
  readonly name: string;
  readonly tagger: Signature;
  readonly message: string;
}

/** One file of a tree, of the index or of the work tree. */
export interface Entry {
  readonly mode: string; // '100644', '100755', '120000'
  readonly oid: string;
}

/** A whole tree by path, in git's path order. */
export type FlatTree = ReadonlyMap<string, Entry>;

interface TreeItem extends Entry {
  readonly path: string;
  readonly type: 'blob' | 'tree' | 'commit';
}

type GitObject =
  | { readonly type: 'commit'; readonly value: Commit }
  | { readonly type: 'tree'; readonly value: readonly TreeItem[] }
  | { readonly type: 'blob'; readonly value: Uint8Array }
  | { readonly type: 'tag'; readonly value: Tag };

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const EMPTY_TREE = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

interface Memory {
  readonly objects: Map<string, GitObject>; // content reference of the loose object's file → its meaning
  readonly oids: Map<string, string>; // content reference of a file → blob id of its content
  readonly flat: Map<string, FlatTree>; // tree id → flattened
}
const memories = new WeakMap<ContentStore, Memory>();

function memoryOf(repo: Repository): Memory {
  const known = memories.get(repo.files.content);
  if (known) return known;
  const made: Memory = { objects: new Map(), oids: new Map(), flat: new Map() };
  memories.set(repo.files.content, made);
  return made;
}

export const objectPath = (repo: Repository, oid: string): string =>
  `${repo.gitDir}/objects/${oid.slice(0, 2)}/${oid.slice(2)}`;

export const hasObject = (repo: Repository, oid: string): boolean => repo.files.exists(objectPath(repo, oid));

/** @throws GitFailure when the repository does not have the object. */
export function readObject(repo: Repository, oid: string): GitObject {
  if (oid === EMPTY_TREE) return { type: 'tree', value: [] };
  const node = repo.files.find(objectPath(repo, oid));
  if (node?.kind !== 'file') throw new GitFailure(`unable to read object ${oid}`);
  const memory = memoryOf(repo).objects;
  const known = memory.get(node.ref);
  if (known) return known;
  const made = parseObject(oid, unpack(oid, repo.files.content.bytes(node.ref)));
  memory.set(node.ref, made);
  return made;
}

function unpack(oid: string, stored: Uint8Array): Uint8Array {
  try {
    return unzlibSync(stored);
  } catch {
    throw new GitFailure(`loose object ${oid} is corrupt`); // somebody wrote into .git
  }
}

/** @param bytes 'blob 12\0' and what the object holds */
function parseObject(oid: string, bytes: Uint8Array): GitObject {
  const start = bytes.indexOf(0) + 1;
  const type = decoder.decode(bytes.subarray(0, start)).split(' ')[0];
  const content = bytes.subarray(start);
  if (type === 'blob') return { type, value: Uint8Array.from(content) };
  if (type === 'tree') return { type, value: parseTree(content) };
  const [head = '', ...rest] = decoder.decode(content).split('\n\n');
  const message = rest.join('\n\n');
  const named = (name: string): string[] =>
    head.split('\n').flatMap((line) => (line.startsWith(`${name} `) ? [line.slice(name.length + 1)] : []));
  const one = (name: string): string => named(name)[0] ?? '';
  if (type === 'commit') {
    const [author, committer] = [parseSignature(one('author')), parseSignature(one('committer'))];
    return { type, value: { oid, tree: one('tree'), parents: named('parent'), author, committer, message } };
  }
  if (type !== 'tag') throw new GitFailure(`unable to parse object: ${oid}`);
  return { type, value: { target: one('object'), name: one('tag'), tagger: parseSignature(one('tagger')), message } };
}

function parseSignature(text: string): Signature {
  const [, name = '', email = '', at = '0'] = /^(.*) <(.*)> (\d+) [+-]\d{4}$/.exec(text) ?? [];
  return { name, email, at: Number(at) };
}

/** Items are '100644 name\0' and the twenty bytes of an id. */
function parseTree(content: Uint8Array): TreeItem[] {
  const items: TreeItem[] = [];
  for (let at = 0; at < content.length; ) {
    const space = content.indexOf(32, at);
    const end = content.indexOf(0, space);
    const mode = decoder.decode(content.subarray(at, space)).padStart(6, '0');
    const path = decoder.decode(content.subarray(space + 1, end));
    const oid = bytesToHex(content.subarray(end + 1, end + 21));
    items.push({ mode, path, oid, type: mode === '040000' ? 'tree' : mode === '160000' ? 'commit' : 'blob' });
    at = end + 21;
  }
  return items;
}

export function readCommit(repo: Repository, oid: string): Commit {
  const found = readObject(repo, oid);
  if (found.type !== 'commit') throw new GitFailure(`object ${oid} is a ${found.type}, not a commit`);
  return found.value;
}

export function readTree(repo: Repository, oid: string): readonly TreeItem[] {
  const found = readObject(repo, oid);
  if (found.type !== 'tree') throw new GitFailure(`object ${oid} is a ${found.type}, not a tree`);
  return found.value;
}

/** The bytes of a blob; not to be changed. */
export function readBlob(repo: Repository, oid: string): Uint8Array {
  const found = readObject(repo, oid);
  if (found.type !== 'blob') throw new GitFailure(`object ${oid} is a ${found.type}, not a blob`);
  return found.value;
}

/** Every file below a tree. */
export function flatTree(repo: Repository, treeOid: string): FlatTree {
  const memory = memoryOf(repo).flat;
  const known = memory.get(treeOid);
  if (known) return known;
  const out = new Map<string, Entry>();
  for (const item of readTree(repo, treeOid)) {
    if (item.type !== 'tree') out.set(item.path, { mode: item.mode, oid: item.oid });
    else for (const [path, entry] of flatTree(repo, item.oid)) out.set(`${item.path}/${path}`, entry);
  }
  memory.set(treeOid, out);
  return out;
}

export const treeOfCommit = (repo: Repository, oid: string | undefined): FlatTree =>
  oid === undefined ? new Map() : flatTree(repo, readCommit(repo, oid).tree);

const encoder = new TextEncoder();

async function write(repo: Repository, type: 'blob' | 'commit' | 'tag', object: Uint8Array): Promise<string> {
  const oid = hashObject(type, object);
  if (!hasObject(repo, oid))
    await writeStored({ fs: repo.fs, gitdir: repo.gitDir, type, object, format: 'content', oid });
  return oid;
}

function hashObject(type: string, content: Uint8Array): string {
  return bytesToHex(
    sha1
      .create()
      .update(encoder.encode(`${type} ${content.length}\0`))
      .update(content)
      .digest(),
  );
}

/** The blob id a file with this content would have. */
export function blobOidOfRef(repo: Repository, ref: string): string {
  const memory = memoryOf(repo).oids;
  let oid = memory.get(ref);
  if (oid === undefined) {
    oid = hashObject('blob', repo.files.content.bytes(ref));
    memory.set(ref, oid);
  }
  return oid;
}

export const blobOidOfText = (text: string): string => hashObject('blob', encoder.encode(text));

export const writeBlob = (repo: Repository, bytes: Uint8Array): Promise<string> => write(repo, 'blob', bytes);

/** Writes a tree with all its folders and returns its id. */
export async function writeTree(repo: Repository, tree: FlatTree): Promise<string> {
  const here: { mode: string; path: string; oid: string; type: 'blob' | 'tree' }[] = [];
  const below = new Map<string, Map<string, Entry>>();
  for (const [path, entry] of tree) {
    const slash = path.indexOf('/');
    if (slash < 0) here.push({ ...entry, path, type: 'blob' });
    else {
      const folder = below.get(path.slice(0, slash)) ?? new Map<string, Entry>();
      folder.set(path.slice(slash + 1), entry);
      below.set(path.slice(0, slash), folder);
    }
  }
  for (const [path, folder] of below)
    here.push({ mode: '040000', path, oid: await writeTree(repo, folder), type: 'tree' });
  return writeStoredTree({ fs: repo.fs, gitdir: repo.gitDir, tree: here });
}

const signed = (who: Signature): string => `${who.name} <${who.email}> ${who.at} +0000`;

export function writeCommit(repo: Repository, commit: Omit<Commit, 'oid'>): Promise<string> {
  const parents = commit.parents.map((parent) => `parent ${parent}\n`).join('');
  const head = `tree ${commit.tree}\n${parents}author ${signed(commit.author)}\ncommitter ${signed(commit.committer)}\n`;
  return write(repo, 'commit', encoder.encode(`${head}\n${commit.message}`));
}

export function writeTag(repo: Repository, tag: Tag): Promise<string> {
  const head = `object ${tag.target}\ntype commit\ntag ${tag.name}\ntagger ${signed(tag.tagger)}\n`;
  return write(repo, 'tag', encoder.encode(`${head}\n${tag.message}`));
}

/** Full ids of the objects whose id begins so. */
export function objectsBeginningWith(repo: Repository, prefix: string): string[] {
  const folder = `${repo.gitDir}/objects/${prefix.slice(0, 2)}`;
  if (prefix.length < 2 || repo.files.find(folder)?.kind !== 'dir') return [];
  return repo.files
    .list(folder)
    .map((rest) => prefix.slice(0, 2) + rest)
    .filter((oid) => oid.startsWith(prefix));
}

/** The shortest id of at least 7 digits that names one object only. */
export function abbreviate(repo: Repository, oid: string, least = 7): string {
  for (let length = least; length < oid.length; length++)
    if (objectsBeginningWith(repo, oid.slice(0, length)).filter((other) => other !== oid).length === 0)
      return oid.slice(0, length);
  return oid;
}
