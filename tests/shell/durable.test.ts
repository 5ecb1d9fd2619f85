// Scripts that wait are data: saved, forked, rebuilt and paced in any way, they end in the same world.
import { describe, expect, it } from 'vitest';
import { ContentStore } from '../../src/kernel/content-store.ts';
import { hashFresh, hashValue } from '../../src/kernel/hash.ts';
import { loadWorld, saveWorld } from '../../src/kernel/save.ts';
import type { World } from '../../src/kernel/world.ts';
import { processes } from '../../src/shell/process.ts';
import { type Bench, bench, content, MINUTE, SECOND, T0, textOf } from './bench-world.ts';

const END = T0 + 60 * MINUTE;

/** What is typed when, into which terminal: pipes, files, waits by time and by key, promises, parallel waits, Ctrl-C. */
const TYPED: readonly (readonly [minute: number, terminal: string, line: string])[] = [
  [
    0,
    't1',
    'job start j; for i in 1 2 3; do echo $RANDOM >> r.txt; job stream j | wc -l; date >> d.txt; sleep 100; done',
  ],
  [
    0.2,
    't2',
    'while [ ! -f stop ]; do x=$((x + 1)); echo "$x $RANDOM $(date +%T)" | tee -a loop.txt; sleep 70; done; echo $x',
  ],
  [
    0.5,
    't3',
    "printf '4\\n1\\n3\\n2\\n' | xargs -P 4 -n 1 sh -c 'sleep $(($0 * 60)); echo $0 >> order.txt; job touch x$0; date'",
  ],
  [2.1, 't3', 'timeout 200 job stream j; echo $?; job stream j; cat order.txt | slow 9; ls -la'],
  [
    6.3,
    't1',
    'printf "job start k\\necho $$ > k.txt\\nwait 3m\\njob stream k\\n" > k.sh; bash k.sh; sed -i s/job/JOB/ k.sh; find . -newer a.txt | sort',
  ],
  [20, 't3', "sleep 10m & timeout 3m bash -c 'echo in; sleep 5m'; f() { sleep 1m; echo f; }; f | cat; mktemp"],
  [28.5, 't3', 'touch stop; awk "BEGIN { srand(); print rand() }"; md5sum *.txt'],
  [40, 't2', 'wait 1d; echo never'],
];

async function typeUntil(
  one: Bench,
  from: number,
  until: number,
  advance: (to: number) => Promise<void>,
): Promise<void> {
  for (const [minute, terminal, line] of TYPED) {
    const at = T0 + minute * MINUTE;
    if (at < from || at >= until) continue;
    await advance(at);
    await one.type(line, terminal);
  }
  await advance(until);
}

const straight = (one: Bench) => (to: number) => one.simulation.advance(to);

async function playAll(one: Bench, advance = straight(one)): Promise<string> {
  await typeUntil(one, T0, END, advance);
  await one.stop('t2');
  return one.hash();
}

const reference = async (): Promise<{ hash: string; world: World; one: Bench }> => {
  const one = await bench();
  const hash = await playAll(one);
  return { hash, world: one.simulation.world, one };
};

describe('a world with scripts that wait', () => {
  it('goes the same way whoever plays it', async () => {
    const { hash, world, one } = await reference();
    expect(one.host.counts.rebuilds).toBe(0);
    expect(one.host.counts.segments).toBeGreaterThan(45);
    expect(await playAll(await bench())).toBe(hash);
    expect(hashValue(world)).toBe(hash);
    expect(textOf(world, 't2', -2)).toMatch(/^1 \d+ 08:00:12\n2 \d+ 08:01:22\n/);
    expect(textOf(world, 't2', -1)).toBe('^C\n');
    expect(processes.all(world)).toEqual([]);
  });

  it('does not depend on the stride of the clock', async () => {
    const { hash } = await reference();
    for (const stride of [7 * SECOND + 13, 61 * SECOND]) {
      const one = await bench();
      const advance = async (to: number): Promise<void> => {
        while (one.simulation.world.now + stride < to) await one.simulation.advance(one.simulation.world.now + stride);
        await one.simulation.advance(to);
      };
      expect(await playAll(one, advance)).toBe(hash);
    }
  });

  it('ends the same when every script is rebuilt at every resume', async () => {
    const { hash } = await reference();
    const one = await bench({ isForgetful: true });
    expect(await playAll(one)).toBe(hash);
    expect(one.host.counts.rebuilds).toBeGreaterThan(40);
  });

  it('can be forked and saved at any instant', async () => {
    const { hash } = await reference();
    const one = await bench();
    let waiting = 0;
    for (let at = T0 + 45 * SECOND; at < END; at += 4.5 * MINUTE) {
      await typeUntil(one, one.simulation.world.now === T0 ? T0 : one.simulation.world.now + 1, at, straight(one));
      waiting += processes.all(one.simulation.world).length;
      const fork = await bench({ world: one.simulation.world });
      const store = new ContentStore();
      const text = JSON.stringify(saveWorld(one.simulation.world, content));
      const loaded = await bench({ world: loadWorld(JSON.parse(text), store), store });
      expect(loaded.hash()).toBe(one.hash());
      for (const copy of [fork, loaded]) {
        await typeUntil(copy, at, END, straight(copy));
        await copy.stop('t2');
        expect(copy.hash()).toBe(hash);
      }
    }
    expect(waiting).toBeGreaterThan(15);
    await one.simulation.advance(END);
    await one.stop('t2');
    expect(one.hash()).toBe(hash);
  });

  it('leaves the original alone when a fork goes another way', async () => {
    const one = await bench();
    await one.type('sleep 60; cat a.txt; sleep 60; echo end');
    await one.simulation.advance(T0 + 30 * SECOND);
    const fork = await bench({ world: one.simulation.world });
    await fork.run('echo changed > a.txt', 't2');
    await fork.simulation.advance(T0 + 5 * MINUTE);
    await one.simulation.advance(T0 + 5 * MINUTE);
    expect(fork.screen()).toBe('changed\nend\n');
    expect(one.screen()).toBe('one\ntwo\nthree\nend\n');
  });

  it('shows what a script has written while it still waits', async () => {
    const one = await bench();
    await one.type('job start j; job stream j; echo after');
    await one.simulation.advance(T0 + 3 * MINUTE);
    expect(one.screen()).toBe('j\nj minute 1\nj minute 2\nj minute 3\n');
    expect(one.lastCode()).toBe(null);
  });

  it('refuses a log that does not fit the script', async () => {
    const one = await bench();
    await one.type('job touch f; sleep 60; echo $(cat f)');
    await one.simulation.advance(T0 + SECOND);
    const [row] = processes.all(one.simulation.world);
    const world = structuredClone(one.simulation.world) as World;
    const [copy] = processes.all(world);
    if (!row || !copy) throw new Error('no process');
    (copy.log[0] as { key: string }).key = 'another';
    const fork = await bench({ world });
    await expect(fork.simulation.advance(END)).rejects.toThrow(/diverges: call 0 is 'job touch f'/);
    expect(hashFresh(one.simulation.world)).toBe(one.hash());
  });
});
