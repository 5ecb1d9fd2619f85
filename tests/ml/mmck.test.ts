import { describe, expect, it } from 'vitest';
import { mmck } from '../../src/ml/mmck.ts';

/** The closed form in the words of the world's page: instances, workers and admission limit. */
const endpoint = (rate: number, serviceMs: number, instances: number, workers: number, maxConcurrent: number) =>
  mmck(rate, serviceMs / 1000, instances * Math.min(workers, maxConcurrent), 2 * maxConcurrent * instances);

describe('M/M/c/K', () => {
  // Rate, service, instances, workers, max concurrent → printed by the reference program: utilisation, 429 %, p50, p95.
  it.each([
    [6, 22, 3, 4, 4, 0.01, 0.0, 22, 35],
    [18, 22, 3, 4, 4, 0.03, 0.0, 22, 35],
    [40, 22, 3, 4, 4, 0.07, 0.0, 22, 35],
    [140, 22, 3, 4, 4, 0.26, 0.0, 22, 35],
    [6, 332, 3, 4, 4, 0.17, 0.0, 332, 531],
    [18, 332, 3, 4, 4, 0.5, 0.0, 333, 531],
    [40, 332, 3, 4, 4, 1.0, 11.8, 519, 863],
    [40, 22, 1, 1, 1, 0.88, 29.2, 32, 57],
    [140, 22, 1, 4, 4, 0.77, 5.2, 27, 57],
    [140, 22, 2, 4, 1, 1.0, 41.1, 35, 57],
    [140, 22, 3, 4, 1, 1.0, 18.1, 31, 57],
    [140, 22, 2, 1, 50, 1.0, 35.1, 2180, 2213],
    [140, 22, 2, 4, 50, 0.38, 0.0, 22, 35],
    [140, 57, 2, 12, 12, 0.33, 0.0, 57, 91],
    [18, 22, 1, 1, 1, 0.4, 10.1, 28, 57],
    [40, 22, 2, 1, 1, 0.44, 3.0, 25, 57],
    [40, 22, 2, 4, 4, 0.11, 0.0, 22, 35],
  ])(
    'gives the reference row of %d/s at %d ms on %d×(%d, %d)',
    (rate, ms, inst, workers, maxc, util, p429, p50, p95) => {
      const row = endpoint(rate, ms, inst, workers, maxc);
      expect(row.utilisation.toFixed(2)).toBe(util.toFixed(2));
      expect((row.rejectedShare * 100).toFixed(1)).toBe(p429.toFixed(1));
      expect(((row.meanWaitSeconds + ms / 1000) * 1000).toFixed(0)).toBe(p50.toFixed(0));
      expect(((row.p95WaitSeconds + (ms / 1000) * 1.6) * 1000).toFixed(0)).toBe(p95.toFixed(0));
    },
  );

  it('is Erlang’s loss formula when nobody may wait', () => {
    // Two servers, load 1: B = (1/2) / (1 + 1 + 1/2) = 0.2.
    expect(mmck(1, 1, 2, 2).rejectedShare).toBeCloseTo(0.2, 14);
  });

  it('rejects nobody when nobody comes', () => {
    expect(mmck(0, 0.022, 3, 6)).toEqual({ rejectedShare: 0, meanWaitSeconds: 0, p95WaitSeconds: 0, utilisation: 0 });
  });
});
