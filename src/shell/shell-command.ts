import type { Context } from '../kernel/context.ts';
import type { FileTree } from '../kernel/files/file-tree.ts';
import type { Json } from '../kernel/json.ts';
import type { StepOutcome } from '../kernel/step-outcome.ts';
import type { Tx } from '../kernel/tx.ts';
import type { CompletionCall, Offer } from './completion/completion-call.ts';

/** One call of a program by the shell: what a process sees of its surroundings. */
export interface ShellCall {
  readonly tx: Tx;
  readonly context: Context;
  readonly files: FileTree; // the terminal's files, inside `tx`
  readonly args: readonly string[]; // without the program's name
  readonly stdin: string;
  readonly cwd: string; // absolute
  readonly env: ReadonlyMap<string, string>;
  readonly actor: string; // role id: 'oncall', 'checkout-ds'
  readonly callId: string; // unique and reproducible: names random streams, e.g. 'p12/3'
  readonly isTerminal: boolean; // stdout goes to the terminal, not into a pipe or file
}

/**
 * A program of the simulated terminal. `run` answers at once or says what it waits for; only programs that never wait
 * (git) may answer with a promise, during which simulated time stands still.
 */
export interface ShellCommand {
  readonly name: string; // 'az'
  readonly summary: string; // one line for `help`, our own words
  run(call: ShellCall): StepOutcome | Promise<StepOutcome>;
  resume?(state: Json, call: ShellCall): StepOutcome;
  /** What its arguments may be; files unless told. */
  complete?(call: CompletionCall): Offer;
}

export const defineShellCommand = (command: ShellCommand): ShellCommand => command;
