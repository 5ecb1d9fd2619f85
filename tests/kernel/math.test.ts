import { describe, expect, it } from 'vitest';
import { hashFresh } from '../../src/kernel/hash.ts';
import { atan2, cos, exp, ln, log1p, log2, log10, pow, sin } from '../../src/kernel/math.ts';
import { RandomStream } from '../../src/kernel/random.ts';
import { readGolden } from '../ml/golden/read-golden.ts';

const one = { exp, sin, cos, ln, log2, log10, log1p };
const two = { pow, atan2 };
const golden = readGolden<{ readonly [name: string]: readonly (readonly number[])[] }>('elementary.json');

/** Difference in units of the last place of the wanted value. */
function ulps(got: number, want: number): number {
  if (got === want) return 0;
  const bits = new BigInt64Array(new Float64Array([got, want]).buffer);
  return Number(bits[0] ?? 0n) - Number(bits[1] ?? 0n);
}

describe('deterministic mathematics', () => {
  it.each(Object.keys(one) as (keyof typeof one)[])('%s is within two ulps of the C library', (name) => {
    const rows = golden[name] ?? [];
    expect(rows.length).toBeGreaterThan(40);
    for (const [x = 0, want = 0] of rows) expect(Math.abs(ulps(one[name](x), want)), `${name}(${x})`).toBeLessThan(2.5);
  });

  it.each(Object.keys(two) as (keyof typeof two)[])('%s is within two ulps of the C library', (name) => {
    const rows = golden[name] ?? [];
    expect(rows).toHaveLength(40);
    for (const [a = 0, b = 0, want = 0] of rows)
      expect(Math.abs(ulps(two[name](a, b), want)), `${name}(${a}, ${b})`).toBeLessThan(2.5);
  });

  // The bits of 20,000 results of each function. A changed hash changes every world: recordings no longer replay.
  it('gives the bits it has always given', () => {
    const random = new RandomStream('test/math-bits');
    const xs = Float64Array.from({ length: 20_000 }, () => (random.uniform() - 0.5) * 40);
    const bits = (of: (x: number) => number): string => hashFresh(Array.from(xs, (x) => of(x)));
    expect({
      exp: bits(exp),
      sin: bits(sin),
      cos: bits(cos),
      ln: bits((x) => ln(Math.abs(x))),
      log1p: bits((x) => log1p(Math.abs(x))),
      log2: bits((x) => log2(Math.abs(x))),
      log10: bits((x) => log10(Math.abs(x))),
      pow: bits((x) => pow(Math.abs(x), 0.9)),
      atan2: bits((x) => atan2(x, 1.5)),
    }).toMatchInlineSnapshot(`
      {
        "atan2": "1f64c9930ef2c23e192777914a7c18fd",
        "cos": "ca9278697d944e37b127f732a5c9a792",
        "exp": "5d98e333286482bc732fa79852cf400d",
        "ln": "9056447e77deac3c44d1d3c4b1148f6e",
        "log10": "cbee489a5d29ad156ea90e54b5136977",
        "log1p": "497bf997b40ea6a0fffbe2b7e67ce863",
        "log2": "5d8738c581fc58a319144579ef245b04",
        "pow": "bfc54bd5d0d934662db73908c3b1d9c5",
        "sin": "20bff527d520e5d6dfd96aca3851bc67",
      }
    `);
  });
});
