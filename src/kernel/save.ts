import type { ContentRef, ContentStore } from './content-store.ts';
import type { World } from './world.ts';

/** A saved world: sharing-aware JSON of the value plus the stored bytes it refers to, base64. */
export interface SavedWorld {
  readonly format: 2;
  readonly base: number | null; // objects of the world it builds on; null: it stands alone
  readonly table: readonly unknown[]; // objects met more than once, in order of first completion
  readonly root: unknown;
  readonly blobs: { readonly [ref: ContentRef]: string };
}

/**
 * Writes a world and every `sha256:` blob it refers to. With a `base` (an earlier moment of the same history, as it was
 * loaded) only what the base does not hold is written: shared objects are named by their place in it.
 */
export function saveWorld(world: World, content: ContentStore, base?: World): SavedWorld {
  const held = base ? placesOf(base) : null;
  const refs = new Set<ContentRef>();
  const counts = countUses(world, held, (text) => {
    if (text.startsWith('sha256:') && content.has(text)) refs.add(text);
  });
  if (base) for (const ref of refsOf(base)) refs.delete(ref);
  const table: unknown[] = [];
  const index = new Map<object, number>();
  const write = (value: unknown): unknown => {
    if (value === null || typeof value !== 'object') return value;
    const place = held?.get(value);
    if (place !== undefined) return { $b: place };
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
  return { format: 2, base: held?.size ?? null, table, root, blobs };
}

/** Every object of a world by its place: the order in which a walk first meets it. */
function placesOf(world: World): Map<object, number> {
  const places = new Map<object, number>();
  const visit = (value: unknown): void => {
    if (value === null || typeof value !== 'object' || places.has(value)) return;
    places.set(value, places.size);
    for (const child of Object.values(value)) visit(child);
  };
  visit(world);
  return places;
}

function refsOf(world: World): Set<ContentRef> {
  const refs = new Set<ContentRef>();
  countUses(world, null, (text) => {
    if (text.startsWith('sha256:')) refs.add(text);
  });
  return refs;
}

/** How often each object is used; what the base holds is not looked into. */
function countUses(
  world: World,
  held: ReadonlyMap<object, number> | null,
  onText: (text: string) => void,
): Map<object, number> {
  const counts = new Map<object, number>();
  const visit = (value: unknown): void => {
    if (typeof value === 'string') onText(value);
    if (value === null || typeof value !== 'object' || held?.has(value)) return;
    const seen = counts.get(value) ?? 0;
    counts.set(value, seen + 1);
    if (seen === 0) for (const child of Object.values(value)) visit(child);
  };
  visit(world);
  return counts;
}

function writeObject(value: object, write: (value: unknown) => unknown): object {
  const made: { [key: string]: unknown } = {};
  for (const [key, child] of Object.entries(value)) made[key.startsWith('$') ? `$${key}` : key] = write(child);
  return made;
}

/**
 * Reads a saved world back and puts its bytes into `content`.
 * @throws when the save is not whole, or builds on another world than `base`
 */
export function loadWorld(saved: SavedWorld, content: ContentStore, base?: World): World {
  const held = saved.base === null ? [] : [...placesOf(needBase(saved, base)).keys()];
  if (saved.base !== null && held.length !== saved.base)
    throw new Error(`save: builds on a world of ${saved.base} objects, not on one of ${held.length}`);
  for (const [ref, base64] of Object.entries(saved.blobs)) {
    const stored = content.put(fromBase64(base64));
    if (stored !== ref) throw new Error(`save: the bytes of ${ref} hash to ${stored}`);
  }
  const done: unknown[] = [];
  const read = (value: unknown): unknown => {
    if (value === null || typeof value !== 'object') return value;
    if (Array.isArray(value)) return value.map(read);
    if ('$b' in value) return held[(value as { $b: number }).$b];
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

function needBase(saved: SavedWorld, base: World | undefined): World {
  if (!base) throw new Error(`save: builds on a world of ${saved.base} objects that was not given`);
  return base;
}

function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let i = 0; i < bytes.length; i += 8192) binary += String.fromCharCode(...bytes.subarray(i, i + 8192));
  return btoa(binary);
}

function fromBase64(text: string): Uint8Array {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}
