import { describe, expect, it } from 'vitest';
import { RandomStream } from '../../src/kernel/random.ts';

const draws = (path: string, count: number): number[] => {
  const random = new RandomStream(path);
  return Array.from({ length: count }, () => random.uniform());
};

function correlation(a: readonly number[], b: readonly number[]): number {
  const n = a.length;
  const mean = (of: readonly number[]): number => of.reduce((total, x) => total + x, 0) / n;
  const [ma, mb] = [mean(a), mean(b)];
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    const [da, db] = [(a[i] ?? 0) - ma, (b[i] ?? 0) - mb];
    ab += da * db;
    aa += da * da;
    bb += db * db;
  }
  return ab / Math.sqrt(aa * bb);
}

/** Pearson's χ² of uniforms over 64 cells: mean 63, standard deviation 11.2. */
function chiSquare(uniforms: readonly number[]): number {
  const cells = new Array<number>(64).fill(0);
  for (const u of uniforms) cells[Math.floor(u * 64)] = (cells[Math.floor(u * 64)] ?? 0) + 1;
  const expected = uniforms.length / 64;
  return cells.reduce((total, count) => total + ((count - expected) * (count - expected)) / expected, 0);
}

describe('random streams', () => {
  it('give the same numbers for the same name, and others for another', () => {
    expect(draws('w/orders/63/basket', 5)).toEqual(draws('w/orders/63/basket', 5));
    expect(draws('w/orders/63/basket', 5)).not.toEqual(draws('w/orders/64/basket', 5));
  });

  // A changed number here changes every world: recordings no longer replay.
  it('give the numbers they have always given', () => {
    expect(draws('w/orders/63/basket', 3)).toMatchInlineSnapshot(`
      [
        0.03354180382700844,
        0.11890180379297688,
        0.2162005090135618,
      ]
    `);
  });

  it('stay inside the open interval', () => {
    expect(draws('test/interval', 100_000).every((u) => u > 0 && u < 1)).toBe(true);
  });

  it('are uniform within a stream', () => {
    expect(chiSquare(draws('test/uniform', 200_000))).toBeLessThan(63 + 4 * 11.2);
  });

  it.each([
    ['day numbers', (i: number) => `w/orders/${i}/basket`],
    ['minutes', (i: number) => `p/queue/checkout-risk/${i}/calls`],
    ['one letter', (i: number) => `${String.fromCharCode(97 + (i % 26))}${i}`],
  ])('are uniform across streams that differ in %s, and adjacent ones are independent', (_name, path) => {
    const first = Array.from({ length: 20_000 }, (_, i) => new RandomStream(path(i)).uniform());
    expect(chiSquare(first)).toBeLessThan(63 + 4 * 11.2);
    expect(Math.abs(correlation(first.slice(1), first.slice(0, -1)))).toBeLessThan(4 / Math.sqrt(20_000));
  });

  it('are independent of a sibling', () => {
    const [a, b] = [draws('w/orders/63/basket', 100_000), draws('w/orders/63/noise', 100_000)];
    expect(Math.abs(correlation(a, b))).toBeLessThan(4 / Math.sqrt(100_000));
    expect(Math.abs(correlation(a.slice(1), a.slice(0, -1)))).toBeLessThan(4 / Math.sqrt(100_000));
  });

  it('do not collide in 300,000 names', () => {
    const seen = new Set<number>();
    for (let day = 0; day < 3000; day++)
      for (let column = 0; column < 100; column++) seen.add(new RandomStream(`w/c${column}/${day}`).uniform());
    expect(seen.size).toBe(300_000);
  });
});
