import { describe, expect, it } from 'vitest';
import { labelsCsv, orderPayload, ordersCsv } from '../../src/company/order-feed.ts';
import { labelsDayRef, orderGenerators, ordersDayRef, panelRef } from '../../src/company/order-generators.ts';
import { NORMAL_POPULATION } from '../../src/company/order-population.ts';
import { generateOrders, type OrderColumns, ordersOfDay, panelOrders, parseOrderId } from '../../src/company/orders.ts';
import { ContentStore } from '../../src/kernel/content-store.ts';
import { exp } from '../../src/kernel/math.ts';
import { DAY, HOUR, isoTime, parseIsoTime } from '../../src/kernel/time.ts';
import { quantile } from '../../src/ml/quantile.ts';
import { sigmoid } from '../../src/ml/sigmoid.ts';

const N = 48_000;
const o = panelOrders('test', 'marginals', N, 63);

/** Within three standard errors of a share. */
function expectShare(is: (row: number) => boolean, share: number, among: (row: number) => boolean = () => true): void {
  let n = 0;
  let count = 0;
  for (let row = 0; row < N; row++)
    if (among(row)) {
      n++;
      if (is(row)) count++;
    }
  expect(Math.abs(count / n - share)).toBeLessThanOrEqual(3 * Math.sqrt((share * (1 - share)) / n));
}

/** Within three (empirical) standard errors of a mean. */
function expectMean(values: readonly number[], mean: number): void {
  const n = values.length;
  const got = values.reduce((total, value) => total + value, 0) / n;
  const variance = values.reduce((total, value) => total + (value - got) * (value - got), 0) / (n - 1);
  expect(Math.abs(got - mean)).toBeLessThanOrEqual(3 * Math.sqrt(variance / n));
}

const rowsWhere = (is: (row: number) => boolean): number[] => Array.from({ length: N }, (_, i) => i).filter(is);

