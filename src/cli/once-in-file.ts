import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { realm } from '../kernel/realm.ts';

const STALE_LOCK_MS = 120_000;
const LOOK_MS = 500;

/**
 * The bytes of a file that is made when it is not there. Processes that start together wait for the one that makes it;
 * everybody reads what was written, so that what is fresh and what is from the cache cannot differ. Whoever makes it calls
 * `isAlive` at least once a minute. Files that are made together share a lock.
 */
export async function onceInFile(
  file: string,
  make: (isAlive: () => void) => Promise<Uint8Array>,
  lockName = file,
): Promise<Uint8Array> {
  const lock = `${lockName}.lock`;
  mkdirSync(dirname(file), { recursive: true });
  while (!existsSync(file)) {
    if (!take(lock)) {
      await new Promise((done) => setTimeout(done, LOOK_MS));
      continue;
    }
    try {
      const now = (): Date => new Date(realm.hostUnixMilliseconds());
      writeWhole(file, await make(() => utimesSync(lock, now(), now())));
    } finally {
      rmSync(lock, { recursive: true, force: true });
    }
  }
  return readFileSync(file);
}

function take(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    const touchedAt = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Number.POSITIVE_INFINITY;
    if (realm.hostUnixMilliseconds() - touchedAt > STALE_LOCK_MS) rmSync(lock, { recursive: true, force: true });
    return false;
  }
}

/** Written aside first: a build that is stopped half-way must not leave half a file. */
export function writeWhole(file: string, bytes: Uint8Array): void {
  writeFileSync(`${file}.${process.pid}`, bytes);
  renameSync(`${file}.${process.pid}`, file);
}
