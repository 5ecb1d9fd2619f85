import type { Context } from '../kernel/context.ts';
import { worldFiles } from '../kernel/files/world-files.ts';
import { RandomStream } from '../kernel/random.ts';
import { schedule } from '../kernel/reaction.ts';
import type { StepOutcome } from '../kernel/step-outcome.ts';
import type { Tx } from '../kernel/tx.ts';
import { waitFor } from '../kernel/waits.ts';
import { seedAt } from '../kernel/world.ts';
import {
  appendOutput,
  type CallResult,
  type LogEntry,
  type PendingCall,
  type ProcessRow,
  processes,
} from './process.ts';
import { processWake, type WakeCall } from './process-reactions.ts';
import type { ShellCall } from './shell-command.ts';

/** The name of a wait inside a part of the shell; it stands where other calls name their program. */
export const TIMER = '(timer)';

export const NOTHING: CallResult = { out: '', err: '', code: 0 };

/** What a program sees of one call. */
export function shellCallOf(tx: Tx, context: Context, row: ProcessRow, call: PendingCall): ShellCall {
  return {
    tx,
    context,
    files: worldFiles(tx, context.content),
    args: call.args,
    stdin: call.stdin,
    cwd: call.cwd,
    env: new Map(Object.entries(call.env)),
    actor: row.actor,
    callId: `${row.id}/${call.n}`,
    isTerminal: call.terminal.includes('o'),
  };
}

/** Randomness of one step of a call: its own, so that re-execution, which skips the step, draws the same elsewhere. */
export const callRandom = (tx: Tx, row: ProcessRow, call: PendingCall): RandomStream =>
  new RandomStream(`${seedAt(tx.world, row.startedAt)}/process/${row.id}/${call.n}/${call.tick}`);

/** Takes what a program answered: its result, or null when it goes on waiting, which is then noted in the world. */
export function settleCall(tx: Tx, id: string, call: PendingCall, outcome: StepOutcome): CallResult | null {
  if (!outcome.wait) {
    const { out, err } = call.buffered;
    return { out: out + (outcome.out ?? ''), err: err + (outcome.err ?? ''), code: outcome.code ?? 0 };
  }
  const buffered = { ...call.buffered };
  const emit = outcome.emit ?? '';
  const emitError = outcome.emitError ?? '';
  if (call.terminal.includes('o')) appendOutput(tx, id, 'out', emit);
  else buffered.out += emit;
  if (call.terminal.includes('e')) appendOutput(tx, id, 'err', emitError);
  else buffered.err += emitError;
  const tick = call.tick + 1;
  const calls = tx.own(processes.edit(tx, id), 'calls') as { [n: string]: PendingCall };
  calls[call.n] = { ...call, tick, state: outcome.state, buffered };
  const data: WakeCall = { process: id, call: call.n, tick };
  const { at, key } = outcome.wait;
  if (at !== undefined) schedule(tx, Math.max(tx.world.now, at), processWake, data);
  if (key !== undefined) waitFor(tx, key, processWake, data);
  return null;
}

/** Adds an entry to a process's log. */
export function logCall(tx: Tx, id: string, entry: LogEntry): void {
  (tx.own(processes.edit(tx, id), 'log') as LogEntry[]).push(entry);
}

/** A wait of the shell itself. */
export const timerCall = (n: number): PendingCall => ({
  n,
  key: TIMER,
  name: TIMER,
  args: [],
  stdin: '',
  cwd: '/',
  env: {},
  terminal: '',
  tick: 0,
  state: null,
  buffered: NOTHING,
  result: null,
});

/** Forgets a pending call; its wake-ups find nothing and fall through. */
export function dropCall(tx: Tx, id: string, n: number): void {
  delete (tx.own(processes.edit(tx, id), 'calls') as { [n: string]: PendingCall })[n];
}
