import type { Tx } from '../kernel/tx.ts';
import { startProcess } from './start-process.ts';
import { HISTORY_LIMIT, terminals } from './terminal.ts';

export interface TypedLine {
  readonly terminal: string;
  readonly actor: string;
  readonly line: string; // may hold several lines (a here-document)
}

/** Types a line. In a busy terminal it is kept and runs when the lines before it have ended. */
export function submitLine(tx: Tx, { terminal: id, actor, line }: TypedLine): void {
  const terminal = terminals.edit(tx, id);
  if (line.trim() !== '') terminal.history = [...terminal.history, line].slice(-HISTORY_LIMIT);
  if (terminal.running !== null) terminal.queued = [...terminal.queued, { actor, line }];
  else startProcess(tx, id, actor, line);
}
