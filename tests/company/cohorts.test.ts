import { beforeAll, describe, expect, it } from 'vitest';
import { treeAt, upload } from '../../src/azure/storage/datastore.ts';
import { labelJoin, labelsKnown, lastJoin, nextJoin } from '../../src/company/feeds/label-join.ts';
import { dayOrders, kestrandClients } from '../../src/company/gateway.ts';
import { businessHours, sumOf } from '../../src/company/ledger/business-hour.ts';
import { cohortTable, lossesBeside } from '../../src/company/ledger/cohorts.ts';
import { companyHour } from '../../src/company/ledger/company-hour.ts';
import { decisionsOfDay } from '../../src/company/ledger/decision-ledger.ts';
import { labelsCsv } from '../../src/company/order-feed.ts';
import { orderGenerators } from '../../src/company/order-generators.ts';
import { putRelease } from '../../src/company/order-service/release.ts';
import type { OrderColumns } from '../../src/company/orders.ts';
import { ContentStore } from '../../src/kernel/content-store.ts';
import { emptyDir } from '../../src/kernel/files/node.ts';
import { schedule } from '../../src/kernel/reaction.ts';
import { DAY, HOUR } from '../../src/kernel/time.ts';
import { sigmoid } from '../../src/ml/sigmoid.ts';
import { type EndpointEstate, servingEstate } from '../azure/online-endpoint/endpoint-estate.ts';

/** Instalments (code 3) are reviewed at .3, new customers declined at .5; it looks at the code, as every scorer does. */
const scorer = {
  scores: [
    ['"payment_code":3', 0.3],
    ['"customer_segment":"new"', 0.5],
  ],
} as const;
const FULL = 64; // the first whole day
const RESORTED = FULL * DAY + 12 * HOUR;

let estate: EndpointEstate;
let orders: OrderColumns;

beforeAll(async () => {
  estate = await servingEstate(kestrandClients, scorer, [companyHour, labelJoin]);
  await estate.simulation.transact((tx) => {
    upload(tx, 'mlw-kst-prod', 'workspaceblobstore', 'joined', emptyDir());
    const joined = { workspace: 'mlw-kst-prod', datastore: 'workspaceblobstore', path: 'joined' };
    schedule(tx, nextJoin(tx.world.now), labelJoin, joined);
    schedule(tx, tx.world.now + HOUR, companyHour, null);
    const payment_method = ['bank_transfer', 'card', 'instalment', 'wallet'];
    const channel = ['app', 'phone', 'web'];
    putRelease(tx, { version: '5.0', at: RESORTED, note: '', enums: { payment_method, channel }, newValues: [] });
  });
  await estate.simulation.advance((FULL + 1) * DAY + 4 * HOUR);
  orders = dayOrders(estate.world, FULL);
}, 120_000);

const rowsWhere = (is: (row: number) => boolean): number[] =>
  Array.from({ length: orders.length }, (_, row) => row).filter(is);

