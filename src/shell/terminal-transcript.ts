import type { World } from '../kernel/world.ts';
import { processes } from './process.ts';
import { type TranscriptEntry, terminals } from './terminal.ts';

export type { TranscriptEntry } from './terminal.ts';

/** What a terminal shows. */
export interface TerminalTranscript {
  readonly cwd: string;
  readonly isBusy: boolean;
  readonly entries: readonly TranscriptEntry[]; // oldest first; the last may still be running
  readonly queued: readonly string[]; // typed ahead
  readonly history: readonly string[]; // lines typed, oldest first
}

export const hasTerminal = (world: World, id: string): boolean => terminals.get(world, id) !== undefined;

/** Whether a line of this terminal is running. */
export const isTerminalBusy = (world: World, id: string): boolean =>
  (terminals.get(world, id)?.running ?? null) !== null;

/** A terminal's finished lines and the one that runs; a terminal that nobody opened shows nothing. */
export function terminalTranscript(world: World, id: string): TerminalTranscript {
  const terminal = terminals.get(world, id);
  if (!terminal) return { cwd: '/', isBusy: false, entries: [], queued: [], history: [] };
  const running = terminal.running === null ? undefined : processes.need(world, terminal.running);
  return {
    cwd: terminal.state.cwd,
    isBusy: running !== undefined,
    entries: running
      ? [
          ...terminal.transcript,
          {
            id: running.id,
            actor: running.actor,
            cwd: running.cwd,
            line: running.line,
            output: running.output,
            exitCode: null,
            startedAt: running.startedAt,
            endedAt: null,
          },
        ]
      : terminal.transcript,
    queued: terminal.queued.map((typed) => typed.line),
    history: terminal.history,
  };
}
