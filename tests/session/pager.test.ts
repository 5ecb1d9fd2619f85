// The pager on a real play: what it keeps is plain data of the world, so it is replayed, forked and saved like the rest.
import { beforeAll, describe, expect, it } from 'vitest';
import { nodeEngine } from '../../src/cli/node-engine.ts';
import { MINUTE } from '../../src/kernel/time.ts';
import { readScenario } from '../../src/scenario/scenario-file.ts';
import { packWorld, unpackWorld } from '../../src/session/packed-world.ts';
import { Play } from '../../src/session/play.ts';
import { verify } from '../../src/session/verify.ts';
import type { IncidentView } from '../../src/session/views/incident-view.ts';
import { lookOnce } from '../../src/session/watch-list.ts';
import { terminalTranscript } from '../../src/shell/terminal-transcript.ts';
import { pack, startPlay } from '../support/start-world.ts';

const scenario = readScenario(pack, 'model-load-in-run');
const LINK = '#/endpoints/checkout-risk?tab=monitoring&from=2026-03-10T16%3A00Z';

interface Typed {
  readonly output: string;
  readonly code: number | null;
}

async function type(play: Play, line: string): Promise<Typed> {
  await play.input({ type: 'line', terminal: 'panel', line }, undefined, 0);
  await play.advance(play.world.now + MINUTE);
  const entry = terminalTranscript(play.world, 'panel').entries.at(-1) ?? expect.fail('nothing was typed');
  return { output: entry.output.map(({ text }) => text).join(''), code: entry.exitCode };
}

function incidentOf({ world }: Play): IncidentView {
  const context = nodeEngine().viewContext;
  return lookOnce({ name: 'incident', params: {} }, { world, start: world, scenario, context }) as IncidentView;
}

