import type { World } from './world.ts';

export type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * One transaction over the world. It copies an object the first time it is owned and changes the copy from then on, so
 * every earlier world value stays as it was. Values must be plain JSON: no undefined, NaN, Infinity or -0.
 */
export class Tx {
  private readonly fresh = new Set<object>();
  readonly world: Mutable<World>;

  constructor(base: World) {
    this.world = this.copy(base) as Mutable<World>;
  }

  /** Replaces `parent[key]` by a copy this transaction may change, and returns it. `parent` must be owned itself. */
  own<P extends object, K extends keyof P>(parent: P, key: K): Mutable<P[K]> {
    const child = parent[key];
    if (typeof child !== 'object' || child === null)
      throw new Error(`Tx.own: '${String(key)}' is ${child === null ? 'null' : typeof child}, not an object`);
    if (this.fresh.has(child)) return child as Mutable<P[K]>;
    const copied = this.copy(child);
    (parent as Mutable<P>)[key] = copied as P[K];
    return copied as Mutable<P[K]>;
  }

  /** Marks an object made inside this transaction as changeable until commit. */
  adopt<T extends object>(made: T): T {
    this.fresh.add(made);
    return made;
  }

  /** Ends the transaction. In development the new objects are checked and frozen: a forgotten `own` then throws. */
  commit(isChecked: boolean): World {
    if (isChecked) for (const made of this.fresh) seal(made);
    this.fresh.clear();
    return this.world;
  }

  private copy<T extends object>(value: T): T {
    const made = (Array.isArray(value) ? value.slice() : { ...value }) as T;
    this.fresh.add(made);
    return made;
  }
}

function seal(value: object): void {
  if (Object.isFrozen(value)) return;
  Object.freeze(value);
  for (const [key, child] of Object.entries(value)) {
    if (typeof child === 'object' && child !== null) {
      const proto = Object.getPrototypeOf(child);
      if (proto !== Object.prototype && proto !== Array.prototype)
        throw new Error(`world value: '${key}' is an instance of ${proto?.constructor?.name}, not plain JSON`);
      seal(child);
    } else if (typeof child === 'number' ? !Number.isFinite(child) || Object.is(child, -0) : !isScalar(child))
      throw new Error(
        `world value: '${key}' is ${Object.is(child, -0) ? '-0' : String(child)}, which JSON cannot hold`,
      );
  }
}

const isScalar = (value: unknown): boolean => typeof value === 'string' || typeof value === 'boolean' || value === null;
