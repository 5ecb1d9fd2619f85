// isomorphic-git expects Node's Buffer as a global; browsers have none.
import { Buffer } from 'buffer';

/** Sets `globalThis.Buffer` where it is missing. Must be called before the first git call. */
export function ensureBuffer(): void {
  const host = globalThis as { Buffer?: unknown };
  host.Buffer ??= Buffer;
}
