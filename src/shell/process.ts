import type { DirNode } from '../kernel/files/node.ts';
import type { Json } from '../kernel/json.ts';
import { defineTable } from '../kernel/table.ts';
import type { SimTime } from '../kernel/time.ts';
import type { Mutable, Tx } from '../kernel/tx.ts';

/** A stretch of terminal output. */
export interface OutputChunk {
  readonly stream: 'out' | 'err';
  readonly text: string;
}

/** What a finished call of a program gave back to the script. */
export interface CallResult {
  readonly out: string;
  readonly err: string;
  readonly code: number;
}

/** A call of a program that has not been handed back to the script yet: waiting, or finished and about to be. */
export interface PendingCall {
  readonly n: number; // counts the calls of one process in the order they began
  readonly key: string; // hash of name, arguments, stdin and directory: proves on re-execution that it is the same call
  readonly name: string; // program, e.g. 'az'
  readonly args: readonly string[];
  readonly stdin: string;
  readonly cwd: string;
  readonly env: { readonly [name: string]: string }; // exported variables
  readonly terminal: string; // 'o' when stdout goes to the terminal, 'e' when stderr does, 'oe' for both
  readonly tick: number; // counts waits: a wake-up of an earlier wait finds another number and falls through
  readonly state: Json; // the program's memory
  readonly buffered: CallResult; // what it wrote so far into a pipe or file; code unused
  readonly result: CallResult | null;
}

/** A call handed back to the script: what re-execution answers instead of calling the program. */
export interface LogEntry {
  readonly kind: 'call' | 'wake'; // answered at once, or by resuming a pending call
  readonly n: number;
  readonly key: string;
  readonly result: CallResult;
  readonly now: SimTime;
  readonly files: DirNode | null; // the tree from then on; null: as the script itself had left it
  readonly writes: number; // the world's write counter
}

/** The world a script saw when it began. */
export interface ProcessStart {
  readonly now: SimTime;
  readonly files: DirNode;
  readonly writes: number;
}

/** A line of a terminal that is not finished. Everything needed to go on after a save, a fork or a replay. */
export interface ProcessRow {
  readonly id: string; // 'p12'
  readonly terminal: string; // id of the terminal that shows it
  readonly actor: string; // role that typed it
  readonly line: string;
  readonly cwd: string;
  readonly env: { readonly [name: string]: string };
  readonly preamble: string; // shell text that restores functions, arrays, exports and `$?` before the line
  readonly status: 'ready' | 'waiting'; // not begun, or waiting for a program
  readonly startedAt: SimTime;
  readonly output: readonly OutputChunk[];
  readonly outputLength: number; // characters ever written
  readonly start: ProcessStart | null; // null until the first segment
  readonly seenFiles: DirNode | null; // tree at the end of the last segment
  readonly log: readonly LogEntry[];
  readonly calls: { readonly [n: string]: PendingCall };
}

export const processes = defineTable<ProcessRow>('shell/processes');

/** Characters of output that one line keeps; what comes after is counted, not kept. */
export const OUTPUT_LIMIT = 256_000;

/** Shows text on the terminal of a process. */
export function appendOutput(tx: Tx, id: string, stream: OutputChunk['stream'], text: string): void {
  if (text === '') return;
  const row = processes.edit(tx, id);
  const room = OUTPUT_LIMIT - row.outputLength;
  row.outputLength += text.length;
  if (room <= 0) return;
  const kept = text.slice(0, room);
  const output = tx.own(row, 'output') as Mutable<OutputChunk>[];
  const last = output.at(-1);
  if (last?.stream === stream) output[output.length - 1] = { stream, text: last.text + kept };
  else output.push({ stream, text: kept });
}
