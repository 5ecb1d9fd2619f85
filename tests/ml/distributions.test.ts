import { describe, expect, it } from 'vitest';
import { RandomStream } from '../../src/kernel/random.ts';
import { erlang } from '../../src/ml/erlang.ts';
import { normalQuantile } from '../../src/ml/normal-quantile.ts';
import { poissonQuantile } from '../../src/ml/poisson-quantile.ts';
import { sigmoid } from '../../src/ml/sigmoid.ts';
import { readGolden } from './golden/read-golden.ts';

interface Distributions {
  readonly normalQuantile: readonly [number, number][];
  readonly sigmoid: readonly [number, number][];
  readonly poissonQuantile: readonly [number, number, number][];
}
const golden = readGolden<Distributions>('distributions.json');
const relative = (got: number, want: number): number => (want === 0 ? Math.abs(got) : Math.abs(got / want - 1));

describe('distributions', () => {
  it.each(golden.normalQuantile)('the normal quantile of %d agrees with SciPy', (p, z) => {
    expect(relative(normalQuantile(p), z)).toBeLessThan(1e-14);
  });

  it.each(golden.sigmoid)('the sigmoid of %d agrees with SciPy', (z, p) => {
    expect(relative(sigmoid(z), p)).toBeLessThan(1e-14);
  });

  it.each(golden.poissonQuantile)('Poisson(%d) at %d agrees with SciPy', (mean, u, k) => {
    expect(poissonQuantile(mean, u)).toBe(k);
  });

  it('Poisson refuses a mean whose e^−mean is no number', () => {
    expect(() => poissonQuantile(701, 0.5)).toThrow(/outside/);
    expect(poissonQuantile(1, 1)).toBeLessThan(200);
  });

  it('Gamma(3, 400) draws have its mean and variance within 3 standard errors', () => {
    const random = new RandomStream('test/erlang');
    const n = 100_000;
    let sum = 0;
    let squares = 0;
    for (let i = 0; i < n; i++) {
      const x = erlang(3, 400, [random.uniform(), random.uniform(), random.uniform()]);
      sum += x;
      squares += (x - 1200) * (x - 1200);
    }
    const variance = 3 * 400 * 400;
    expect(Math.abs(sum / n - 1200)).toBeLessThan(3 * Math.sqrt(variance / n));
    // Var of the squared deviation of Gamma(k): θ⁴(2k² + 6k), k = 3 → 36·θ⁴.
    expect(Math.abs(squares / n - variance)).toBeLessThan(3 * Math.sqrt((36 * 400 * 400 * 400 * 400) / n));
  });
});
