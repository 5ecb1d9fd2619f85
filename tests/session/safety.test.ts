// A session over a journal: killed at any instant it comes back with nothing lost, another one can watch and take over,
// storage that fails ends nothing, and what cannot be played is refused with its place.
import 'fake-indexeddb/auto';
import { deleteDB } from 'idb';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { nodeEngine } from '../../src/cli/node-engine.ts';
import { MINUTE } from '../../src/kernel/time.ts';
import { readScenario } from '../../src/scenario/scenario-file.ts';
import { Engine } from '../../src/session/engine.ts';
import type { Journal } from '../../src/session/journal.ts';
import { packWorld, startName, unpackWorld, worldFile } from '../../src/session/packed-world.ts';
import { Play } from '../../src/session/play.ts';
import type { Recording } from '../../src/session/recording.ts';
import { verify } from '../../src/session/verify.ts';
import { isTerminalBusy } from '../../src/shell/terminal-transcript.ts';
import { IdbJournal } from '../../src/ui/storage/idb-journal.ts';
import { putInOutbox } from '../../src/ui/storage/outbox.ts';
import { testPython } from '../support/python.ts';
import { Served, testAssets } from '../support/served.ts';
import { pack, startPlay } from '../support/start-world.ts';

const START = { type: 'start', scenario: 'sandbox', seed: '1', variant: 'A' } as const;
const KEPT = { type: 'resume-kept', isWithoutAhead: false } as const;
const DEPLOY = 'az ml online-deployment create -f endpoints/checkout-risk/green.yml --output none';
const isBusy = ({ terminals }: { readonly terminals: readonly { id: string; isBusy: boolean }[] }): boolean =>
  terminals.some(({ id, isBusy: busy }) => id === 'terminal-1' && busy);

const open: Served[] = [];
function served(...parameters: ConstructorParameters<typeof Served>): Served {
  const made = new Served(...parameters);
  open.push(made);
  return made;
}

// The world may have to be built first.
beforeAll(() => startPlay('sandbox').then(() => undefined));
afterEach(async () => {
  for (const one of open.splice(0)) {
    await one.ask({ type: 'clock', speed: 1, isPaused: true });
    one.kill();
  }
  await deleteDB('mlops-flight-simulator');
});

/** A play that waits in a deployment, some simulated minutes in. */
async function waiting(journal: Journal = new IdbJournal()): Promise<Served> {
  const session = served(journal);
  await session.ask(START);
  const busy = session.next('frame', ({ frame }) => isBusy(frame));
  await session.type('cd ~/kestrand-ml && echo begun');
  await session.type(DEPLOY);
  await busy;
  return session;
}

async function verified(recording: Recording): Promise<Play> {
  return verify(recording, nodeEngine(), (await startPlay('sandbox')).world);
}

/** Until a session has taken so many inputs. */
const taken = (session: Served, count: number): Promise<void> =>
  expect.poll(async () => (await session.recording()).inputs.length, { timeout: 10_000 }).toBe(count);

