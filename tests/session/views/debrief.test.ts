// What the debrief tells of a real play: a person rolls back, says so and resolves.
import { beforeAll, describe, expect, it } from 'vitest';
import { nodeEngine } from '../../../src/cli/node-engine.ts';
import { HOUR, MINUTE, parseIsoTime } from '../../../src/kernel/time.ts';
import { handled } from '../../../src/scenario/oracles/handled.ts';
import { readScenario } from '../../../src/scenario/scenario-file.ts';
import type { DebriefEvent } from '../../../src/session/debrief/debrief-event.ts';
import type { Play } from '../../../src/session/play.ts';
import { playScript } from '../../../src/session/play-script.ts';
import { parseScript } from '../../../src/session/script.ts';
import type { DebriefView } from '../../../src/session/views/debrief-view.ts';
import type { EndpointPulse } from '../../../src/session/views/endpoint-pulse-view.ts';
import { lookOnce } from '../../../src/session/watch-list.ts';
import { pack, startPlay } from '../../support/start-world.ts';

const scenario = readScenario(pack, 'model-load-in-run');
const at = (time: string): number => parseIsoTime(`2026-03-10T${time}Z`) ?? expect.fail(time);

const SCRIPT = `
# think 1m
pager ack
# think 1m
pager hypothesis 'green is slow' --confidence 40
pager pin '#/endpoints/checkout-risk?tab=logs' --note 'one load per request'
pager hint
az ml online-endpoint update --name checkout-risk --traffic "blue=100 green=0" --output none
nosuch
pager unpin 1
pager hypothesis update 1 --confidence 90 --state confirmed
echo done > docs/note.txt && git add -A && git commit -q -m 'Note what happened' && git push -q origin main
pager report --cause 'the scorer of green' --evidence logs --prevention 'time it'
wait 30m
pager resolve
`;

let start: Play['world'];
let play: Play;
let debrief: DebriefView | null;
const look = (name: string, params: unknown, world: Play['world']): unknown =>
  lookOnce({ name, params }, { world, start, scenario, context: nodeEngine().viewContext });

beforeAll(async () => {
  play = await startPlay('model-load-in-run');
  start = play.world;
  await nodeEngine().ready();
  await playScript(play, parseScript(SCRIPT), scenario.t0 + scenario.span);
  await play.advance(play.world.now + 20 * MINUTE); // nobody's business any more
  debrief = look('debrief', {}, play.world) as DebriefView;
});

const ofKind = <Kind extends DebriefEvent['kind']>(kind: Kind) =>
  (debrief?.events ?? []).filter((event): event is Extract<DebriefEvent, { kind: Kind }> => event.kind === kind);

