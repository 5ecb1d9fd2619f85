import type { Tx } from '../kernel/tx.ts';
import { notify } from '../kernel/waits.ts';
import { OUTPUT_LIMIT, type OutputChunk, type ProcessRow, processes } from './process.ts';
import { startProcess } from './start-process.ts';
import {
  type ShellState,
  TRANSCRIPT_CHARACTERS,
  TRANSCRIPT_LINES,
  type TranscriptEntry,
  terminals,
} from './terminal.ts';

/**
 * Ends a process: its output goes into the terminal's transcript, what the shell keeps goes into the terminal, and the
 * next line typed ahead starts. `kept` is null when the shell itself ended (`exit`, Ctrl-C): then all stays as before
 * the line.
 */
export function finishProcess(tx: Tx, id: string, exitCode: number, kept: ShellState | null): void {
  const row = processes.need(tx.world, id);
  processes.remove(tx, id);
  const terminal = terminals.edit(tx, row.terminal);
  terminal.state = kept ?? { ...terminal.state, lastCode: exitCode };
  terminal.transcript = bounded([...terminal.transcript, entryOf(row, exitCode, tx.world.now)]);
  terminal.running = null;
  notify(tx, `process/${id}`);
  const [next, ...later] = terminal.queued;
  if (!next) return;
  terminal.queued = later;
  startProcess(tx, row.terminal, next.actor, next.line);
}

function entryOf(row: ProcessRow, exitCode: number, endedAt: number): TranscriptEntry {
  const lost = row.outputLength - OUTPUT_LIMIT;
  const note: OutputChunk = { stream: 'err', text: `\n[${lost} more characters of output were not kept]\n` };
  return {
    id: row.id,
    actor: row.actor,
    cwd: row.cwd,
    line: row.line,
    output: lost > 0 ? [...row.output, note] : row.output,
    exitCode,
    startedAt: row.startedAt,
    endedAt,
  };
}

/** Drops the oldest entries until the limits hold; the newest always stays. */
function bounded(entries: readonly TranscriptEntry[]): readonly TranscriptEntry[] {
  let characters = 0;
  let first = entries.length;
  while (first > 0 && entries.length - first < TRANSCRIPT_LINES) {
    const entry = entries[first - 1] as TranscriptEntry;
    characters += entry.line.length + entry.output.reduce((sum, chunk) => sum + chunk.text.length, 0);
    if (characters > TRANSCRIPT_CHARACTERS && first < entries.length) break;
    first--;
  }
  return entries.slice(first);
}