describe('a session that is killed', () => {
  it('in the middle of a command that waits goes on with the same chain of checks', async () => {
    const first = await waiting();
    const before = await first.recording();
    first.kill();

    const second = served(new IdbJournal());
    const shown = second.next('frame', ({ frame }) => isBusy(frame));
    await second.ask(KEPT);
    expect((await shown).frame.isPaused).toBe(true);
    await second.type('echo after');
    const idle = second.next('frame', ({ frame }) => !isBusy(frame));
    await second.ask({ type: 'clock', speed: 3000, isPaused: false });
    await idle;
    const after = await second.recording();
    const common = before.checks.filter(({ inputs }, index) => inputs > (before.checks[index - 1]?.inputs ?? 0));
    expect(after.checks.slice(0, common.length)).toEqual(common);
    expect(after.inputs.map(({ input }) => (input.type === 'line' ? input.line : input.type))).toEqual([
      'cd ~/kestrand-ml && echo begun',
      DEPLOY,
      'echo after',
    ]);
    const replayed = await verified(after);
    expect(replayed.lastCheck().hash).toBe(after.checks.at(-1)?.hash);
    expect(isTerminalBusy(replayed.world, 'terminal-1')).toBe(false);
  });

  it('before any of its writes comes back with every input whose effect anybody saw', async () => {
    for (let writes = 1; writes < 9; writes++) {
      await deleteDB('mlops-flight-simulator');
      const journal = new IdbJournal();
      const said: string[] = []; // what the screen told of
      const first = served(limited(journal, writes));
      const over = first.ask(START).then(() => first.type('echo one'));
      await Promise.race([over, quiet()]);
      await Promise.race([first.type('touch two').then(() => first.ask({ type: 'skip' })), quiet()]);
      await quiet();
      const text = JSON.stringify((await first.recording().catch(() => null))?.inputs ?? []);
      for (const line of ['echo one', 'touch two']) if (text.includes(line)) said.push(line);
      first.kill();

      const kept = await new IdbJournal().read();
      if (!kept) {
        expect(said, `${writes} writes`).toEqual([]);
        continue;
      }
      const second = served(new IdbJournal());
      await second.ask(KEPT);
      const { inputs } = await second.recording();
      const lines = inputs.map(({ input }) => (input.type === 'line' ? input.line : ''));
      expect(lines.slice(0, said.length), `${writes} writes`).toEqual(said);
      second.kill();
    }
  });

  it('does what was asked for and not taken yet, once', async () => {
    const first = await waiting();
    const before = await first.recording();
    first.kill();
    const input = { type: 'line', terminal: 'terminal-1', line: 'echo asked' } as const;
    putInOutbox(input);
    await expect.poll(async () => (await new IdbJournal().read())?.sent.length).toBe(1);
    for (const _ of ['the first time', 'and again']) {
      const second = served(new IdbJournal());
      const shown = second.next('frame');
      await second.ask(KEPT);
      await shown;
      await expect.poll(async () => (await second.recording()).inputs.length).toBe(before.inputs.length + 1);
      expect((await second.recording()).inputs.at(-1)?.input).toEqual(input);
      second.kill();
    }
  });

  it('takes once what comes by two ways', async () => {
    const first = await waiting();
    const before = await first.recording();
    const second = served(new IdbJournal());
    const shown = second.next('frame', ({ frame }) => isBusy(frame));
    await second.ask({ type: 'follow' });
    await shown;
    first.kill();
    // Typed while the second is still taking over: the page keeps it, and posts it.
    const input = { type: 'line', terminal: 'terminal-1', line: 'echo twice' } as const;
    const id = putInOutbox(input);
    await expect.poll(async () => (await new IdbJournal().read())?.sent.length).toBe(1);
    await Promise.all([second.ask({ type: 'take-over' }), second.ask({ type: 'input', input, id })]);
    await second.ask({ type: 'input', input, id });
    await second.ask({ type: 'leave' });
    const { inputs } = await second.recording();
    expect(inputs.slice(before.inputs.length).map((one) => one.input)).toEqual([input]);
  });

  it('takes what waits before it is left', async () => {
    const first = served(new IdbJournal());
    await first.ask(START);
    const left = first.next('left');
    await Promise.all([first.type('echo one'), first.type('echo two'), first.ask({ type: 'leave' })]);
    await left;
    expect((await new IdbJournal().read())?.recording.inputs).toHaveLength(2);
  });

  it('keeps the old play until the new one can begin', async () => {
    const first = await waiting();
    const { recording } = (await new IdbJournal().read()) ?? {};
    first.kill();
    const second = served(new IdbJournal(), { ...testAssets(), start: () => Promise.reject(new Error('no world')) });
    await second.ask(START);
    expect((await new IdbJournal().read())?.recording.inputs).toEqual(recording?.inputs);
  });

  it('can go on without the input that crashed it', async () => {
    const first = served(new IdbJournal());
    await first.ask(START);
    await first.type('echo fine');
    await taken(first, 1);
    const failed = first.next('failed');
    await first.ask({ type: 'input', input: { type: 'edit', path: '/etc/passwd', text: '' } });
    expect((await failed).cause).toBe('bug');
    first.kill();

    const again = served(new IdbJournal());
    const crashed = again.next('failed');
    await again.ask(KEPT);
    expect((await crashed).message).toContain('/etc/passwd');
    again.kill();

    const without = served(new IdbJournal());
    await without.ask({ ...KEPT, isWithoutAhead: true });
    expect((await without.recording()).inputs.map(({ input }) => input.type)).toEqual(['line']);
  });
});

