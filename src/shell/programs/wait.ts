import { durationOf } from '../duration.ts';
import { defineShellCommand } from '../shell-command.ts';

/**
 * `wait 30m` lets simulated time pass. bash keeps the word `wait` for itself, so scripts reach this under another name;
 * without an argument bash's own `wait` is left alone.
 */
export const wait = defineShellCommand({
  name: '__wait',
  summary: 'let simulated time pass: wait 30m, wait 1h30m, wait 2d',
  complete: () => ({}),
  run({ args, tx }) {
    // `cmd & wait $!`: background commands have ended by then, and `$!` is 0.
    if (args.every((text) => text === '0' || text === '-n')) return {};
    let total = 0;
    for (const text of args) {
      const duration = durationOf(text);
      if (duration === undefined)
        return { err: `wait: '${text}' is not a duration; write 90s, 30m, 2h or 1d\n`, code: 127 };
      total += duration;
    }
    return { wait: { at: tx.world.now + total }, state: null };
  },
  resume: () => ({}),
});
