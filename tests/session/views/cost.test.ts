// The bill of the past: what ran is what the activity log says ran.
import { beforeAll, describe, expect, it } from 'vitest';
import { nodeEngine } from '../../../src/cli/node-engine.ts';
import { parseIsoTime } from '../../../src/kernel/time.ts';
import { readScenario } from '../../../src/scenario/scenario-file.ts';
import type { Play } from '../../../src/session/play.ts';
import type { CostLine, CostView } from '../../../src/session/views/cost-view.ts';
import { lookOnce } from '../../../src/session/watch-list.ts';
import { pack, startPlay } from '../../support/start-world.ts';

let play: Play;
beforeAll(async () => {
  play = await startPlay('model-load-in-run');
}, 600_000);

function see(days: number): CostView {
  const { world } = play;
  const scenario = readScenario(pack, 'model-load-in-run');
  const watched = { world, start: world, scenario, context: nodeEngine().viewContext };
  return lookOnce({ name: 'cost', params: { days } }, watched) as CostView;
}

const onDay = (date: string, resource: string): CostLine[] =>
  see(91).lines.filter((line) => line.at === parseIsoTime(date) && line.resource === resource);

describe('the bill', () => {
  it('is 20.16 euros on a day on which blue alone serves with three DS3', () => {
    // Green was deleted on the 4th; nothing was released until the 10th.
    expect(onDay('2026-03-07', 'checkout-risk/blue')).toMatchObject([
      { hours: 72, cost: 20_160_000, system: 'checkout' },
    ]);
    expect(onDay('2026-03-07', 'checkout-risk/green')).toEqual([]);
    expect(onDay('2026-03-07', 'cpu-train')).toEqual([]);
  });

  it('has the nodes of Monday’s training, half an hour of waiting included', () => {
    const [training] = onDay('2026-03-09', 'cpu-train');
    expect(training?.segments).toEqual(['compute', 'cpu-train']);
    expect(training?.hours).toBeGreaterThan(0.5);
    expect(training?.cost).toBe(Math.round((training?.hours ?? 0) * 280_000));
  });

  it('is double while a release and what was there before it both stand', () => {
    // Release 1.9: blue was made on the 3rd, green went on the 4th at 10:30.
    const [green] = onDay('2026-03-04', 'checkout-risk/green');
    expect(green?.hours).toBeCloseTo(3 * 10.5, 1);
  });

  it('begins with the first machine, ends now and knows the budget', () => {
    const { days, lines, perDay } = see(91);
    expect(days[0]).toBe(0);
    expect(lines[0]?.at).toBe(parseIsoTime('2026-01-12'));
    expect(perDay).toBe(65_000_000);
    expect(see(7).days).toHaveLength(7);
    expect(see(7).lines.at(-1)?.at).toBe(days.at(-1));
  });
});