describe('a second tab', () => {
  it('follows what the first plays, and takes over with the same chain when it is gone', async () => {
    const first = await waiting();
    const second = served(new IdbJournal());
    const shown = second.next('frame', ({ frame }) => isBusy(frame));
    await second.ask({ type: 'follow' });
    await shown;
    const opened = second.next('frame', ({ frame }) => frame.terminals.some(({ id }) => id === 'terminal-2'));
    await first.ask({ type: 'input', input: { type: 'open-terminal', terminal: 'terminal-2' } });
    await opened;
    await second.type('echo nobody hears this');
    // A look at the recording must not change what is compared from here on.
    await second.recording();
    await first.type('echo from the first', 'terminal-2');
    await second.next('frame');
    const before = await first.recording();
    first.kill();

    await second.ask({ type: 'take-over' });
    await second.type('echo from the second', 'terminal-2');
    await taken(second, before.inputs.length + 1);
    const after = await second.recording();
    expect(after.inputs.slice(0, before.inputs.length)).toEqual(before.inputs);
    expect(JSON.stringify(after.inputs)).not.toContain('nobody hears');
    expect(after.inputs.at(-1)?.input).toMatchObject({ line: 'echo from the second' });
    expect((await verified(after)).lastCheck().hash).toBe(after.checks.at(-1)?.hash);
    expect((await new IdbJournal().read())?.recording.inputs).toEqual(after.inputs);
  });

  it('follows on when the first begins another play', async () => {
    const first = await waiting();
    const second = served(new IdbJournal());
    const shown = second.next('frame', ({ frame }) => isBusy(frame));
    await second.ask({ type: 'follow' });
    await shown;
    first.kill();
    const third = served(new IdbJournal());
    const idle = second.next('frame', ({ frame }) => !isBusy(frame));
    await third.ask(START);
    await idle;
  });

  it('that plays too, where nothing can tell, leaves the first one unkept and whole', async () => {
    const first = await waiting();
    const lost = first.next('unkept');
    const second = served(new IdbJournal());
    await second.ask(KEPT);
    const taken = first.next('recording', ({ text }) => text.includes('goes on'));
    await first.type('echo goes on');
    expect((await lost).message).toContain('Another tab');
    await taken;
    expect((await first.recording()).inputs).toHaveLength(3);
    expect((await second.recording()).inputs).toHaveLength(2);
  });
});

describe('storage that fails', () => {
  it('does not end the play: the page is told, has the recording, and can try again', async () => {
    const journal = new IdbJournal();
    let isFull = false;
    const first = served(whenFull(journal, () => isFull));
    await first.ask(START);
    isFull = true;
    const [unkept, recording] = [first.next('unkept'), first.next('recording', ({ text }) => text.includes('one'))];
    await first.type('echo one');
    expect((await unkept).message).toContain('full');
    await recording;
    isFull = false;
    const later = first.next('recording', ({ text }) => text.includes('two'));
    await first.type('echo two');
    await later; // the page holds what the browser does not
    expect((await journal.read())?.recording.inputs).toEqual([]);

    const kept = first.next('kept');
    await first.ask({ type: 'keep' });
    await kept;
    await first.type('echo three');
    await expect.poll(async () => (await journal.read())?.recording.inputs.length).toBe(3);
  });

  it('that never answers is taken for storage that fails', async () => {
    const first = served(whenFull(new IdbJournal(), () => false, ['foresee']));
    await first.ask(START);
    const unkept = first.next('unkept');
    await first.type('echo one');
    expect((await unkept).message).toContain('does not answer');
    await taken(first, 1);
  });

  it('from the start lets one play all the same', async () => {
    const first = served(whenFull(new IdbJournal(), () => true));
    const unkept = first.next('unkept');
    await first.ask(START);
    await unkept;
    await first.type('echo one');
    await taken(first, 1);
  });
});

describe('Python that comes late', () => {
  it('changes nothing', async () => {
    const lines = ['python -c "print(6 * 7)"', 'az ml online-endpoint show -n checkout-risk -o table', DEPLOY];
    const run = async (engine: Engine): Promise<string> => {
      const { world, identity } = await startPlay('sandbox', '1', engine);
      const play = new Play(identity, engine, world);
      for (const line of lines) {
        await play.input({ type: 'line', terminal: 'terminal-1', line }, undefined, 0);
        await play.advance(play.world.now + 20 * MINUTE);
      }
      return play.check().hash;
    };
    let asked = 0;
    const late = new Engine({
      build: nodeEngine().build,
      loadPython: async (content) => {
        asked++;
        await quiet();
        // The first attempt finds no network.
        if (asked === 1) throw new Error('python/pyodide.mjs: could not be fetched');
        return testPython(content);
      },
    });
    await expect(late.ready()).rejects.toThrow('could not be fetched');
    expect(await run(late)).toBe(await run(nodeEngine()));
    expect(asked).toBe(2);
  });
});

