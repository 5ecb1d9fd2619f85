import { intervalOf } from '../duration.ts';
import { defineShellCommand } from '../shell-command.ts';

/** Lets simulated time pass. */
export const sleep = defineShellCommand({
  name: 'sleep',
  summary: 'let simulated time pass: sleep 90, sleep 5m',
  complete: () => ({}),
  run({ args, tx }) {
    if (args.length === 0) return { err: 'sleep: missing operand\n', code: 1 };
    let total = 0;
    for (const text of args) {
      const interval = intervalOf(text);
      if (interval === undefined) return { err: `sleep: invalid time interval '${text}'\n`, code: 1 };
      total += interval;
    }
    return { wait: { at: tx.world.now + total }, state: null };
  },
  resume: () => ({}),
});