describe('the debrief', () => {
  it('is nobody’s business before the incident is over', () => {
    expect(look('debrief', {}, start)).toBeNull();
  });

  it('names the causes with the instants at which they took effect', () => {
    const causes = ofKind('fault');
    expect(causes.map((cause) => cause.at)).toEqual([at('14:30'), at('15:20'), at('16:20')]);
    expect(causes[0]).toMatchObject({ actor: 'checkout-ds', title: 'Always answer with the newest model' });
    expect(causes[0]?.lines).toContain('src/scoring/checkout_score.py');
    expect(causes[2]?.lines[0]).toContain('blue=0 green=100');
  });

  it('says when the symptom could first be measured: after the traffic moved, before the page', () => {
    const [first] = ofKind('measurable');
    const [page] = ofKind('page');
    expect(first?.metric).toBe('RequestLatency_P95');
    expect(first?.at).toBeGreaterThan(at('16:20'));
    expect(first?.at).toBeLessThanOrEqual(page?.at ?? 0);
    expect(first?.worst).toBeGreaterThan(120);
    // The player gave the traffic back; the window of five minutes runs on for as long.
    const moved = ofKind('estate').find(({ detail }) => detail === 'traffic blue=100')?.at ?? expect.fail('no traffic');
    expect(first?.until).toBeGreaterThan(moved);
    expect(first?.until).toBeLessThanOrEqual(moved + 7 * MINUTE);
  });

  it('lists what the player did with exit codes, and once what the pager took', () => {
    const commands = ofKind('command');
    expect(commands.map(({ line, exitCode }) => [line.split(' ')[0], exitCode])).toEqual([
      ['az', 0],
      ['nosuch', 127],
      ['echo', 0],
      ['wait', 0],
    ]);
    expect(ofKind('note').map(({ note }) => note)).toEqual(['acknowledge', 'report', 'resolve']);
    expect(ofKind('hypothesis').map(({ confidence, state, isNew }) => [confidence, state, isNew])).toEqual([
      [40, 'open', true],
      [90, 'confirmed', false],
    ]);
    expect([ofKind('pin').length, ofKind('unpin').length]).toEqual([1, 1]);
    expect(ofKind('hint').map(({ text }) => text)).toEqual([scenario.hints[0]]);
  });

  it('tells the player’s changes from those of others', () => {
    const lanes = ofKind('commit').map(({ author, subject, lane }) => [author, subject, lane]);
    expect(lanes).toContainEqual(['oncall', 'Note what happened', 'acts']);
    expect(lanes).toContainEqual(['checkout-ds', 'Always answer with the newest model', 'others']);
    const traffic = ofKind('estate').filter(({ detail }) => detail.startsWith('traffic'));
    expect(traffic.map(({ actor, lane }) => [actor, lane])).toEqual([
      ['release-manager', 'others'],
      ['oncall', 'acts'],
    ]);
  });

  it('goes in order of time, and ends with the incident', () => {
    const times = (debrief?.events ?? []).map((event) => event.at);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(debrief?.events.at(-1)).toMatchObject({ kind: 'note', note: 'resolve', at: debrief?.endedAt });
    expect(play.world.now).toBe((debrief?.endedAt ?? 0) + 20 * MINUTE);
  });

  it('draws the curve that customers felt', () => {
    const p95 = (time: string) => debrief?.curve.findLast((point) => point.at <= at(time))?.p95 ?? 0;
    expect(debrief?.objective?.p95Ms).toBe(120);
    expect(p95('15:30')).toBeLessThan(120);
    expect(p95('16:28')).toBeGreaterThan(240);
    expect(debrief?.curve.at(-1)?.p95).toBeLessThan(120);
    expect(debrief?.curve.length).toBeLessThanOrEqual(120);
  });

  it('hands out the text of the scenario', () => {
    expect(debrief?.text).toBe(pack.files.get('model-load-in-run/debrief.md'));
  });
});

describe('a play that was declared over too early', () => {
  it('ended there, whatever pages came afterwards', async () => {
    const early = await startPlay('model-load-in-run');
    await playScript(early, parseScript('pager ack\npager resolve\n'), scenario.t0 + scenario.span);
    const resolved = look('debrief', {}, early.world) as DebriefView;
    await early.advance(early.world.now + 3 * HOUR); // into the peak
    const later = look('debrief', {}, early.world) as DebriefView;
    expect(look('incident', {}, early.world)).toMatchObject({ id: 'INC-2', resolvedAt: null });
    expect(later).toEqual(resolved);
    const ended = resolved.endedAt;
    const judged = {
      start,
      end: early.world,
      observed: early.world,
      twin: null,
      endedAt: ended,
      context: nodeEngine().viewContext,
    };
    expect(handled.judge({}, judged)).toMatchObject({ reason: expect.stringContaining('INC-1: nobody was told') });
  });
});

describe('the pulse of an endpoint', () => {
  const pulse = (world: Play['world']) => look('endpoint-pulse', { endpoint: 'checkout-risk' }, world) as EndpointPulse;

  it('is out of its objectives at first and within them when the traffic is back', () => {
    expect(pulse(start).now.isKept).toBe(false);
    expect(pulse(start).now.p95).toBeGreaterThan(pulse(start).objective.p95Ms);
    expect(pulse(play.world).now).toMatchObject({ isKept: true, minutes: 5 });
  });

  it('burns its budget faster in the last hour than in the last six, and then no more', () => {
    const [hour, six, all] = pulse(start).budget.burn;
    expect(hour?.rate).toBeGreaterThan(six?.rate ?? 0);
    expect(hour?.rate).toBeCloseTo((hour?.unanswered ?? 0) / 0.001, 6);
    expect(six?.rate).toBeGreaterThan(0);
    expect(all?.rate).toBe(pulse(start).budget.burnt);
    const later = pulse(play.world).budget.burn;
    expect(later[2]?.rate).toBeGreaterThan(all?.rate ?? 0); // an hour of trouble has been closed since
    expect(pulse(play.world).points.at(-1)?.at).toBeGreaterThan(pulse(start).points.at(-1)?.at ?? 0);
    expect(play.world.now - start.now).toBeGreaterThan(HOUR / 2);
  });

  it('is not there for an endpoint without objectives', () => {
    expect(look('endpoint-pulse', { endpoint: 'nosuch' }, start)).toBeNull();
  });
});