describe('the ledger of decisions', () => {
  it('holds three bytes for each sampled order of a day that is over', () => {
    const day = decisionsOfDay(estate.world, estate.content, FULL) ?? expect.fail('nothing is written');
    expect(day.entries).toHaveLength(2000);
    expect(day.key.split(',')).toHaveLength(1);
    expect(estate.content.bytes(day.key)).toHaveLength(6000);
  });

  it('says for each order what the served score made of it', () => {
    const entries = decisionsOfDay(estate.world, estate.content, FULL)?.entries ?? [];
    const code = (row: number): number => {
      const chosen = orders.payment[row] as number;
      return (orders.at[row] as number) < RESORTED ? chosen : ([1, 3, 0, 2][chosen] as number);
    };
    for (let row = 0; row < orders.length; row++) {
      const score = code(row) === 3 ? 0.3 : orders.segment[row] === 0 ? 0.5 : 0.02;
      const decision = score === 0.3 ? 'review' : score === 0.5 ? 'decline' : 'approve';
      const entry = entries[row] ?? expect.fail(`order ${row}`);
      expect([entry.decision, entry.deployment]).toEqual([decision, 'blue']);
      expect(Math.abs((entry.score ?? 0) - score)).toBeLessThan(1 / 65_535);
    }
  });

  it('begins with the hour in which writing began, and agrees with the books', () => {
    const first = decisionsOfDay(estate.world, estate.content, FULL - 1) ?? expect.fail('nothing is written');
    const before = dayOrders(estate.world, FULL - 1);
    expect(first.entries).toHaveLength(before.hour.filter((hour) => hour >= first.firstHour).length);
    const books = businessHours(estate.world, FULL * 24, (FULL + 1) * 24);
    const entries = decisionsOfDay(estate.world, estate.content, FULL)?.entries ?? [];
    expect(6 * entries.filter((entry) => entry?.decision === 'review').length).toBe(sumOf(books, 'reviewed'));
    expect(6 * entries.filter((entry) => entry?.decision === 'decline').length).toBe(sumOf(books, 'declined'));
  });

  it('knows orders without a score, and who was asked', async () => {
    const dark = estate.fork();
    await dark.json('ml', 'online-endpoint', 'update', '-n', 'checkout-risk', '--traffic', 'blue=0');
    const hour = Math.ceil(dark.world.now / HOUR);
    await dark.simulation.advance((hour + 1) * HOUR);
    const day = decisionsOfDay(dark.world, dark.content, FULL + 1) ?? expect.fail('nothing is written');
    const { hour: hours } = dayOrders(dark.world, FULL + 1);
    const entries = day.entries.filter((_, i) => hours[i] === hour % 24);
    expect(entries.length).toBeGreaterThan(0);
    for (const entry of entries) expect(entry).toMatchObject({ score: null, deployment: null });
  });
});

describe('cohorts', () => {
  it('know more the longer one waits: 56 % after a week, 91 % after two, 98.6 % after three', () => {
    const coverage = (days: number): number => {
      const { all } = cohortTable(estate.world, estate.context, FULL, FULL, (FULL + 0.5 + days) * DAY);
      return all.known / all.orders;
    };
    // Orders lie on average a little after noon; the share known moves by .08 a day at most.
    for (const [days, share] of [
      [7, 0.56],
      [14, 0.913],
      [21, 0.986],
    ] as const)
      expect(Math.abs(coverage(days) - share)).toBeLessThan(3 * Math.sqrt((share * (1 - share)) / 2000) + 0.01);
    expect(coverage(0)).toBe(0);
    expect(coverage(90)).toBe(1);
  });

  it('count what is known of the orders of a day', () => {
    const asOf = (FULL + 10) * DAY + 3 * HOUR;
    const { all } = cohortTable(estate.world, estate.context, FULL, FULL, asOf);
    const known = rowsWhere((row) => (orders.labelAt[row] as number) <= asOf);
    const entries = decisionsOfDay(estate.world, estate.content, FULL)?.entries ?? [];
    const isApproved = (row: number): boolean => entries[row]?.decision === 'approve';
    const lost = known.filter((row) => orders.isLoss[row] === 1);
    expect(all).toMatchObject({
      orders: 2000,
      known: known.length,
      losses: lost.length,
      approvedKnown: known.filter(isApproved).length,
      approvedLosses: lost.filter(isApproved).length,
      scored: known.length,
    });
    const euros = lost.filter(isApproved).reduce((sum, row) => sum + 6 * 0.75 * (orders.basketEur[row] as number), 0);
    expect(all.approvedLossCost / 1e6).toBeCloseTo(euros, 2);
    const { truePositives, falsePositives, falseNegatives, trueNegatives } = all.confusion;
    expect(truePositives + falseNegatives).toBe(lost.length);
    expect(falsePositives + trueNegatives).toBe(known.length - lost.length);
    expect(falseNegatives).toBe(all.approvedLosses);
  });

  it('are cut by what was chosen and by what was sent, which a release keeps apart', () => {
    const { groups } = cohortTable(estate.world, estate.context, FULL, FULL, (FULL + 60) * DAY);
    const chosen = rowsWhere((row) => orders.payment[row] === 3);
    expect(groups.payment_method.instalment?.orders).toBe(chosen.length);
    const sentAs3 = rowsWhere((row) => orders.payment[row] === ((orders.at[row] as number) < RESORTED ? 3 : 1));
    expect(groups.payment_code['3']?.orders).toBe(sentAs3.length);
    // What the shop calls web (0) is sent as app; segments are sent as they are.
    const sentAsApp = rowsWhere((row) => orders.channel[row] === ((orders.at[row] as number) < RESORTED ? 1 : 0));
    expect(groups.channel_sent.app?.orders).toBe(sentAsApp.length);
    expect(groups.segment_sent).toEqual(groups.customer_segment);
    for (const group of Object.values(groups))
      expect(Object.values(group).reduce((sum, one) => sum + one.orders, 0)).toBe(2000);
    // Every order sent as 3 was flagged; those of instalments after the release were not (unless new).
    expect(groups.payment_code['3']?.approved).toBe(0);
    expect(groups.payment_method.instalment?.approved).toBeGreaterThan(0);
  });

  it('of several days are their days together', () => {
    const asOf = (FULL + 30) * DAY;
    const table = (from: number, to: number) => cohortTable(estate.world, estate.context, from, to, asOf).all;
    expect(table(FULL - 1, FULL).losses).toBe(table(FULL - 1, FULL - 1).losses + table(FULL, FULL).losses);
    expect(cohortTable(estate.world, estate.context, 3, 4, asOf).all).toMatchObject({ orders: 0, auc: null });
  });

  it('change nothing when looked at', () => {
    const before = JSON.stringify(estate.world);
    cohortTable(estate.world, estate.context, FULL - 1, FULL, lastJoin(estate.world.now));
    lossesBeside(estate.world, estate.context, FULL);
    expect(JSON.stringify(estate.world)).toBe(before);
  });
});

