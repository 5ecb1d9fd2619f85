import { schedule } from '../kernel/reaction.ts';
import type { Tx } from '../kernel/tx.ts';
import { processes } from './process.ts';
import { processRun } from './process-reactions.ts';
import { type ShellState, terminals } from './terminal.ts';

/** Starts a line in an idle terminal: its first segment is due at once. */
export function startProcess(tx: Tx, terminalId: string, actor: string, line: string): void {
  const terminal = terminals.edit(tx, terminalId);
  const id = `p${tx.world.seq}`;
  const { state } = terminal;
  processes.put(tx, id, {
    id,
    terminal: terminalId,
    actor,
    line,
    cwd: state.cwd,
    env: state.env,
    preamble: preambleOf(state),
    status: 'ready',
    startedAt: tx.world.now,
    output: [],
    outputLength: 0,
    start: null,
    seenFiles: null,
    log: [],
    calls: {},
  });
  terminal.running = id;
  schedule(tx, tx.world.now, processRun, { process: id, call: null });
}

/** Shell text that puts back what environment variables alone cannot carry. */
function preambleOf(state: ShellState): string {
  const parts = [
    'shopt -s expand_aliases',
    ...Object.keys(state.functions)
      .sort()
      .map((name) => state.functions[name] as string),
  ];
  if (state.arrays !== '') parts.push(state.arrays);
  if (state.exported.length > 0) parts.push(`export ${state.exported.join(' ')}`);
  if (state.lastCode !== 0) parts.push(`(exit ${state.lastCode})`);
  return parts.join('\n');
}
