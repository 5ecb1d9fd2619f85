// Git objects: reading and writing commits, trees, blobs and tags as loose objects through isomorphic-git. What an
// object's file means never changes, so parsed objects are remembered per content store.
import { sha1 } from '@noble/hashes/legacy.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import {
  type CommitObject,
  readObject as readStored,
  type TagObject,
  writeObject as writeStored,
  writeTree as writeStoredTree,
} from 'isomorphic-git';
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
export async function readObject(repo: Repository, oid: string): Promise<GitObject> {
  if (oid === EMPTY_TREE) return { type: 'tree', value: [] };
  const node = repo.files.find(objectPath(repo, oid));
  if (node?.kind !== 'file') throw new GitFailure(`unable to read object ${oid}`);
  const memory = memoryOf(repo).objects;
  const known = memory.get(node.ref);
  if (known) return known;
  const made = await parseStored(repo, oid);
  memory.set(node.ref, made);
  return made;
}

async function parseStored(repo: Repository, oid: string): Promise<GitObject> {
  const stored = await readStored({ fs: repo.fs, gitdir: repo.gitDir, oid, format: 'parsed' });
  if (stored.type === 'tree') return { type: 'tree', value: stored.object as TreeItem[] };
  if (stored.type === 'blob') return { type: 'blob', value: Uint8Array.from(stored.object as Uint8Array) };
  if (stored.type === 'tag') {
    const tag = stored.object as TagObject;
    const tagger = signatureOf(tag.tagger);
    return { type: 'tag', value: { target: tag.object, name: tag.tag, tagger, message: tag.message } };
  }
  if (stored.type !== 'commit') throw new Error(`git object ${oid}: unexpected type ${stored.type}`);
  const { tree, parent, author, committer, message } = stored.object as CommitObject;
  const value = { oid, tree, parents: parent, author: signatureOf(author), committer: signatureOf(committer), message };
  return { type: 'commit', value };
}

const signatureOf = (from: { name: string; email: string; timestamp: number }): Signature => ({
  name: from.name,
  email: from.email,
  at: from.timestamp,
});

export async function readCommit(repo: Repository, oid: string): Promise<Commit> {
  const found = await readObject(repo, oid);
  if (found.type !== 'commit') throw new GitFailure(`object ${oid} is a ${found.type}, not a commit`);
  return found.value;
}

export async function readTree(repo: Repository, oid: string): Promise<readonly TreeItem[]> {
  const found = await readObject(repo, oid);
  if (found.type !== 'tree') throw new GitFailure(`object ${oid} is a ${found.type}, not a tree`);
  return found.value;
}

/** The bytes of a blob; not to be changed. */
export async function readBlob(repo: Repository, oid: string): Promise<Uint8Array> {
  const found = await readObject(repo, oid);
  if (found.type !== 'blob') throw new GitFailure(`object ${oid} is a ${found.type}, not a blob`);
  return found.value;
}

/** Every file below a tree. */
export async function flatTree(repo: Repository, treeOid: string): Promise<FlatTree> {
  const memory = memoryOf(repo).flat;
  const known = memory.get(treeOid);
  if (known) return known;
  const out = new Map<string, Entry>();
  for (const item of await readTree(repo, treeOid)) {
    if (item.type !== 'tree') out.set(item.path, { mode: item.mode, oid: item.oid });
    else for (const [path, entry] of await flatTree(repo, item.oid)) out.set(`${item.path}/${path}`, entry);
  }
  memory.set(treeOid, out);
  return out;
}

export const treeOfCommit = async (repo: Repository, oid: string | undefined): Promise<FlatTree> =>
  oid === undefined ? new Map() : flatTree(repo, (await readCommit(repo, oid)).tree);

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
