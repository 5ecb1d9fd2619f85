import type { ContentRef, ContentStore } from './content-store.ts';
import type { World } from './world.ts';

/** A saved world: sharing-aware JSON of the value plus the stored bytes it refers to, base64. */
export interface SavedWorld {
  readonly format: 1;
  readonly table: readonly unknown[]; // objects met more than once, in order of first completion
  readonly root: unknown;
  readonly blobs: { readonly [ref: ContentRef]: string };
}

/** Writes a world and every `sha256:` blob it refers to. */
export function saveWorld(world: World, content: ContentStore): SavedWorld {
  const counts = new Map<object, number>();
  const refs = new Set<ContentRef>();
  const count = (value: unknown): void => {
    if (typeof value === 'string') {
      if (value.startsWith('sha256:') && content.has(value)) refs.add(value);
      return;
    }
    if (value === null || typeof value !== 'object') return;
    const seen = counts.get(value) ?? 0;
    counts.set(value, seen + 1);
    if (seen === 0) for (const child of Object.values(value)) count(child);
  };
  count(world);
  const table: unknown[] = [];
  const index = new Map<object, number>();
  const write = (value: unknown): unknown => {
    if (value === null || typeof value !== 'object') return value;
    const known = index.get(value);
    if (known !== undefined) return { $: known };
    const made = Array.isArray(value) ? value.map(write) : writeObject(value, write);
    if ((counts.get(value) ?? 0) < 2) return made;
    index.set(value, table.length);
    table.push(made);
    return { $: table.length - 1 };
  };
  const root = write(world);
  const blobs: { [ref: ContentRef]: string } = {};
  for (const ref of [...refs].sort()) blobs[ref] = toBase64(content.bytes(ref));
  return { format: 1, table, root, blobs };
}

function writeObject(value: object, write: (value: unknown) => unknown): object {
  const made: { [key: string]: unknown } = {};
  for (const [key, child] of Object.entries(value)) made[key.startsWith('$') ? `$${key}` : key] = write(child);
  return made;
}

/** Reads a saved world back and puts its bytes into `content`. @throws when the save is not whole. */
export function loadWorld(saved: SavedWorld, content: ContentStore): World {
  for (const [ref, base64] of Object.entries(saved.blobs)) {
    const stored = content.put(fromBase64(base64));
    if (stored !== ref) throw new Error(`save: the bytes of ${ref} hash to ${stored}`);
  }
  const done: unknown[] = [];
  const read = (value: unknown): unknown => {
    if (value === null || typeof value !== 'object') return value;
    if (Array.isArray(value)) return value.map(read);
    if ('$' in value) {
      const at = (value as { $: number }).$;
      if (done[at] === undefined) done[at] = read(saved.table[at]);
      return done[at];
    }
    const made: { [key: string]: unknown } = {};
    for (const [key, child] of Object.entries(value)) made[key.startsWith('$') ? key.slice(1) : key] = read(child);
    return made;
  };
  return read(saved.root) as World;
}

function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let i = 0; i < bytes.length; i += 8192) binary += String.fromCharCode(...bytes.subarray(i, i + 8192));
  return btoa(binary);
}

const fromBase64 = (text: string): Uint8Array => Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
