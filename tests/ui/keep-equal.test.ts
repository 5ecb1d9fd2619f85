import { describe, expect, it } from 'vitest';
import { keepEqual } from '../../src/ui/store/keep-equal.ts';

describe('keeping what is equal', () => {
  const before = { a: [1, { x: null }], b: { y: 'text' }, c: 1 };

  it('gives the previous value back when nothing changed', () => {
    expect(keepEqual(before, structuredClone(before))).toBe(before);
  });

  it('keeps unchanged parts and takes changed ones', () => {
    const next = keepEqual(before, { ...structuredClone(before), b: { y: 'other' } });
    expect(next).toEqual({ a: [1, { x: null }], b: { y: 'other' }, c: 1 });
    expect(next.a).toBe(before.a);
  });

  it('sees added, removed and renamed fields, shorter lists and other kinds', () => {
    for (const [from, to] of [
      [{ a: 1 }, { a: 1, b: 2 }],
      [{ a: 1, b: 2 }, { a: 1 }],
      [{ a: 1 }, { b: 1 }],
      [[1, 2], [1]],
      [[1], [1, 2]],
      [[], {}],
      [null, {}],
      [{ a: 1 }, null],
      [1, 2],
    ])
      expect(keepEqual(from, to)).toEqual(to);
  });
});
