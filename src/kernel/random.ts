/**
 * A named stream of random numbers (sfc32 over 32-bit integers; state = hash of the name). Each consumer opens its own
 * by path, e.g. `orders/63/basket`, so that looking at one thing never changes another.
 */
export class RandomStream {
  private readonly state: Int32Array;

  constructor(path: string) {
    const state = new Int32Array(4);
    let a = 0x9e3779b9 | 0;
    let b = 0x243f6a88;
    let c = 0xb7e15162 | 0;
    for (let i = 0; i < path.length; i++) {
      a = Math.imul(a ^ path.charCodeAt(i), 2654435761);
      b = (Math.imul(b ^ a, 1597334677) + 1) | 0;
      c ^= b >>> 13;
      c = (Math.imul(c, 668265263) + a) | 0;
    }
    state.set([a, b, c, 1]);
    this.state = state;
    for (let i = 0; i < 15; i++) this.bits();
  }

  /** Next 32 bits as an unsigned integer. */
  bits(): number {
    const s = this.state;
    const t = ((((s[0] as number) + (s[1] as number)) | 0) + (s[3] as number)) | 0;
    s[3] = ((s[3] as number) + 1) | 0;
    s[0] = (s[1] as number) ^ ((s[1] as number) >>> 9);
    s[1] = ((s[2] as number) + ((s[2] as number) << 3)) | 0;
    s[2] = ((((s[2] as number) << 21) | ((s[2] as number) >>> 11)) + t) | 0;
    return t >>> 0;
  }

  /** Uniform in the open interval (0, 1), 52 bits: never exactly 0, so logarithms are safe. */
  uniform(): number {
    const high = this.bits() >>> 6;
    const low = this.bits() >>> 6;
    return (high * 67108864 + low + 0.5) / 4503599627370496;
  }
}
