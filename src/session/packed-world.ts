import { gunzipSync, gzipSync, strFromU8, strToU8 } from 'fflate';
import type { ContentStore } from '../kernel/content-store.ts';
import { loadWorld, type SavedWorld, saveWorld } from '../kernel/save.ts';
import type { World } from '../kernel/world.ts';

/** A world with its bytes as one compressed file: what scenarios start from is shipped like this. */
export const packWorld = (world: World, content: ContentStore): Uint8Array =>
  gzipSync(strToU8(JSON.stringify(saveWorld(world, content))), { level: 6, mtime: 0 });

/** @throws when the file is cut off or its bytes were changed */
export const unpackWorld = (packed: Uint8Array, content: ContentStore): World =>
  loadWorld(JSON.parse(strFromU8(gunzipSync(packed))) as SavedWorld, content);
