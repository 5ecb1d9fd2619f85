import { defineCommand, type ExecResult } from 'just-bash/browser';
import type { Context } from '../kernel/context.ts';
import { FileError, FileTree } from '../kernel/files/file-tree.ts';
import { hashFresh } from '../kernel/hash.ts';
import { RandomStream } from '../kernel/random.ts';
import type { StepOutcome } from '../kernel/step-outcome.ts';
import type { SimTime } from '../kernel/time.ts';
import type { Tx } from '../kernel/tx.ts';
import { BashFiles, decodeInput } from './bash-files.ts';
import { callRandom, dropCall, logCall, NOTHING, settleCall, shellCallOf, TIMER, timerCall } from './calls.ts';
import { macrotask } from './macrotask.ts';
import { makeBash } from './make-bash.ts';
import type { BashCall, PartSurroundings, ShellPart } from './part.ts';
import { plainMessage } from './plain-message.ts';
import {
  appendOutput,
  type CallResult,
  type LogEntry,
  type PendingCall,
  type ProcessRow,
  type ProcessStart,
  processes,
} from './process.ts';
import { ScriptPreparation } from './script-preparation.ts';
import { type Scratch, scriptTree } from './script-tree.ts';
import type { ShellCommand } from './shell-command.ts';
import { TERMINAL_VARIABLE, type TerminalStreams } from './terminal-pass.ts';

/** Re-execution found something else than what the log says: our own bug, or a script that is not reproducible. */
export class DivergenceError extends Error {}

/** The transaction that a live script changes. */
export interface Segment {
  readonly tx: Tx;
  readonly context: Context;
}

const MAX_TURNS = 100_000;

const execResult = ({ out, err, code }: CallResult): ExecResult => ({ stdout: out, stderr: err, exitCode: code });

export interface CoroutineOptions {
  readonly row: ProcessRow;
  readonly start: ProcessStart;
  readonly seed: string; // names the script's stream of random numbers
  readonly context: Context;
  readonly commands: readonly ShellCommand[];
  readonly parts: readonly ShellPart[];
}

/**
 * One running script of just-bash. It is only a cache of what the process row says: while it replays, it works on a
 * scratch tree and the log answers its calls; while it is live, it works on the world inside a segment's transaction.
 */
export class Coroutine {
  result: ExecResult | null = null;
  readonly preparation: ScriptPreparation;
  private readonly id: string;
  private readonly pending = new Map<number, { readonly key: string; readonly end: (result: ExecResult) => void }>();
  private readonly surroundings: PartSurroundings;
  private segment: Segment | null = null;
  private scratch: Scratch | null = null;
  private replayed = 0; // log entries answered so far
  private nextCall = 0;
  private inFlight: Promise<unknown> | null = null; // a program that answers with a promise
  private failure: { readonly error: unknown } | null = null;
  private random: RandomStream;
  private lastEntry: LogEntry | null = null;
  private logLength = 0;

  constructor(private readonly options: CoroutineOptions) {
    this.id = options.row.id;
    this.random = new RandomStream(`${options.seed}/process/${this.id}`);
    this.preparation = new ScriptPreparation(options.row.preamble, options.commands, options.parts);
    this.surroundings = {
      commands: options.commands,
      parts: options.parts,
      streams: streamsOf,
      passingTerminal: (streams, work) => this.preparation.passingTerminal(streams, work),
      startTimer: (milliseconds) => this.startTimer(milliseconds),
      keep: (state) => this.preparation.keep(state),
    };
  }

  /** Whether this is the script of exactly that row: the same start and the same log, as objects. */
  isOf(row: ProcessRow): boolean {
    return (
      row.start === this.options.start &&
      row.log.length === this.logLength &&
      (row.log.at(-1) ?? null) === this.lastEntry
    );
  }

  /** Remembers the row as the one this script stands for. */
  settleOn(row: ProcessRow): void {
    this.logLength = row.log.length;
    this.lastEntry = row.log.at(-1) ?? null;
    this.segment = null;
  }