describe('the pager', () => {
  let play: Play;
  beforeAll(async () => {
    play = await startPlay('model-load-in-run');
  });

  it('keeps hypotheses with every change of mind', async () => {
    expect(await type(play, 'pager hypothesis the model is larger')).toEqual({
      output: 'INC-1: hypothesis 1 noted at 50 %.\n',
      code: 0,
    });
    await type(play, "pager hypothesis 'more calls than an hour ago' --confidence 20");
    const said = await type(play, 'pager hypothesis update 2 --confidence 0 --state rejected');
    expect(said.output).toBe('INC-1: hypothesis 2 is rejected at 0 %.\n');
    const [first, second] = incidentOf(play).hypotheses;
    expect(first?.text).toBe('the model is larger');
    expect(second?.beliefs.map(({ confidence, state }) => [confidence, state])).toEqual([
      [20, 'open'],
      [0, 'rejected'],
    ]);
    expect((second?.beliefs[1]?.at ?? 0) - (second?.beliefs[0]?.at ?? 0)).toBe(MINUTE);
  });

  it('takes an update without a number behind it for a hypothesis', async () => {
    await type(play, 'pager hypothesis update of the environment broke it');
    expect(incidentOf(play).hypotheses.at(-1)?.text).toBe('update of the environment broke it');
  });

  it.each([
    ['pager hypothesis x --confidence 101', "--confidence is a whole number from 0 to 100, not '101'"],
    ['pager hypothesis update 9 --confidence 3', 'there is no hypothesis 9'],
    ['pager hypothesis update 1', 'hypothesis update needs --confidence or --state'],
    ['pager hypothesis update 1 --state maybe', '--state is one of open, confirmed, rejected'],
    ['pager hypothesis x --sure', 'unknown flag --sure'],
    ['pager pin /endpoints', 'pin needs one address of the console'],
    ['pager unpin 7', 'there is no pin 7'],
    ['pager report --cause x', 'a report by its parts needs --evidence and --prevention'],
    ['pager report --cause x --evidence 7 --prevention y', 'there is no pin 7'],
    ['pager resolve', 'acknowledge INC-1 first: pager ack'],
  ])('refuses %s and changes nothing', async (line, message) => {
    const before = incidentOf(play);
    const { output, code } = await type(play, line);
    expect(output).toContain(message);
    expect(code).toBeGreaterThan(0);
    expect(incidentOf(play)).toEqual(before);
  });

  it('keeps a place with the instant it was pinned, and the number of one that was taken away', async () => {
    const at = play.world.now;
    await type(play, `pager pin '${LINK}' --note 'p95 over 800 ms'`);
    await type(play, "pager pin '#/jobs'");
    await type(play, 'pager unpin 1');
    await type(play, `pager pin '${LINK}'`);
    expect(incidentOf(play).pins).toEqual([
      { n: 2, at: at + MINUTE, link: '#/jobs', note: '', removedAt: null },
      { n: 3, at: at + 3 * MINUTE, link: LINK, note: '', removedAt: null },
    ]);
  });

  it('reveals the hints of the scenario one by one and writes down when', async () => {
    expect(incidentOf(play).hintsLeft).toBe(scenario.hints.length);
    const at = play.world.now;
    const first = await type(play, 'pager hint');
    expect(first.output).toBe(`${scenario.hints[0]}\n${scenario.hints.length - 1} more.\n`);
    for (const _ of scenario.hints.slice(1)) await type(play, 'pager hint');
    expect(incidentOf(play).hints).toEqual(scenario.hints.map((text, i) => ({ at: at + i * MINUTE, text })));
    expect(await type(play, 'pager hint')).toEqual({ output: 'pager: there is no further hint\n', code: 1 });
  });

  it('takes a report by its parts, with pins and words as evidence, or as one text', async () => {
    await type(play, "pager report --cause 'a slow scorer' --evidence '#2, 3' --evidence=logs --prevention 'time it'");
    await type(play, 'pager report "Cause: -- not known yet"');
    const [parts, text] = incidentOf(play).notes.filter(({ kind }) => kind === 'report');
    expect(parts?.parts).toEqual({ cause: 'a slow scorer', evidence: 'logs', pins: [2, 3], prevention: 'time it' });
    expect(text).toMatchObject({ text: 'Cause: -- not known yet' });
    expect(text?.parts).toBeUndefined();
  });

  it('prints all of it, and what it can be told', async () => {
    const { output } = await type(play, 'pager');
    for (const part of [
      'not acknowledged',
      '#1   50 %  open       the model is larger',
      '#2    0 %  rejected   more calls than an hour ago',
      `#3  2026-03-10T16:`,
      LINK,
      'cause: a slow scorer',
      'evidence: logs, pin 2, pin 3',
      scenario.hints[0] ?? '',
    ])
      expect(output).toContain(part);
    const help = await type(play, 'pager --help');
    for (const verb of ['ack', 'hypothesis', 'pin', 'unpin', 'hint', 'declare', 'update', 'report', 'resolve'])
      expect(help.output).toContain(`pager ${verb}`);
  });

  it('is over when the incident is', async () => {
    await type(play, 'pager ack');
    await type(play, 'pager resolve');
    for (const line of ['pager hint', "pager pin '#/x'", 'pager unpin 2', 'pager hypothesis y', 'pager report z'])
      expect(await type(play, line)).toEqual({ output: 'pager: INC-1 is resolved already\n', code: 1 });
  });

  it('gives one hash: replayed, and saved and loaded in the middle', async () => {
    const replayed = await verify(play.recording(), nodeEngine(), (await startPlay('model-load-in-run')).world);
    expect(replayed.hash()).toBe(play.hash());
    const again = await startPlay('model-load-in-run');
    await type(again, "pager pin '#/jobs' --note one");
    const engine = nodeEngine();
    const loaded = new Play(
      again.identity,
      engine,
      unpackWorld(packWorld(again.world, engine.content), engine.content),
    );
    for (const one of [again, loaded]) for (const line of ['pager hint', 'pager unpin 1']) await type(one, line);
    expect(loaded.hash()).toBe(again.hash());
  });
});
