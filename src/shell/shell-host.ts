import type { Context } from '../kernel/context.ts';
import { splitPath } from '../kernel/files/file-tree.ts';
import { worldFiles } from '../kernel/files/world-files.ts';
import { schedule } from '../kernel/reaction.ts';
import { realm } from '../kernel/realm.ts';
import type { StepOutcome } from '../kernel/step-outcome.ts';
import type { Tx } from '../kernel/tx.ts';
import { seedAt } from '../kernel/world.ts';
import { callRandom, dropCall, logCall, settleCall, shellCallOf, TIMER } from './calls.ts';
import { Coroutine } from './coroutine.ts';
import { finishProcess } from './finish-process.ts';
import type { ShellPart } from './part.ts';
import { shellParts } from './parts/registry.ts';
import { plainMessage } from './plain-message.ts';
import { appendOutput, type PendingCall, type ProcessRow, type ProcessStart, processes } from './process.ts';
import { type ProcessRunner, processRun, type RunProcess, type WakeCall } from './process-reactions.ts';
import type { ShellCommand } from './shell-command.ts';
import { terminals } from './terminal.ts';

export { shellHost } from './process-reactions.ts';

export interface ShellHostOptions {
  readonly parts?: readonly ShellPart[]; // programs that belong to the shell itself
  readonly isForgetful?: boolean; // rebuild every script at every resume (tests)
}

/**
 * Runs the shell segments of one simulation. Live scripts are a cache keyed by process: one is used only if it stands
 * for exactly the row in the world, otherwise the script is run again from its log.
 */
export class ShellHost implements ProcessRunner {
  private readonly live = new Map<string, Coroutine>();
  private readonly byName: ReadonlyMap<string, ShellCommand>;
  /** How often scripts went on, and how often one had to be rebuilt for it. */
  readonly counts = { segments: 0, rebuilds: 0 };

  constructor(
    private readonly commands: readonly ShellCommand[],
    private readonly options: ShellHostOptions = {},
  ) {
    this.byName = new Map(commands.map((command) => [command.name, command]));
    if (this.byName.size !== commands.length) throw new Error('shell: two programs have the same name');
  }

  async run(tx: Tx, context: Context, { process: id, call: n }: RunProcess): Promise<void> {
    this.forgetEnded(tx);
    const row = processes.get(tx.world, id);
    if (!row) return; // interrupted meanwhile
    this.counts.segments++;
    if (n !== null && !row.calls[n]?.result) return; // dropped by the script meanwhile
    const known = this.live.get(id);
    this.live.delete(id); // comes back only when the segment went well
    const coroutine = n === null ? await this.begin(tx, context, id) : await this.goOn(tx, context, row, n, known);
    const after = processes.edit(tx, id);
    if (coroutine.result) {
      this.finish(tx, after, coroutine);
      return;
    }
    after.status = 'waiting';
    after.seenFiles = tx.world.files;
    coroutine.settleOn(after);
    this.live.set(id, coroutine);
  }

  wake(tx: Tx, context: Context, { process: id, call: n, tick }: WakeCall): void {
    const row = processes.get(tx.world, id);
    const call = row?.calls[n];
    if (!row || !call || call.tick !== tick || call.result) return; // an outdated wake-up
    const result = settleCall(tx, id, call, this.step(tx, context, row, call));
    if (!result) return;
    const calls = tx.own(processes.edit(tx, id), 'calls') as { [n: string]: PendingCall };
    calls[n] = { ...call, result };
    schedule(tx, tx.world.now, processRun, { process: id, call: n });
  }

  private step(tx: Tx, context: Context, row: ProcessRow, call: PendingCall): StepOutcome {
    if (call.name === TIMER) return {};
    const command = this.byName.get(call.name);
    if (!command?.resume) throw new Error(`shell: '${call.name}' waits but cannot be resumed`);
    const random = callRandom(tx, row, call);
    const undo = realm.rebind({ now: () => tx.world.now, random: () => random.bits() });
    try {
      return command.resume(call.state, shellCallOf(tx, context, row, call));
    } finally {
      undo();
    }
  }

  private async begin(tx: Tx, context: Context, id: string): Promise<Coroutine> {
    layFolders(tx, context, processes.need(tx.world, id));
    const row = processes.edit(tx, id);
    row.start = { now: tx.world.now, files: tx.world.files, writes: tx.world.writes };
    const coroutine = this.create(tx, context, row, row.start);
    await bound(coroutine, () => coroutine.begin({ tx, context }));
    return coroutine;
  }

  private async goOn(
    tx: Tx,
    context: Context,
    row: ProcessRow,
    n: number,
    known: Coroutine | undefined,
  ): Promise<Coroutine> {
    const call = row.calls[n];
    if (!call?.result || !row.start) throw new Error(`shell: ${row.id} cannot go on with call ${n}`);
    let coroutine = known;
    if (!coroutine?.isOf(row) || this.options.isForgetful) {
      this.counts.rebuilds++;
      const rebuilt = this.create(tx, context, row, row.start);
      await bound(rebuilt, () => rebuilt.rebuild());
      coroutine = rebuilt;
    }
    const running = coroutine;
    const { result, key } = call;
    dropCall(tx, row.id, n);
    const files = tx.world.files === row.seenFiles ? null : tx.world.files;
    logCall(tx, row.id, { kind: 'wake', n, key, result, now: tx.world.now, files, writes: tx.world.writes });
    await bound(running, () => running.resume({ tx, context }, n, result));
    return running;
  }

  private create(tx: Tx, context: Context, row: ProcessRow, start: ProcessStart): Coroutine {
    return new Coroutine({
      row: { ...row },
      start,
      seed: seedAt(tx.world, start.now),
      context,
      commands: this.commands,
      parts: this.options.parts ?? shellParts,
    });
  }

  private finish(tx: Tx, row: ProcessRow, { result, preparation }: Coroutine): void {
    if (!result) return;
    appendOutput(tx, row.id, 'out', result.stdout);
    appendOutput(tx, row.id, 'err', plainMessage(result.stderr));
    const { state } = terminals.need(tx.world, row.terminal);
    finishProcess(tx, row.id, result.exitCode, preparation.stateAfter(state, result.env ?? {}, result.exitCode));
  }

  /** Scripts that were interrupted are never resumed. */
  private forgetEnded(tx: Tx): void {
    for (const id of this.live.keys()) if (!processes.get(tx.world, id)) this.live.delete(id);
  }
}

/** Binds clock and randomness of the realm to a script while it runs. */
async function bound(coroutine: Coroutine, work: () => Promise<void>): Promise<void> {
  const undo = realm.rebind({ now: () => coroutine.now(), random: () => coroutine.randomBits() });
  try {
    await work();
  } finally {
    undo();
  }
}

/** The folders a login shell expects. */
function layFolders(tx: Tx, context: Context, row: ProcessRow): void {
  const files = worldFiles(tx, context.content);
  for (const folder of ['/tmp', row.env.HOME ?? '/'])
    if (splitPath(folder).length > 0 && !files.exists(folder)) files.makeDir(folder, true);
}
