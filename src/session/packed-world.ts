import { gunzipSync, gzipSync, strFromU8, strToU8 } from 'fflate';
import type { ContentStore } from '../kernel/content-store.ts';
import { loadWorld, type SavedWorld, saveWorld } from '../kernel/save.ts';
import { isoTime, type SimTime } from '../kernel/time.ts';
import type { World } from '../kernel/world.ts';
import { AssetError } from './asset-error.ts';

/** A world with its bytes as one compressed file; with a base, only what the base does not hold. */
export const packWorld = (world: World, content: ContentStore, base?: World): Uint8Array =>
  gzipSync(strToU8(JSON.stringify(saveWorld(world, content, base))), { level: 6, mtime: 0 });

/** @throws AssetError when the file is cut off, its bytes were changed, or it builds on another base; `file` is its name */
export function unpackWorld(packed: Uint8Array, content: ContentStore, base?: World, file = 'world'): World {
  try {
    return loadWorld(JSON.parse(textOf(packed)) as SavedWorld, content, base);
  } catch (error) {
    throw new AssetError(file, `is not a whole world file (${error instanceof Error ? error.message : String(error)})`);
  }
}

/** Where a packed world lies, below the folder that the page ships. */
export const worldFile = (name: string): string => `worlds/${name}.world`;

/** What the file of the common past up to a mark is called. */
export const baseName = (mark: SimTime): string => `past-${isoTime(mark).slice(0, 16).replace(/\D/g, '')}`;

/** What the file is called that holds a variant's first moment, built on the past at its mark. */
export const startName = (scenario: string, variant: string): string => `${scenario}-${variant}`;

/** What the file is called that holds a scenario's healthy twin at T0. */
export const twinName = (scenario: string): string => `${scenario}-healthy-twin`;

/** What the file is called that holds the books of that twin after T0, for one seed. */
export const twinBooksName = (scenario: string, seed: string): string => `${scenario}-healthy-books-${seed}`;

/** Inflating compares nothing with the length and the sum that stand in the file's last eight bytes. */
function textOf(packed: Uint8Array): string {
  if (packed.length < 18 || packed[0] !== 0x1f || packed[1] !== 0x8b) throw new Error('no gzip file');
  const tail = new DataView(packed.buffer, packed.byteOffset + packed.byteLength - 8);
  const bytes = gunzipSync(packed);
  if (tail.getUint32(4, true) !== bytes.length) throw new Error('cut off');
  if (tail.getUint32(0, true) !== crc32(bytes)) throw new Error('bytes were changed');
  return strFromU8(bytes);
}

function crc32(bytes: Uint8Array): number {
  const table = Uint32Array.from({ length: 256 }, (_, byte) => {
    let sum = byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
    return sum;
  });
  let sum = 0xffffffff;
  for (const byte of bytes) sum = (sum >>> 8) ^ (table[(sum ^ byte) & 0xff] as number);
  return ~sum >>> 0;
}
