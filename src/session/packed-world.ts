import { gunzipSync, gzipSync, strFromU8, strToU8 } from 'fflate';
import type { ContentStore } from '../kernel/content-store.ts';
import { loadWorld, type SavedWorld, saveWorld } from '../kernel/save.ts';
import type { World } from '../kernel/world.ts';
import { AssetError } from './asset-error.ts';

/** A world with its bytes as one compressed file: what scenarios start from is shipped like this. */
export const packWorld = (world: World, content: ContentStore): Uint8Array =>
  gzipSync(strToU8(JSON.stringify(saveWorld(world, content))), { level: 6, mtime: 0 });

/** @throws AssetError when the file is cut off or its bytes were changed; `file` is what it is called there */
export function unpackWorld(packed: Uint8Array, content: ContentStore, file = 'world'): World {
  try {
    return loadWorld(JSON.parse(textOf(packed)) as SavedWorld, content);
  } catch (error) {
    throw new AssetError(file, `is not a whole world file (${error instanceof Error ? error.message : String(error)})`);
  }
}

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
