import { hashValue } from '../../kernel/hash.ts';
import { RandomStream } from '../../kernel/random.ts';
import { defineTable } from '../../kernel/table.ts';
import { MINUTE, type SimTime } from '../../kernel/time.ts';
import type { Tx } from '../../kernel/tx.ts';
import { seedAt, type World } from '../../kernel/world.ts';
import type { Environment } from './environment.ts';

/** The image of an environment in the container registry. Equal definitions share one image. */
export interface Image {
  readonly hash: string; // 'azureml_<hash>' is its repository
  readonly readyAt: SimTime; // when its build is done
}

const images = defineTable<Image>('environment-image');

export const imageHash = (environment: Environment): string =>
  hashValue([environment.image, environment.condaFile, environment.osType]);

/** The image of an environment, when it was ever asked for. */
export const findImage = (world: World, environment: Environment): Image | undefined =>
  images.get(world, imageHash(environment));

/** The image of an environment: an existing one, or one whose build starts now and takes 6 to 12 minutes. */
export function ensureImage(tx: Tx, environment: Environment): Image {
  const hash = imageHash(environment);
  const known = images.get(tx.world, hash);
  if (known) return known;
  const { now } = tx.world;
  const random = new RandomStream(`${seedAt(tx.world, now)}/image-build/${hash}`);
  return images.put(tx, hash, { hash, readyAt: now + Math.round((6 + 6 * random.uniform()) * MINUTE) });
}

/** Says that the image of an environment was built before (seeding a world with a past). */
export function putImage(tx: Tx, environment: Environment): void {
  images.put(tx, imageHash(environment), { hash: imageHash(environment), readyAt: tx.world.now });
}