  now(): SimTime {
    return this.scratch ? this.scratch.now : this.live().tx.world.now;
  }

  randomBits(): number {
    return this.random.bits();
  }

  /** Runs the line from its beginning inside a segment. */
  async begin(segment: Segment): Promise<void> {
    this.segment = segment;
    this.execute();
    await this.settle();
  }

  /** Hands a finished call back to the script and lets it go on. */
  async resume(segment: Segment, n: number, result: CallResult): Promise<void> {
    this.segment = segment;
    this.pending.get(n)?.end(execResult(result));
    await this.settle();
  }

  /** Runs the line again up to the end of the log, without touching the world. @throws DivergenceError */
  async rebuild(): Promise<void> {
    const { row, start } = this.options;
    this.scratch = { files: start.files, writes: start.writes, now: start.now };
    this.execute();
    await this.settle();
    while (this.replayed < row.log.length) {
      const entry = row.log[this.replayed] as LogEntry;
      const waiting = this.pending.get(entry.n);
      if (entry.kind !== 'wake' || waiting?.key !== entry.key)
        throw this.divergence(
          `entry ${this.replayed} of the log is call ${entry.n}, for which the script does not wait`,
        );
      this.follow(entry);
      waiting.end(execResult(entry.result));
      await this.settle();
    }
    const expected = Object.values(row.calls).map((call) => `${call.n} ${call.key}`);
    const found = [...this.pending].map(([n, { key }]) => `${n} ${key}`).sort();
    if (this.result || expected.sort().join() !== found.join())
      throw this.divergence(`it waits for calls [${found.join()}], the world says [${expected.join()}]`);
    this.scratch = null;
  }

  private execute(): void {
    const { row, commands, parts, context } = this.options;
    const tree = new FileTree(
      scriptTree(() => this.scratch ?? this.live().tx.world),
      context.content,
    );
    const bash = makeBash({
      files: new BashFiles(tree, (stream, text) => this.show(stream, text)),
      cwd: row.cwd,
      programs: [
        ...parts.map((part) => defineCommand(part.name, (args, call) => part.run(args, call, this.surroundings))),
        ...commands.map((command) => defineCommand(command.name, (args, call) => this.call(command, args, call))),
      ],
      prepare: (script) => this.preparation.prepare(script),
    });
    bash.exec(row.line, { env: { ...row.env }, cwd: row.cwd, replaceEnv: true, rawScript: true }).then(
      (result) => {
        this.result = result;
      },
      () => {
        this.result = { stdout: '', stderr: 'bash: the shell cannot run this line\n', exitCode: 2 };
      },
    );
  }

  /** Gives the script the turn until it has ended or every branch of it waits. */
  private async settle(): Promise<void> {
    for (let turns = 0; ; turns++) {
      await macrotask();
      if (this.failure) throw this.failure.error;
      if (this.result || (this.pending.size > 0 && !this.inFlight)) return;
      if (turns > MAX_TURNS) throw new Error(`shell: ${this.id} neither ends nor waits`);
    }
  }

  private async call(command: ShellCommand, args: readonly string[], bashCall: BashCall): Promise<ExecResult> {
    while (this.inFlight) await this.inFlight;
    const n = this.nextCall++;
    const stdin = decodeInput(bashCall.stdin);
    const key = hashFresh([command.name, args, stdin, bashCall.cwd]);
    if (this.scratch) return this.answer(n, key, `${command.name} ${args.join(' ')}`, bashCall.signal);
    const { tx } = this.live();
    const before = tx.world.files;
    const call: PendingCall = {
      n,
      key,
      name: command.name,
      args: [...args],
      stdin,
      cwd: bashCall.cwd,
      env: exportedOf(bashCall),
      terminal: streamsOf(bashCall),
      tick: 0,
      state: null,
      buffered: NOTHING,
      result: null,
    };
    const outcome = await this.runProgram(command, call);
    if (!outcome) return new Promise(() => undefined);
    const result = settleCall(tx, this.id, call, outcome);
    if (!result) return this.suspend(n, key, bashCall.signal);
    const files = tx.world.files === before ? null : tx.world.files;
    logCall(tx, this.id, { kind: 'call', n, key, result, now: tx.world.now, files, writes: tx.world.writes });
    return execResult(result);
  }