describe('the marginals of orders are those of the world', () => {
  it.each<[string, Uint8Array, readonly number[]]>([
    ['segment', o.segment, [0.22, 0.48, 0.24, 0.06]],
    ['payment', o.payment, [0.56, 0.22, 0.12, 0.1]],
    ['channel', o.channel, [0.52, 0.4, 0.08]],
    ['delivery', o.delivery, [0.62, 0.23, 0.15]],
    ['device', o.device, [0.38, 0.55, 0.07]],
    ['region', o.region, [0.28, 0.31, 0.19, 0.17, 0.05]],
  ])('%s', (_name, column, shares) => {
    shares.forEach((share, value) => {
      expectShare((row) => column[row] === value, share);
    });
  });

  it('basket: log-normal around 4 (business 4.6), between 5 and 2,500 euros', () => {
    const logs = (isBusiness: boolean): number[] =>
      rowsWhere((row) => (o.segment[row] === 3) === isBusiness).map((row) => Math.log(o.basketEur[row] ?? 0));
    expectMean(logs(false), 4);
    expectMean(logs(true), 4.6);
    expectMean(
      logs(false).map((x) => (x - 4) * (x - 4)),
      0.75 * 0.75,
    );
    expect(Math.min(...o.basketEur)).toBeGreaterThanOrEqual(5);
    expect(Math.max(...o.basketEur)).toBeLessThanOrEqual(2500);
    expectShare(
      (row) => (o.basketEur[row] ?? 0) < exp(4),
      0.5,
      (row) => o.segment[row] !== 3,
    );
  });

  it('items: one and a Poisson number per 25 euros, at most 40', () => {
    const rows = rowsWhere((row) => (o.basketEur[row] ?? 0) < 400);
    expectMean(
      rows.map((row) => (o.items[row] ?? 0) - 1 - (o.basketEur[row] ?? 0) / 25),
      0,
    );
    expect(Math.max(...o.items)).toBe(40);
  });

  it.each([
    ['new', 0, 20, 0.8, 0.3, 0.76],
    ['regular', 1, 400, 3, 0.15, 0.9],
    ['loyal', 2, 1200, 8, 0.15, 0.9],
    ['business', 3, 1000, 12, 0.15, 0.9],
  ])(
    'account age, orders, failed payments and address match of %s customers',
    (_name, segment, age, orders, failed, match) => {
      const rows = rowsWhere((row) => o.segment[row] === segment);
      // The cut at 4,000 days takes under .3 % of loyal and business ages away; rounding moves new ones by < .01 day.
      const ages = rows.map((row) => o.accountAgeDays[row] ?? 0);
      expect(Math.abs(ages.reduce((total, days) => total + days, 0) / ages.length / age - 1)).toBeLessThan(0.04);
      expectMean(
        rows.map((row) => o.orders90d[row] ?? 0),
        orders,
      );
      expectMean(
        rows.map((row) => o.failedPayments30d[row] ?? 0),
        failed,
      );
      expectShare(
        (row) => o.addressMatch[row] === 1,
        match,
        (row) => o.segment[row] === segment,
      );
    },
  );

  it('password change: unknown for 15 %; under 24 hours for 7 % and what the exponential adds', () => {
    const isUnknown = (row: number): boolean => Number.isNaN(o.hoursSincePasswordChange[row]);
    expectShare(isUnknown, 0.15);
    expectShare(
      (row) => (o.hoursSincePasswordChange[row] ?? 0) < 24,
      0.07 + 0.93 * (1 - exp(-24 / 1500)),
      (row) => !isUnknown(row),
    );
  });

  it('distance: unknown exactly for pickup, else log-normal around 2.6', () => {
    for (let row = 0; row < N; row++) expect(Number.isNaN(o.distanceKm[row])).toBe(o.delivery[row] === 2);
    expectShare(
      (row) => (o.distanceKm[row] ?? 0) < exp(2.6),
      0.5,
      (row) => o.delivery[row] !== 2,
    );
  });

  it('hours follow their weights, and the hour is that of the instant', () => {
    const weights = NORMAL_POPULATION.hourWeights;
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    weights.forEach((weight, hour) => {
      expectShare((row) => o.hour[row] === hour, weight / total);
    });
    for (let row = 0; row < N; row++) expect(Math.floor(((o.at[row] ?? 0) - 63 * DAY) / HOUR)).toBe(o.hour[row]);
  });

  it('base rate: 3.2 % of orders end in a loss, as in the reference', () => {
    const risks = Array.from(o.z, sigmoid);
    const mean = risks.reduce((sum, p) => sum + p, 0) / N;
    const sd = Math.sqrt(risks.reduce((sum, p) => sum + (p - mean) * (p - mean), 0) / N);
    // Forty replicates of the reference: .03235, standard error 9e-5.
    expect(Math.abs(mean - 0.03235)).toBeLessThan(3 * Math.sqrt((sd * sd) / N + 9e-5 * 9e-5));
    expectShare((row) => o.isLoss[row] === 1, mean);
  });

  it('labels are known after 1 + Gamma(2, 3.2) days', () => {
    const within = (days: number): void => {
      const x = (days - 1) / 3.2;
      expectShare((row) => (o.labelAt[row] ?? 0) - (o.at[row] ?? 0) <= days * DAY, 1 - exp(-x) * (1 + x));
    };
    for (const days of [3, 7, 14, 21]) within(days);
    const delays = Float64Array.from(o.labelAt, (at, row) => (at - (o.at[row] ?? 0)) / DAY);
    expect(quantile(delays, 0.5)).toBeCloseTo(6.4, 0);
  });
});

const features = ({ z: _z, isLoss: _isLoss, labelAt: _labelAt, ...rest }: OrderColumns): object => rest;

