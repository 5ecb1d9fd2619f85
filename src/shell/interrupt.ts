import type { Tx } from '../kernel/tx.ts';
import { finishProcess } from './finish-process.ts';
import { appendOutput } from './process.ts';
import { terminals } from './terminal.ts';

/**
 * Ctrl-C: ends the running line with exit code 130 and forgets what was typed ahead. It reaches a line between two
 * instants; what is computed while simulated time stands still is always finished.
 */
export function interrupt(tx: Tx, terminalId: string): void {
  const terminal = terminals.edit(tx, terminalId);
  if (terminal.running === null) return;
  terminal.queued = [];
  appendOutput(tx, terminal.running, 'err', '^C\n');
  finishProcess(tx, terminal.running, 130, null);
}
