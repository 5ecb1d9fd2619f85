// The first moment of encoding-swap: what the page says is counted from the labels, what colleagues say is so, and the next
// training would learn from a mixture. In the healthy twin nothing of it is there.
import { beforeAll, describe, expect, it } from 'vitest';
import { jobs } from '../../src/azure/job/job.ts';
import { nodeEngine } from '../../src/cli/node-engine.ts';
import { twinFiles } from '../../src/cli/start-of.ts';
import { dayOrders } from '../../src/company/gateway.ts';
import { decisionsOfDay } from '../../src/company/ledger/decision-ledger.ts';
import { incidents } from '../../src/company/on-call/incident.ts';
import { PAYMENTS } from '../../src/company/order-population.ts';
import { DAY, HOUR, isoTime } from '../../src/kernel/time.ts';
import type { World } from '../../src/kernel/world.ts';
import { nextTraining } from '../../src/scenario/oracles/next-training.ts';
import { readScenario } from '../../src/scenario/scenario-file.ts';
import { conditionsOf } from '../../src/session/judge.ts';
import { pack, startPlay } from '../support/start-world.ts';

const scenario = readScenario(pack, 'encoding-swap');
const engine = nodeEngine();
let start: World;
let twin: World;

beforeAll(async () => {
  await engine.ready();
  start = (await startPlay('encoding-swap')).world;
  twin = await twinFiles(engine, pack, scenario).first();
}, 900_000);

/** Approved instalments of some days whose outcome was known by an instant, counted from orders, labels and decisions. */
function approvedInstalments(from: number, to: number, asOf: number): { known: number; lost: number } {
  let [known, lost] = [0, 0];
  for (let day = from; day <= to; day++) {
    const orders = dayOrders(start, day);
    for (const [row, entry] of (decisionsOfDay(start, engine.content, day)?.entries ?? []).entries()) {
      if (entry?.decision !== 'approve' || PAYMENTS[orders.payment[row] as number] !== 'instalment') continue;
      if ((orders.labelAt[row] as number) > asOf) continue;
      known++;
      lost += orders.isLoss[row] as number;
    }
  }
  return { known, lost };
}

describe('the page of encoding-swap', () => {
  it('comes from the weekly review of finance, five minutes before the first moment', () => {
    expect(incidents.all(start).map(({ alert, pagedAt }) => `${alert} ${isoTime(pagedAt).slice(0, 16)}`)).toEqual([
      'finance-loss-review 2026-03-24T10:00',
    ]);
  });

  it('counts what the labels of 03:00 say, beside the four weeks before at the same age', () => {
    const today = Math.floor(start.now / DAY);
    const joined = today * DAY + 3 * HOUR;
    const now = approvedInstalments(today - 14, today - 1, joined);
    const before = [1, 2].map((back) =>
      approvedInstalments(today - 14 * (back + 1), today - 14 * back - 1, joined - 14 * back * DAY),
    );
    const sum = (of: 'known' | 'lost'): number => before.reduce((total, one) => total + one[of], 0);
    const text = incidents.all(start)[0]?.text ?? '';
    expect(text).toContain(`(${now.lost} of ${now.known} sampled)`);
    expect(text).toContain(`(${sum('lost')} of ${sum('known')} sampled)`);
    expect(now.lost / now.known).toBeGreaterThan((1.25 * sum('lost')) / sum('known'));
  });

  it('does not come when the order service goes on as before', () => {
    expect(incidents.all(twin)).toEqual([]);
  });
});

describe('what a colleague says of checkout-risk 13', () => {
  it('is so: no gate was missed', () => {
    expect(jobs.need(start, 'checkout-evaluate-v13').tracked.tags.gates).toBe('passed');
  });
});

describe('the next training from an untouched main', () => {
  const asked = conditionsOf(scenario).find(({ oracle }) => oracle.id === nextTraining.id)?.parameters as Parameters<
    typeof nextTraining.judge
  >[0];
  const verdictOn = (observed: World) =>
    nextTraining.judge(asked, {
      start,
      end: observed,
      observed,
      twin: null,
      endedAt: observed.now,
      context: engine.viewContext,
    });

  it('learns from a mixture after the release, and from clean orders without it', { timeout: 300_000 }, async () => {
    const mixed = await verdictOn(start);
    expect(mixed.held, mixed.reason).toBe(false);
    expect(mixed.reason).toMatch(/ranks orders worse \(AUC 0\.8[45]\d against 0\.8[89]\d\)/);
    const clean = await verdictOn(twin);
    expect(clean.held, clean.reason).toBe(true);
  });
});
