// What is written in the channels has happened.
import { beforeAll, describe, expect, it } from 'vitest';
import { activities } from '../../../src/azure/activity.ts';
import { dataAssets } from '../../../src/azure/data/data-asset.ts';
import { models } from '../../../src/azure/model/model.ts';
import { nodeEngine } from '../../../src/cli/node-engine.ts';
import { roles } from '../../../src/company/roles.ts';
import { isoTime, MINUTE, parseIsoTime } from '../../../src/kernel/time.ts';
import { readScenario } from '../../../src/scenario/scenario-file.ts';
import type { Play } from '../../../src/session/play.ts';
import type { ChannelMessage, ChannelView } from '../../../src/session/views/channels-view.ts';
import { lookOnce } from '../../../src/session/watch-list.ts';
import { pack, startPlay } from '../../support/start-world.ts';

let play: Play;
beforeAll(async () => {
  play = await startPlay('model-load-in-run');
  await nodeEngine().ready();
}, 600_000);

function messages(channel: string): readonly ChannelMessage[] {
  const { world } = play;
  const scenario = readScenario(pack, 'model-load-in-run');
  const watched = { world, start: world, scenario, context: nodeEngine().viewContext };
  const seen = lookOnce({ name: 'channels', params: {} }, watched) as ChannelView[];
  return seen.find(({ name }) => name === channel)?.messages ?? [];
}

const type = async (line: string, minutes = 2): Promise<void> => {
  await play.input({ type: 'line', terminal: 'terminal-1', line });
  await play.advance(play.world.now + minutes * MINUTE);
};

describe('the channels', () => {
  it('are written by roles and the pager, in order of time', () => {
    const known = new Set<string>([...roles.map(({ id }) => id), 'pager']);
    for (const all of [messages('feeds'), messages('ml-oncall')]) {
      expect(all.length).toBeGreaterThan(10);
      expect(all.map(({ at }) => at)).toEqual(all.map(({ at }) => at).sort((a, b) => a - b));
      for (const { actor } of all) expect(known).toContain(actor);
    }
  });

  it('tell of releases as the activity log does: model, deployment and when the traffic went over', () => {
    const told = messages('ml-oncall').flatMap(({ at, text }) => {
      const found = /(checkout-risk:\d+) on (blue|green) has all traffic since (\d\d:\d\d)/.exec(text);
      return found ? [{ at, model: found[1], colour: found[2], since: found[3] }] : [];
    });
    expect(told).toHaveLength(9);
    const log = activities(play.world, 0, play.world.now);
    for (const { at, model, colour, since } of told) {
      const day = isoTime(at).slice(0, 10);
      const switched = parseIsoTime(`${day}T${since}Z`) as number;
      expect(switched, day).toBeLessThan(at);
      const made = log.findLast(
        (one) => one.resource.endsWith(`/deployments/${colour}`) && one.operation.endsWith('/write') && one.at < at,
      );
      expect(made, `${day}: ${colour} exists`).toBeDefined();
      const traffic = log.findLast((one) => one.detail.startsWith('traffic ') && one.at < at);
      expect(traffic?.detail, day).toContain(`${colour}=100`);
      expect(Math.abs((traffic?.at ?? 0) - switched), day).toBeLessThanOrEqual(MINUTE);
      expect(model).toMatch(/^checkout-risk:\d+$/);
    }
  });

  it('name models and data that exist', () => {
    for (const { text } of [...messages('feeds'), ...messages('ml-oncall')])
      for (const [, name = '', version = ''] of text.matchAll(/\b(checkout-[a-z]+):(\d+)/g)) {
        const table = name === 'checkout-risk' ? models : dataAssets;
        expect(table.rows.get(play.world, table.id('mlw-kst-prod', name, version)), `${name}:${version}`).toBeDefined();
      }
  });

  it('say when data was registered, once for every version, with the days in it', () => {
    const told = messages('feeds').filter(({ text }) => text.includes('is registered'));
    // The feed's own folder was there before anybody could be told; what deployments collect is nobody's export.
    const registered = dataAssets.rows
      .all(play.world)
      .filter(({ name }) => name !== 'orders-feed' && !name.includes('-model_'));
    expect(told).toHaveLength(registered.length);
    expect(told.at(-1)?.text).toBe('checkout-labels:12 is registered: labels of 2026-01-06 to 2026-02-16.');
  });

  it('carry the page, what the engineer says and that the alert is over', async () => {
    const before = messages('ml-oncall').length;
    expect(messages('ml-oncall').at(-1)).toMatchObject({ actor: 'pager', role: 'Pager' });
    expect(messages('ml-oncall').at(-1)?.text).toContain('INC-1, Sev2: checkout-risk answers slowly\n');
    await type('pager ack');
    await type('pager update "Looking at the release of 16:20"');
    await type('az ml online-endpoint update -n checkout-risk --traffic "blue=100 green=0" -o none', 15);
    const since = messages('ml-oncall').slice(before);
    expect(since.map(({ actor, text }) => [actor, text.split('\n')[0]])).toEqual([
      ['oncall', 'INC-1: acknowledged.'],
      ['oncall', 'INC-1: update.'],
      ['pager', expect.stringMatching(/^Alert checkout-risk-latency resolved at 2026-03-10T\d\d:\d\dZ\.$/)],
    ]);
    expect(since[1]?.text).toContain('Looking at the release of 16:20');
  });
});