describe('what cannot be played is refused with its place', () => {
  const refusal = async (request: Parameters<Served['ask']>[0], assets = testAssets()) => {
    const session = served(new IdbJournal(), assets);
    const refused = session.next('refused');
    await session.ask(request);
    return refused;
  };
  const changed = (path: string, text: string) => ({
    ...testAssets(),
    pack: { files: new Map(pack.files).set(path, text) },
  });
  const scenario = pack.files.get('sandbox/scenario.yml') ?? '';

  it.each([
    ['a key nobody knows', `${scenario}\ncause: none\n`, 'sandbox/scenario.yml: cause'],
    ['a value of the wrong kind', scenario.replace(/^span:.*$/m, 'span: long'), 'sandbox/scenario.yml: span'],
    ['no YAML', `${scenario}\n  - [\n`, 'sandbox/scenario.yml: line '],
  ])('a scenario with %s', async (_, text, place) => {
    const { code, message } = await refusal(START, changed('sandbox/scenario.yml', text));
    expect(code).toBe('sim/content-malformed');
    expect(message).toContain(place);
  });

  it('a scenario that is not there', async () => {
    expect((await refusal({ ...START, scenario: 'moon' })).message).toContain('moon/scenario.yml: the file is missing');
  });

  it('a world that is cut off or changed', async () => {
    const assets = testAssets();
    const { content } = assets.engine;
    const whole = packWorld(await assets.start(readScenario(assets.pack, 'sandbox'), 'A'), content);
    const cut = whole.slice(0, whole.length >> 1);
    const bent = whole.slice();
    bent[whole.length >> 1] = (bent[whole.length >> 1] ?? 0) ^ 1;
    const page = new TextEncoder().encode('<!doctype html><title>Not found</title>');
    for (const bytes of [cut, whole.slice(0, -4), bent, page, new Uint8Array()]) {
      const { code, message } = await refusal(START, {
        ...assets,
        start: async () => unpackWorld(bytes, content, undefined, worldFile(startName('sandbox', 'A'))),
      });
      expect(code).toBe('sim/asset-missing');
      expect(message).toMatch(/^worlds\/sandbox-A\.world: is not a whole world file/);
    }
  });

  it('a recording that is cut off, of another build, or of nothing', async () => {
    const session = served(new IdbJournal());
    await session.ask(START);
    await session.type('echo one');
    await taken(session, 1);
    const recording = await session.recording();
    const text = JSON.stringify(recording);
    expect((await refusal({ type: 'resume', recording: text.slice(0, 300) })).message).toContain('cut off');
    const other = await refusal({ type: 'resume', recording: JSON.stringify({ ...recording, build: 'b0' }) });
    expect(other).toMatchObject({ code: 'sim/recording-other-build', message: expect.stringContaining('b0') });
    const edited = structuredClone(recording);
    if (edited.inputs[0]?.input.type === 'line') edited.inputs[0].input.line = 'echo two';
    const diverged = await refusal({ type: 'resume', recording: JSON.stringify(edited) });
    expect(diverged).toMatchObject({ code: 'sim/recording-diverged', message: expect.stringContaining('echo two') });
    // Nothing of this touched what is kept.
    expect((await new IdbJournal().read())?.recording.inputs).toEqual(recording.inputs);
    await new IdbJournal().discard();
    expect((await refusal(KEPT)).message).toContain('keeps no play');
  });
});

const quiet = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 120));

/** A journal whose process dies before its n-th write. */
function limited(journal: Journal, writes: number): Journal {
  let left = writes;
  return new Proxy(journal, {
    get: (target, name: keyof Journal) => {
      if (name === 'read') return target.read.bind(target);
      return (...parameters: never[]) =>
        left-- > 0 ? Reflect.apply(target[name], target, parameters) : new Promise(() => undefined);
    },
  });
}

/** A journal over storage that is full when it says so; some of its writes may never be answered. */
function whenFull(journal: Journal, isFull: () => boolean, silent: readonly string[] = []): Journal {
  return new Proxy(journal, {
    get: (target, name: keyof Journal) => {
      if (name === 'read') return target.read.bind(target);
      return (...parameters: never[]) => {
        if (silent.includes(name)) return new Promise(() => undefined);
        return isFull()
          ? Promise.reject(new Error('the disk is full'))
          : Reflect.apply(target[name], target, parameters);
      };
    },
  });
}
