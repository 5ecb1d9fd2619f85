/** Four 32-bit words: wide enough (128 bits) for memo keys. */
type Words = readonly [number, number, number, number];

const cache = new WeakMap<object, Words>();
const f64 = new Float64Array(1);
const u32 = new Uint32Array(f64.buffer);

function rotate(x: number, bits: number): number {
  return (x << bits) | (x >>> (32 - bits));
}

/** Mixes two words into the state (a murmur3-like round over four lanes, 32-bit integer arithmetic only). */
function mix(state: [number, number, number, number], lo: number, hi: number): void {
  let [a, b, c, d] = state;
  a = Math.imul(rotate(a ^ Math.imul(lo, 0x239b961b), 19) + b, 5) + 0x561ccd1b;
  b = Math.imul(rotate(b ^ Math.imul(hi, 0xab0e9789), 17) + c, 5) + 0x0bcaa747;
  c = Math.imul(rotate(c ^ Math.imul(lo ^ rotate(hi, 16), 0x38b34ae5), 15) + d, 5) + 0x96cd1c35;
  d = Math.imul(rotate(d ^ Math.imul(hi ^ rotate(lo, 11), 0xa1e38b93), 13) + a, 5) + 0x32ac3b17;
  state[0] = a | 0;
  state[1] = b | 0;
  state[2] = c | 0;
  state[3] = d | 0;
}

function avalanche(x: number): number {
  let h = x;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

function finish(state: [number, number, number, number], length: number): Words {
  mix(state, length, 0x9e3779b9);
  const [a, b, c, d] = state.map(avalanche) as [number, number, number, number];
  return [(a + b + c + d) | 0, (a * 2 + b + c) | 0, (b * 2 + c + d) | 0, (c * 2 + d + a) | 0];
}

const start = (tag: number): [number, number, number, number] => [
  tag,
  tag ^ 0x243f6a88,
  tag ^ 0x85a308d3,
  tag ^ 0x13198a2e,
];

function hashString(text: string): Words {
  const state = start(1);
  let i = 0;
  for (; i + 3 < text.length; i += 4)
    mix(
      state,
      text.charCodeAt(i) | (text.charCodeAt(i + 1) << 16),
      text.charCodeAt(i + 2) | (text.charCodeAt(i + 3) << 16),
    );
  for (; i < text.length; i++) mix(state, text.charCodeAt(i), 0x55555555);
  return finish(state, text.length);
}

function hashNumber(value: number): Words {
  f64[0] = value;
  const state = start(2);
  mix(state, u32[0] as number, u32[1] as number);
  return finish(state, 8);
}

const TRUE: Words = finish(start(3), 1);
const FALSE: Words = finish(start(4), 1);
const NULL: Words = finish(start(5), 1);

const mixWords = (state: [number, number, number, number], words: Words): void => {
  mix(state, words[0], words[1]);
  mix(state, words[2], words[3]);
};

function words(value: unknown, isCached: boolean): Words {
  switch (typeof value) {
    case 'string':
      return hashString(value);
    case 'number':
      return hashNumber(value);
    case 'boolean':
      return value ? TRUE : FALSE;
    case 'object':
      break;
    default:
      throw new Error(`hash: ${typeof value} is not JSON`);
  }
  if (value === null) return NULL;
  const known = isCached ? cache.get(value) : undefined;
  if (known) return known;
  const state = start(Array.isArray(value) ? 6 : 7);
  let length = 0;
  if (Array.isArray(value)) {
    length = value.length;
    for (const item of value) mixWords(state, words(item, isCached));
  } else {
    const keys = Object.keys(value).sort();
    for (const key of keys) {
      const item = (value as { [key: string]: unknown })[key];
      if (item === undefined) continue;
      length++;
      mixWords(state, hashString(key));
      mixWords(state, words(item, isCached));
    }
  }
  const made = finish(state, length);
  // Only frozen values may be remembered: a transaction still changes the others. Production does not freeze, there
  // callers hash committed values only.
  if (isCached) cache.set(value, made);
  return made;
}

const hex = (result: Words): string => result.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');

/**
 * Structural hash of a JSON value, 128 bits as 32 hex digits; key order does not matter. Remembered per object, so the
 * hash of a world costs what changed since the last one. Hash committed (immutable) values only.
 */
export const hashValue = (value: unknown): string => hex(words(value, true));

/** The same hash without the cache; for tests and for values that may still change. */
export const hashFresh = (value: unknown): string => hex(words(value, false));
