import type { ContentStore } from './content-store.ts';
import type { Memo } from './memo.ts';

/** What a reaction may use beside the world: bytes, memoised computations and the ports installed by the session. */
export interface Context {
  readonly content: ContentStore;
  readonly memo: Memo;
  readonly ports: ReadonlyMap<string, unknown>;
}

/** A typed place for something a lower layer needs and a higher layer provides (Python, client traffic, the shell). */
export interface Port<T> {
  readonly name: string;
  /** @throws when the session installed nothing under this name. */
  of(context: Context): T;
  install(provider: T): readonly [string, T];
}

export function definePort<T>(name: string): Port<T> {
  return {
    name,
    of(context) {
      if (!context.ports.has(name)) throw new Error(`port '${name}': nothing is installed`);
      return context.ports.get(name) as T;
    },
    install: (provider) => [name, provider] as const,
  };
}
