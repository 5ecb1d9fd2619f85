import { defineTable } from '../kernel/table.ts';
import type { SimTime } from '../kernel/time.ts';
import type { OutputChunk } from './process.ts';

/** A line and what came of it. */
export interface TranscriptEntry {
  readonly id: string; // process id, 'p12'
  readonly actor: string; // role that typed it
  readonly cwd: string;
  readonly line: string;
  readonly output: readonly OutputChunk[];
  readonly exitCode: number | null; // null while it runs
  readonly startedAt: SimTime;
  readonly endedAt: SimTime | null; // null while it runs
}

/** What a shell keeps from one line to the next. */
export interface ShellState {
  readonly cwd: string;
  readonly env: { readonly [name: string]: string }; // all scalar variables
  readonly exported: readonly string[]; // names of exported variables
  readonly arrays: string; // `declare` statements of arrays
  readonly functions: { readonly [name: string]: string }; // shell text of each function typed here
  readonly lastCode: number; // `$?`
}

/** A terminal: one shell that runs one line after the other. */
export interface TerminalRow {
  readonly id: string; // 'terminal-1'
  readonly actor: string; // role it belongs to
  readonly state: ShellState;
  readonly running: string | null; // process id
  readonly queued: readonly { readonly actor: string; readonly line: string }[]; // typed while a line was running
  readonly history: readonly string[]; // lines typed, oldest first
  readonly transcript: readonly TranscriptEntry[]; // finished lines, oldest first
}

export const terminals = defineTable<TerminalRow>('shell/terminals');

export const HISTORY_LIMIT = 500;
export const TRANSCRIPT_LINES = 200;
export const TRANSCRIPT_CHARACTERS = 256_000;
