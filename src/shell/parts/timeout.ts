import { intervalOf } from '../duration.ts';
import { defineShellPart, failed, runBelow } from '../part.ts';

/** `timeout 10m az …`: runs a command for so much simulated time at most. */
export const timeout = defineShellPart({
  name: 'timeout',
  summary: 'run a command for so long at most: timeout 10m az …',
  isMarked: true,
  complete(call) {
    const first = call.words.findIndex((word) => !word.startsWith('-'));
    return first < 0 ? {} : call.below(call.words.slice(first + 1));
  },
  async run(args, call, shell) {
    const words = [...args];
    while (words[0]?.startsWith('-'))
      if (/^(-s|-k|--signal|--kill-after)$/.test(words.shift() as string)) words.shift();
    const [limit, ...command] = words;
    if (limit === undefined || command.length === 0) return failed('timeout: missing operand\n', 125);
    const milliseconds = intervalOf(limit);
    if (milliseconds === undefined) return failed(`timeout: invalid time interval '${limit}'\n`, 125);
    const control = new AbortController();
    const run = (): ReturnType<typeof runBelow> =>
      shell.passingTerminal(shell.streams(call), () => runBelow(call, command, control.signal));
    if (milliseconds === 0) return run();
    const timer = shell.startTimer(milliseconds);
    const stopped = new Promise<null>((resolve) => call.signal?.addEventListener('abort', () => resolve(null)));
    const running = run();
    const first = await Promise.race([running, timer.fired.then(() => null), stopped]);
    timer.cancel();
    if (first) return first;
    control.abort();
    const partial = await running.catch(() => null);
    return { stdout: partial?.stdout ?? '', stderr: '', exitCode: 124 };
  },
});