describe('losses', () => {
  it('stand side by side: what the decisions cost on average, and with the labels that were drawn', () => {
    const beside = lossesBeside(estate.world, estate.context, FULL);
    const books = businessHours(estate.world, FULL * 24, (FULL + 1) * 24);
    expect(beside.expected).toBe(sumOf(books, 'lossCost'));
    const entries = decisionsOfDay(estate.world, estate.content, FULL)?.entries ?? [];
    const variance = rowsWhere((row) => entries[row]?.decision !== 'decline').reduce((sum, row) => {
      const p = sigmoid(orders.z[row] as number);
      const euros = 6 * 0.75 * (orders.basketEur[row] as number) * (entries[row]?.decision === 'review' ? 0.2 : 1);
      return sum + p * (1 - p) * euros * euros;
    }, 0);
    expect(Math.abs(beside.sampled - beside.expected) / 1e6).toBeLessThan(3 * Math.sqrt(variance));
    expect(beside.sampled).not.toBe(beside.expected);
  });
});

describe('the label join', () => {
  const files = () => {
    const node = treeAt(estate.world, 'mlw-kst-prod', 'workspaceblobstore', 'joined');
    return node?.kind === 'dir' ? node.entries : {};
  };

  it('keeps a file of each order day with the labels known at 03:00', () => {
    const content = new ContentStore(orderGenerators());
    const at = (FULL + 1) * DAY + 3 * HOUR;
    expect(Object.keys(files()).at(-1)).toBe('day=0064.csv');
    for (const day of [10, 40, 58, FULL]) {
      const file = files()[`day=${String(day).padStart(4, '0')}.csv`];
      if (file?.kind !== 'file') return expect.fail(`day ${day}`);
      const text = content.text(file.ref);
      expect(text).toBe(labelsCsv(dayOrders(estate.world, day), at));
      expect(file.size).toBe(text.length);
      expect(text.trimEnd().split('\n')).toHaveLength(1 + labelsKnown(estate.world, day, at));
    }
  });

  it('leaves a file alone when nothing came for its day', () => {
    const file = files()['day=0010.csv'];
    expect(labelsKnown(estate.world, 10, FULL * DAY)).toBe(2000);
    expect(file?.mtime).toBe(FULL * DAY + 3 * HOUR);
  });

  it('is at 03:00', () => {
    expect(lastJoin(64 * DAY + 3 * HOUR)).toBe(64 * DAY + 3 * HOUR);
    expect(lastJoin(64 * DAY + 2 * HOUR)).toBe(63 * DAY + 3 * HOUR);
    expect(nextJoin(64 * DAY + 3 * HOUR)).toBe(65 * DAY + 3 * HOUR);
  });
});
