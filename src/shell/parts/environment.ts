import { variableNames } from '../completion/built-ins.ts';
import { defineShellPart, failed, printed } from '../part.ts';
import { TERMINAL_VARIABLE } from '../terminal-pass.ts';

/** `env` and `printenv` without arguments list exported variables only, as on a real machine. */
const listing = (name: string) =>
  defineShellPart({
    name,
    summary: 'the exported variables',
    complete: ({ env }) => ({ names: variableNames(env) }),
    async run(args, call) {
      if (args.length > 0) return call.origCommand ? call.origCommand(args) : failed(`${name}: cannot run here\n`);
      return printed(
        Object.entries(call.exportedEnv ?? {})
          .filter(([variable]) => variable !== TERMINAL_VARIABLE)
          .map(([variable, value]) => `${variable}=${value}\n`)
          .join(''),
      );
    },
  });

export const env = listing('env');
export const printenv = listing('printenv');
