import { processes } from '../process.ts';
import { defineShellCommand, type ShellCall } from '../shell-command.ts';
import { terminals } from '../terminal.ts';

const processOf = (call: ShellCall) => processes.need(call.tx.world, call.callId.split('/')[0] as string);

/** `history`: the lines typed into this terminal. */
export const history = defineShellCommand({
  name: 'history',
  summary: 'the lines typed into this terminal (-c forgets them)',
  complete: () => ({ names: [{ text: '-c', kind: 'flag', about: 'Forget them.' }] }),
  run(call) {
    const { terminal } = processOf(call);
    const [option] = call.args;
    if (option === '-c') {
      terminals.edit(call.tx, terminal).history = [];
      return {};
    }
    const lines = terminals.need(call.tx.world, terminal).history;
    const count = option === undefined ? lines.length : Number(option);
    if (!Number.isInteger(count) || count < 0)
      return { err: `bash: history: ${option}: numeric argument required\n`, code: 1 };
    const first = Math.max(0, lines.length - count);
    return {
      out: lines
        .slice(first)
        .map((line, i) => `${String(first + i + 1).padStart(5)}  ${line}\n`)
        .join(''),
    };
  },
});

/** `clear`: empties the terminal's screen. */
export const clear = defineShellCommand({
  name: 'clear',
  summary: 'empty this terminal',
  complete: () => ({}),
  run(call) {
    const { id, terminal } = processOf(call);
    terminals.edit(call.tx, terminal).transcript = [];
    const row = processes.edit(call.tx, id);
    row.output = [];
    row.outputLength = 0;
    return {};
  },
});