describe('orders', () => {
  const day = ordersOfDay('w', 63);

  it('are 2,000 a day, in order of time, with ids that lead back to them', () => {
    expect(day.length).toBe(2000);
    for (let row = 1; row < day.length; row++) expect(day.at[row]).toBeGreaterThanOrEqual(day.at[row - 1] ?? 0);
    expect(JSON.parse(orderPayload(day, 42)).input_data.order_id).toBe('o-63-0042');
    expect(parseOrderId('o-63-0042')).toEqual({ day: 63, row: 42 });
    for (const id of ['o-63-2000', 'p-x-0042', 'o-63-42', '']) expect(parseOrderId(id)).toBeUndefined();
  });

  it('are the same for the same seed and day, others for others', () => {
    expect(ordersOfDay('w', 63)).toEqual(day);
    expect(ordersOfDay('w', 64).basketEur).not.toEqual(day.basketEur);
    expect(ordersOfDay('v', 63).basketEur).not.toEqual(day.basketEur);
  });

  it('keep every other column bit for bit when one changes', () => {
    const source = { idPrefix: 'o-63-', ordersPath: 'w/orders/63', labelsPath: 'w/labels/63', day: 63, count: 2000 };
    const attacked = generateOrders({
      ...source,
      population: { ...NORMAL_POPULATION, risk: { ...NORMAL_POPULATION.risk, accountTakeover: 3.5 } },
    });
    expect(features(attacked)).toEqual(features(day));
    expect(attacked.z).not.toEqual(day.z);
    const campaign = generateOrders({
      ...source,
      population: { ...NORMAL_POPULATION, segmentShares: [0.42, 0.36, 0.17, 0.05] },
    });
    for (const column of ['at', 'payment', 'channel', 'delivery', 'region', 'distanceKm', 'customer'] as const)
      expect(campaign[column]).toEqual(day[column]);
    expect(campaign.segment).not.toEqual(day.segment);
  });

  it('begin with the same rows when there are more of them in all but their instants', () => {
    const source = { idPrefix: '', ordersPath: 'w/orders/63', labelsPath: 'w/labels/63', day: 63, count: 3000 };
    const more = generateOrders({ ...source, population: NORMAL_POPULATION });
    expect(more.basketEur.slice(0, 2000)).toEqual(day.basketEur);
    expect(more.accountAgeDays.slice(0, 2000)).toEqual(day.accountAgeDays);
  });
});

describe('files of orders and labels', () => {
  const day = ordersOfDay('w', 63);
  const rows = ordersCsv(day)
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','));

  it('hold the feed’s columns, nulls empty, and the payload the same values', () => {
    const header = rows[0] ?? [];
    expect(rows).toHaveLength(2001);
    for (let row = 0; row < 2000; row += 37) {
      const { input_data: payload } = JSON.parse(orderPayload(day, row)) as {
        input_data: { [column: string]: string | number | null };
      };
      expect(Object.keys(payload)).toEqual(header);
      expect(Object.values(payload).map((value) => String(value ?? ''))).toEqual(rows[row + 1]);
      expect(parseIsoTime(String(payload.order_ts))).toBe(day.at[row]);
      expect(payload.ship_distance_km === null).toBe(payload.delivery_option === 'pickup');
    }
  });

  it('never tell the truth about an order', () => {
    expect(rows[0]).not.toContain('is_loss');
    expect(orderPayload(day, 0)).not.toMatch(/loss|"z"|label/);
  });

  it('grow with the labels that are known by then', () => {
    const count = (knownAt: number): number => labelsCsv(day, knownAt).trimEnd().split('\n').length - 1;
    expect(count(64 * DAY)).toBe(0);
    expect(count(71 * DAY)).toBeGreaterThan(0);
    expect(count(71 * DAY)).toBeLessThan(count(78 * DAY));
    expect(count(200 * DAY)).toBe(2000);
    const early = labelsCsv(day, 71 * DAY)
      .trimEnd()
      .split('\n')
      .slice(1);
    const late = new Set(labelsCsv(day, 78 * DAY).split('\n'));
    for (const line of early) {
      expect(late.has(line)).toBe(true);
      expect((line.split(',')[2] ?? '') <= isoTime(71 * DAY)).toBe(true);
    }
  });

  it('are made by the content store from references that mean the same for ever', () => {
    const content = new ContentStore(orderGenerators());
    expect(ordersDayRef('w', 63)).toBe('gen:orders-day?{"day":63,"seed":"w"}');
    expect(content.text(ordersDayRef('w', 63))).toBe(ordersCsv(day));
    expect(content.text(labelsDayRef('w', 63, 71 * DAY))).toBe(labelsCsv(day, 71 * DAY));
    expect(content.text(panelRef('w', 'qual', 50, 63)).split('\n')).toHaveLength(52);
  });
});
