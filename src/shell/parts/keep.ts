import { defineShellPart, failed } from '../part.ts';
import { TERMINAL_VARIABLE } from '../terminal-pass.ts';

/** The hidden last statement of a typed line: tells what the shell keeps, and gives the line's exit code back. */
export const keep = defineShellPart({
  name: '__keep',
  summary: '',
  async run([code = '0', declarations = ''], call, shell) {
    const exported = Object.keys(call.exportedEnv ?? {}).filter(
      (name) => name !== TERMINAL_VARIABLE && /^[A-Za-z_]\w*$/.test(name),
    );
    // just-bash splits the words of an array given to `declare` itself, so the value goes into a line of its own.
    const arrays = declarations
      .replace(/^declare -\w+ (PIPESTATUS|BASH_\w+|DIRSTACK|FUNCNAME)=.*\n?/gm, '')
      .replace(/^declare -\w*?([aA])\w* (\w+)=\(/gm, 'declare -$1 $2\n$2=(');
    shell.keep({ arrays, exported: exported.sort() });
    return failed('', Number(code));
  },
});
