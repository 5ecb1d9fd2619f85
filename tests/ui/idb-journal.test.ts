// The browser's journal: what is written is what is read, one holder writes, and an input stands there before anything
// tells that it was carried out.
import 'fake-indexeddb/auto';
import { deleteDB } from 'idb';
import { afterEach, describe, expect, it } from 'vitest';
import type { NewlyKept } from '../../src/session/journal.ts';
import type { Check, RecordedInput } from '../../src/session/recording.ts';
import { IdbJournal } from '../../src/ui/storage/idb-journal.ts';
import { putInOutbox } from '../../src/ui/storage/outbox.ts';
import { openPlayDatabase } from '../../src/ui/storage/play-database.ts';

const begun: NewlyKept = {
  identity: { scenario: 'sandbox', seed: '1', variant: 'A' },
  build: 'b1',
  end: { at: 1000, steps: 10 },
  inputs: [],
  checks: [],
};
const line = (at: number, text: string): RecordedInput => ({
  at,
  steps: at / 100,
  actor: 'oncall',
  wall: 0,
  input: { type: 'line', terminal: 'terminal-1', line: text },
});
const check = (at: number, inputs: number): Check => ({ at, steps: at / 100, inputs, hash: `h${at}` });
const CLOCK = { speed: 60, isPaused: false };

// A connection gives way when somebody wants to change the database.
afterEach(() => deleteDB('mlops-flight-simulator'));

describe('the journal', () => {
  it('keeps nothing before a play begins', async () => {
    expect(await new IdbJournal().read()).toBeNull();
    expect(await new IdbJournal().claim(false)).toBeNull();
  });

  it('gives back a play as far as its checks go, and what is ahead of them', async () => {
    const journal = new IdbJournal();
    await journal.begin(begun);
    await journal.foresee(line(2000, 'one'));
    await journal.append(check(2000, 1));
    await journal.append(check(2500, 1));
    await journal.mark({ at: 2700, steps: 27 }, CLOCK);
    await journal.foresee(line(2700, 'two'));
    const kept = await new IdbJournal().read();
    expect(kept).toMatchObject({ clock: CLOCK, isOver: false });
    expect(kept?.recording).toEqual({
      format: 'mlops-flight-simulator/recording/1',
      build: 'b1',
      scenario: 'sandbox',
      seed: '1',
      variant: 'A',
      inputs: [line(2000, 'one')],
      checks: [check(2000, 1), check(2500, 1)],
      end: { at: 2700, steps: 27 },
      ahead: [line(2700, 'two')],
    });
    await journal.append(check(2700, 2));
    await journal.close();
    const later = await journal.read();
    expect(later?.recording.inputs.map(({ at }) => at)).toEqual([2000, 2700]);
    expect(later?.recording).not.toHaveProperty('ahead');
    expect(later?.isOver).toBe(true);
  });

  it('begins with everything that lies behind a play, and forgets the one before', async () => {
    const journal = new IdbJournal();
    await journal.begin(begun);
    await journal.foresee(line(1000, 'old'));
    const first = await journal.read();
    await journal.begin({ ...begun, inputs: [line(900, 'behind')], checks: [check(900, 1)] });
    const second = await journal.read();
    expect(second?.id).not.toBe(first?.id);
    expect(second?.recording).toMatchObject({ inputs: [line(900, 'behind')], checks: [check(900, 1)] });
    expect(second?.recording).not.toHaveProperty('ahead');
  });

  it('lets one holder write: whoever claimed it last', async () => {
    const [first, second] = [new IdbJournal(), new IdbJournal()];
    await first.begin(begun);
    await first.append(check(1000, 0));
    await second.claim(false);
    await expect(first.append(check(1100, 0))).rejects.toThrow('Another tab');
    await expect(first.foresee(line(1100, 'late'))).rejects.toThrow('Another tab');
    await expect(first.mark({ at: 1, steps: 1 }, CLOCK)).rejects.toThrow('Another tab');
    await second.append(check(1200, 0));
    expect((await second.read())?.recording.checks.map(({ at }) => at)).toEqual([1000, 1200]);
    await first.begin(begun);
    await expect(second.append(check(1300, 0))).rejects.toThrow('Another tab');
  });

  it('gives no key twice, so that who held a forgotten play cannot write into the next', async () => {
    const [first, second] = [new IdbJournal(), new IdbJournal()];
    await first.begin(begun);
    await second.discard();
    expect(await second.read()).toBeNull();
    await second.begin(begun);
    await expect(first.append(check(1, 0))).rejects.toThrow('Another tab');
  });

  it('can be claimed without what is ahead', async () => {
    const journal = new IdbJournal();
    await journal.begin(begun);
    await journal.foresee(line(1000, 'good'));
    await journal.append(check(1000, 1));
    await journal.foresee(line(1500, 'crashes'));
    await new IdbJournal().claim(false); // somebody tried to go on, and crashed again
    const kept = await journal.claim(true);
    expect(kept?.recording.inputs).toEqual([line(1000, 'good')]);
    expect(kept?.recording).not.toHaveProperty('ahead');
    await journal.foresee(line(1600, 'better'));
    expect((await journal.read())?.recording.ahead).toEqual([line(1600, 'better')]);
  });

  it('holds what a page asked for until it is taken, and gives it out once', async () => {
    const journal = new IdbJournal();
    await journal.begin(begun);
    const inputs = ['one', 'two', 'three'].map((text) => line(1000, text).input);
    const ids = inputs.map(putInOutbox);
    await expect.poll(async () => (await journal.read())?.sent.map(({ id }) => id)).toEqual(ids);
    await journal.foresee(line(1000, 'one'), ids[0]);
    expect((await journal.read())?.sent.map(({ input }) => input)).toEqual(inputs.slice(1));
    // The page's own write may come after the input was taken.
    await (await openPlayDatabase()).put('outbox', { id: ids[0] ?? '', input: line(1000, 'one').input });
    expect((await journal.claim(false))?.sent.map(({ input }) => input)).toEqual(inputs.slice(1));
    expect((await journal.claim(true))?.sent).toEqual([]);
    putInOutbox(line(1, 'of an older play').input);
    await expect.poll(async () => (await journal.read())?.sent.length).toBe(1);
    await journal.begin(begun);
    expect((await journal.read())?.sent).toEqual([]);
  });

  it('goes on after the browser closed its connection', async () => {
    const journal = new IdbJournal();
    await journal.begin(begun);
    (await openPlayDatabase()).close();
    await journal.append(check(1000, 0));
    expect((await journal.read())?.recording.checks).toEqual([check(1000, 0)]);
  });
});
