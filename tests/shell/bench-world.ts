// A small world with one terminal and two programs that wait: enough to try everything the shell promises.
import { ContentStore } from '../../src/kernel/content-store.ts';
import { worldFiles } from '../../src/kernel/files/world-files.ts';
import { hashFresh } from '../../src/kernel/hash.ts';
import { Memo } from '../../src/kernel/memo.ts';
import { defineReaction, schedule } from '../../src/kernel/reaction.ts';
import { Simulation } from '../../src/kernel/simulation.ts';
import { defineTable } from '../../src/kernel/table.ts';
import { MINUTE, parseIsoTime, SECOND } from '../../src/kernel/time.ts';
import { notify } from '../../src/kernel/waits.ts';
import { newWorld, type World } from '../../src/kernel/world.ts';
import { interrupt } from '../../src/shell/interrupt.ts';
import { openTerminal } from '../../src/shell/open-terminal.ts';
import { shellCommands, shellReactions } from '../../src/shell/registry.ts';
import { defineShellCommand } from '../../src/shell/shell-command.ts';
import { ShellHost, shellHost } from '../../src/shell/shell-host.ts';
import { submitLine } from '../../src/shell/submit-line.ts';
import { isTerminalBusy, terminalTranscript } from '../../src/shell/terminal-transcript.ts';

export const T0 = parseIsoTime('2026-03-10T08:00Z') as number;

/** A job that takes five minutes and says something each minute. */
interface JobRow {
  readonly name: string;
  readonly lines: readonly string[];
  readonly isDone: boolean;
}
export const jobs = defineTable<JobRow>('test/jobs');

const jobTick = defineReaction<{ name: string; minute: number }>('test.job-tick', (tx, { name, minute }) => {
  const row = jobs.edit(tx, name);
  row.lines = [...row.lines, `${name} minute ${minute}`];
  row.isDone = minute === 5;
  if (minute < 5) schedule(tx, tx.world.now + MINUTE, jobTick, { name, minute: minute + 1 });
  notify(tx, `job/${name}`);
});

/** `job start NAME`, `job stream NAME`, `job touch FILE`: a program that waits by key, and one that writes a file. */
const job = defineShellCommand({
  name: 'job',
  summary: 'jobs of the test world',
  run(call) {
    const [verb, name = ''] = call.args;
    if (verb === 'start') {
      jobs.put(call.tx, name, { name, lines: [], isDone: false });
      schedule(call.tx, call.tx.world.now + MINUTE, jobTick, { name, minute: 1 });
      return { out: `${name}\n` };
    }
    if (verb === 'touch') {
      call.files.writeText(`${call.cwd}/${name}`, `written at ${call.tx.world.now}\n`);
      return {};
    }
    return stream(name, 0, call);
  },
  resume: (state, call) => stream((state as { name: string }).name, (state as { seen: number }).seen, call),
});

function stream(name: string, seen: number, call: Parameters<typeof job.run>[0]) {
  const row = jobs.get(call.tx.world, name);
  if (!row) return { err: `no job ${name}\n`, code: 3 };
  const emit = row.lines
    .slice(seen)
    .map((line) => `${line}\n`)
    .join('');
  if (row.isDone) return { out: `${emit}done tty=${call.isTerminal}\n` };
  return { wait: { key: `job/${name}` }, state: { name, seen: row.lines.length }, emit };
}

/** `slow N`: answers with a promise, as git does. */
const slow = defineShellCommand({
  name: 'slow',
  summary: 'answers with a promise',
  async run(call) {
    for (let i = 0; i < 3; i++) await new Promise((resolve) => setImmediate(resolve));
    call.files.writeText(`${call.cwd}/slow-${call.args[0]}`, call.stdin);
    return { out: `slow ${call.args.join(' ')}\n` };
  },
});

export const content = new ContentStore();
export const testReactions = [...shellReactions, jobTick];

export interface Bench {
  readonly simulation: Simulation;
  readonly host: ShellHost;
  type(line: string, terminal?: string): Promise<void>;
  /** Types a line and plays until the terminal is idle; returns what it printed. */
  run(line: string, terminal?: string): Promise<string>;
  stop(terminal?: string): Promise<void>;
  screen(terminal?: string): string;
  lastCode(terminal?: string): number | null;
  hash(): string;
}

export interface BenchOptions {
  readonly world?: World;
  readonly isForgetful?: boolean;
  readonly ports?: readonly (readonly [string, unknown])[];
  readonly store?: ContentStore;
}

export async function bench(options: BenchOptions = {}): Promise<Bench> {
  const host = new ShellHost([...shellCommands, job, slow], { isForgetful: options.isForgetful ?? false });
  const simulation = new Simulation({
    world: options.world ?? newWorld({ world: 'w', play: 's1', playFrom: T0 }, T0),
    reactions: testReactions,
    context: {
      content: options.store ?? content,
      memo: new Memo(),
      ports: new Map<string, unknown>([shellHost.install(host), ...(options.ports ?? [])]),
    },
    isChecked: true,
  });
  const made: Bench = {
    simulation,
    host,
    type: (line, terminal = 't1') => simulation.transact((tx) => submitLine(tx, { terminal, actor: 'oncall', line })),
    async run(line, terminal = 't1') {
      await made.type(line, terminal);
      for (let i = 0; i < 20_000 && isTerminalBusy(simulation.world, terminal); i++)
        await simulation.step(simulation.world.now + 400 * 24 * 60 * MINUTE);
      return textOf(simulation.world, terminal, -1);
    },
    stop: (terminal = 't1') => simulation.transact((tx) => interrupt(tx, terminal)),
    screen: (terminal = 't1') => textOf(simulation.world, terminal, -1),
    lastCode: (terminal = 't1') => terminalTranscript(simulation.world, terminal).entries.at(-1)?.exitCode ?? null,
    hash: () => hashFresh(simulation.world),
  };
  if (!options.world)
    await simulation.transact((tx) => {
      const files = worldFiles(tx, options.store ?? content);
      files.makeDir('/home/oncall/repo', true);
      files.writeText('/home/oncall/repo/a.txt', 'one\ntwo\nthree\n');
      for (const id of ['t1', 't2', 't3'])
        openTerminal(tx, { id, actor: 'oncall', home: '/home/oncall', cwd: '/home/oncall/repo' });
    });
  return made;
}

export function textOf(world: World, terminal: string, index: number): string {
  return (terminalTranscript(world, terminal).entries.at(index)?.output ?? []).map((chunk) => chunk.text).join('');
}

export { MINUTE, SECOND };
