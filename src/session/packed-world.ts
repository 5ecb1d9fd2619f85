import { gunzipSync, gzipSync, strFromU8, strToU8 } from 'fflate';
import type { ContentStore } from '../kernel/content-store.ts';
import { loadWorld, type SavedWorld, saveWorld } from '../kernel/save.ts';
import { isoTime, type SimTime } from '../kernel/time.ts';
import type { World } from '../kernel/world.ts';

/** A world with its bytes as one compressed file; with a base, only what the base does not hold. */
export const packWorld = (world: World, content: ContentStore, base?: World): Uint8Array =>
  gzipSync(strToU8(JSON.stringify(saveWorld(world, content, base))), { level: 6, mtime: 0 });

/** @throws when the file is cut off, its bytes were changed, or it builds on another base */
export const unpackWorld = (packed: Uint8Array, content: ContentStore, base?: World): World =>
  loadWorld(JSON.parse(strFromU8(gunzipSync(packed))) as SavedWorld, content, base);

/** What the file of the common past up to a mark is called. */
export const baseName = (mark: SimTime): string => `past-${isoTime(mark).slice(0, 16).replace(/\D/g, '')}`;

/** What the file is called that holds a variant's first moment, built on the past at its mark. */
export const startName = (scenario: string, variant: string): string => `${scenario}-${variant}`;
