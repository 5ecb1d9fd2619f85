/**
 * Cache of pure computations, keyed by a content hash of everything they depend on. It stands outside the world: with
 * or without it the same bytes come out. The oldest entries leave first.
 */
export class Memo {
  private readonly entries = new Map<string, unknown>();

  constructor(private readonly limit = 5000) {}

  /** A cache of its own for one kind of thing that is large: `limit` of them are kept, however many others there are. */
  part(name: string, limit: number): Memo {
    return this.get(`part/${name}`, () => new Memo(limit));
  }

  get<T>(key: string, compute: () => T): T {
    if (this.entries.has(key)) {
      const hit = this.entries.get(key) as T;
      this.entries.delete(key);
      this.entries.set(key, hit);
      return hit;
    }
    const made = compute();
    this.entries.set(key, made);
    if (this.entries.size > this.limit) this.entries.delete(this.entries.keys().next().value as string);
    return made;
  }
}
