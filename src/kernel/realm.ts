import { sha1 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { atan2, cos, exp, ln, log2, log10, pow, sin } from './math.ts';
import { EPOCH_UNIX_MS, type SimTime } from './time.ts';

/** What code inside the realm sees while one step runs. */
export interface RealmBinding {
  now(): SimTime;
  /** Next 32 random bits of the running process; without one, the realm has no randomness to give. */
  random?(): number;
}

const host = {
  Date: globalThis.Date,
  monotonicMs: globalThis.performance.now.bind(globalThis.performance),
};

const outside: RealmBinding = { now: () => 0 };

/**
 * The JavaScript realm of the simulation. One step at a time owns it; while it does, `Date`, `Math.random` and `crypto`
 * answer from that step's binding. `install` must run before just-bash, isomorphic-git or Pyodide load.
 */
class Realm {
  private binding: RealmBinding = outside;
  private isOwned = false;
  private readonly waiting: (() => void)[] = []; // in the order of asking
  private clockReads = 0;
  private isInstalled = false;

  /** Waits for the realm, binds it, and returns the function that gives it back. */
  async enter(binding: RealmBinding): Promise<() => void> {
    const leave = this.tryEnter(binding);
    if (leave) return leave;
    await new Promise<void>((resolve) => this.waiting.push(resolve));
    this.binding = binding;
    return this.leave;
  }

  /** The same without waiting, hence without a promise: nothing when somebody else owns the realm. */
  tryEnter(binding: RealmBinding): (() => void) | undefined {
    if (this.isOwned) return undefined;
    this.isOwned = true;
    this.binding = binding;
    return this.leave;
  }

  // One function for all owners: a closure for each step would be waste.
  private readonly leave = (): void => {
    this.binding = outside;
    const next = this.waiting.shift();
    // The realm stays owned while it passes to whoever waits longest: nobody can slip in between.
    if (next) next();
    else this.isOwned = false;
  };

  /** Replaces the binding within the current step (a process with its own stream); returns the undo. */
  rebind(binding: RealmBinding): () => void {
    const before = this.binding;
    this.binding = binding;
    return () => {
      this.binding = before;
    };
  }

  /** Counts reads of the simulated clock: tells whether a run's result depends on the time. */
  get clockReadCount(): number {
    return this.clockReads;
  }

  /** Real milliseconds for progress and benchmarks; never for anything that enters a world. */
  hostMilliseconds(): number {
    return host.monotonicMs();
  }

  /** Real wall clock in Unix milliseconds, for recordings and drill start times. */
  hostUnixMilliseconds(): number {
    return host.Date.now();
  }

  /** Replaces everything in the realm that differs between engines, locales, time zones or runs. */
  install(): void {
    if (this.isInstalled) return;
    this.isInstalled = true;
    installDate(() => {
      this.clockReads++;
      return EPOCH_UNIX_MS + this.binding.now();
    });
    installMath(() => this.bits());
    installCrypto(() => this.bits());
    // Real deflate differs between engines and is asynchronous; without it isomorphic-git uses pako.
    Reflect.deleteProperty(globalThis, 'CompressionStream');
    Reflect.deleteProperty(globalThis, 'DecompressionStream');
    // ICU versions order strings differently; code units are what LC_ALL=C.UTF-8 gives.
    String.prototype.localeCompare = function (other: string): number {
      const self = String(this);
      return self < other ? -1 : self > other ? 1 : 0;
    };
  }

  private bits(): number {
    if (!this.binding.random) return 0;
    return this.binding.random() >>> 0;
  }
}

function installDate(unixNow: () => number): void {
  const Base = host.Date;
  const zoned = /(Z|[+-]\d\d:?\d\d|GMT|UTC)\s*(\(.*\))?$/i;
  const parse = (text: string): number => {
    if (/^\d{4}(-\d\d){0,2}$/.test(text) || zoned.test(text)) return Base.parse(text);
    return Base.parse(/^\d{4}-\d\d-\d\dT/.test(text) ? `${text}Z` : `${text} UTC`);
  };
  class SimDate extends Base {
    constructor(...parts: unknown[]) {
      if (parts.length === 0) super(unixNow());
      else if (parts.length === 1) {
        const [value] = parts;
        super(typeof value === 'string' ? parse(value) : (value as number));
      } else super(Base.UTC(...(parts as [number, number])));
    }
    static override now(): number {
      return unixNow();
    }
    static override parse(text: string): number {
      return parse(String(text));
    }
    override getTimezoneOffset(): number {
      return 0;
    }
    override toString(): string {
      return this.toUTCString().replace('GMT', 'GMT+0000 (Coordinated Universal Time)');
    }
  }
  const proto = SimDate.prototype as unknown as Record<string, unknown>;
  const base = Base.prototype as unknown as Record<string, unknown>;
  for (const part of ['Date', 'Day', 'FullYear', 'Hours', 'Milliseconds', 'Minutes', 'Month', 'Seconds']) {
    proto[`get${part}`] = base[`getUTC${part}`];
    if (part !== 'Day') proto[`set${part}`] = base[`setUTC${part}`];
  }
  globalThis.Date = SimDate as unknown as DateConstructor;
  globalThis.performance.now = () => unixNow() - EPOCH_UNIX_MS;
}

function installMath(bits: () => number): void {
  Object.assign(Math, { exp, log: ln, log10, log2, pow, sin, cos, atan2, random: () => bits() / 4294967296 });
}

function installCrypto(bits: () => number): void {
  const fill = <T extends ArrayBufferView>(view: T): T => {
    const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
    for (let i = 0; i < bytes.length; i++) bytes[i] = bits() >>> 24;
    return view;
  };
  const digest = async (algorithm: string | { name: string }, data: ArrayBuffer): Promise<ArrayBuffer> => {
    const name = (typeof algorithm === 'string' ? algorithm : algorithm.name).toUpperCase();
    const hash = name === 'SHA-1' ? sha1 : name === 'SHA-256' ? sha256 : undefined;
    if (!hash) throw new Error(`crypto.subtle.digest: ${name} is not provided`);
    return hash(new Uint8Array(data as ArrayBuffer)).slice().buffer as ArrayBuffer;
  };
  const randomUUID = (): string =>
    [...fill(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  Object.defineProperty(globalThis, 'crypto', {
    configurable: true,
    value: { getRandomValues: fill, randomUUID, subtle: { digest } },
  });
  // Emscripten asks Node's own module, which the replacement above does not reach.
  const node = (globalThis as { process?: { getBuiltinModule?(name: string): Record<string, unknown> } }).process;
  const nodeCrypto = node?.getBuiltinModule?.('node:crypto');
  if (nodeCrypto) nodeCrypto.randomFillSync = fill;
}

export const realm = new Realm();