  /** The program's answer; undefined when it failed by a bug of ours, which then ends the step. */
  private async runProgram(command: ShellCommand, call: PendingCall): Promise<StepOutcome | undefined> {
    const { tx, context } = this.live();
    const row = processes.need(tx.world, this.id);
    const scriptRandom = this.random;
    this.random = callRandom(tx, row, call);
    try {
      const answered = command.run(shellCallOf(tx, context, row, call));
      if (!(answered instanceof Promise)) return answered;
      this.inFlight = answered.catch(() => undefined);
      return await answered;
    } catch (error) {
      // A path the player named and the program did not check is the player's mistake.
      if (error instanceof FileError) return { err: `${command.name}: ${error.path}: ${error.code}\n`, code: 1 };
      this.failure = { error };
      return undefined;
    } finally {
      this.inFlight = null;
      this.random = scriptRandom;
    }
  }

  private answer(n: number, key: string, said: string, signal: AbortSignal | undefined): Promise<ExecResult> {
    const entry = this.options.row.log[this.replayed];
    if (entry?.kind !== 'call' || entry.n !== n) return this.suspend(n, key, signal);
    if (entry.key !== key) {
      this.failure = { error: this.divergence(`call ${n} is '${said}', the log has another`) };
      return new Promise(() => undefined);
    }
    this.follow(entry);
    return Promise.resolve(execResult(entry.result));
  }

  /** Takes over what the world was after a logged call. */
  private follow(entry: LogEntry): void {
    const scratch = this.scratch as Scratch;
    this.replayed++;
    scratch.now = entry.now;
    scratch.writes = entry.writes;
    if (entry.files) scratch.files = entry.files;
  }

  private suspend(n: number, key: string, signal?: AbortSignal): Promise<ExecResult> {
    return new Promise((resolve) => {
      const end = (result: ExecResult): void => {
        this.pending.delete(n);
        signal?.removeEventListener('abort', abort);
        resolve(result);
      };
      const abort = (): void => {
        if (!this.scratch) dropCall(this.live().tx, this.id, n);
        end({ stdout: '', stderr: '', exitCode: 124 });
      };
      signal?.addEventListener('abort', abort);
      this.pending.set(n, { key, end });
    });
  }

  private startTimer(milliseconds: number): { readonly fired: Promise<unknown>; cancel(): void } {
    const n = this.nextCall++;
    if (!this.scratch) {
      const { tx } = this.live();
      const at = tx.world.now + milliseconds;
      settleCall(tx, this.id, timerCall(n), { wait: { at }, state: null });
    }
    return {
      fired: this.suspend(n, TIMER),
      cancel: () => {
        if (this.pending.delete(n) && !this.scratch) dropCall(this.live().tx, this.id, n);
      },
    };
  }

  private show(stream: 'out' | 'err', text: string): void {
    if (!this.scratch) appendOutput(this.live().tx, this.id, stream, stream === 'err' ? plainMessage(text) : text);
  }

  private live(): Segment {
    if (!this.segment) throw new Error(`shell: ${this.id} does something outside its segment`);
    return this.segment;
  }

  private divergence(what: string): DivergenceError {
    return new DivergenceError(`re-execution of ${this.id} ('${this.options.row.line}') diverges: ${what}`);
  }
}

const streamsOf = (call: BashCall): TerminalStreams => (call.env.get(TERMINAL_VARIABLE) ?? '') as TerminalStreams;

function exportedOf(call: BashCall): { readonly [name: string]: string } {
  const { [TERMINAL_VARIABLE]: _, ...exported } = call.exportedEnv ?? {};
  return exported;
}
