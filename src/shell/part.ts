import type { ExecResult, ResolvedCommandContext } from 'just-bash/browser';
import type { CompletionCall, Offer } from './completion/completion-call.ts';
import type { ShellCommand } from './shell-command.ts';
import type { TerminalStreams } from './terminal-pass.ts';

export type BashCall = ResolvedCommandContext;

/** What a part of the shell may do with the script that calls it. */
export interface PartSurroundings {
  readonly commands: readonly ShellCommand[];
  readonly parts: readonly ShellPart[];
  /** Which streams of this call go to the terminal. */
  streams(call: BashCall): TerminalStreams;
  /** Runs `work`; the first script it parses writes where `streams` say. */
  passingTerminal<T>(streams: TerminalStreams, work: () => Promise<T>): Promise<T>;
  /** A wait in simulated time inside the script. */
  startTimer(milliseconds: number): { readonly fired: Promise<unknown>; cancel(): void };
  /** What the shell keeps for the next line. */
  keep(state: { readonly arrays: string; readonly exported: readonly string[] }): void;
}

/**
 * A program that is part of the shell itself: it runs other commands and has no effect of its own, so nothing of it is
 * logged and re-execution really runs it again.
 */
export interface ShellPart {
  readonly name: string;
  readonly summary: string; // empty: not listed by `help`
  readonly isMarked?: boolean; // is told whether it writes to the terminal
  run(args: string[], call: BashCall, shell: PartSurroundings): Promise<ExecResult>;
  /** What its arguments may be; files unless told. */
  complete?(call: CompletionCall): Offer;
}

export const defineShellPart = (part: ShellPart): ShellPart => part;

export const printed = (stdout: string): ExecResult => ({ stdout, stderr: '', exitCode: 0 });

export const failed = (stderr: string, exitCode = 1): ExecResult => ({ stdout: '', stderr, exitCode });

/** A word that the shell reads back as it stands. */
export const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** Runs a command line below this call, with its standard input. */
export async function runBelow(call: BashCall, words: readonly string[], signal?: AbortSignal): Promise<ExecResult> {
  if (!call.exec) throw new Error('shell: this call cannot run commands');
  return call.exec(words.map(quoted).join(' '), {
    cwd: call.cwd,
    stdin: String(call.stdin),
    stdinKind: 'bytes',
    ...(signal ? { signal } : {}),
  });
}
