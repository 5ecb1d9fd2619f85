import { joinPath } from '../../kernel/files/file-tree.ts';
import { decodeInput } from '../bash-files.ts';
import { jsonFault } from '../json-fault.ts';
import { defineShellPart, failed } from '../part.ts';

/** `jq`: just-bash's own, but what it says about malformed input does not come from the JavaScript engine. */
export const jq = defineShellPart({
  name: 'jq',
  summary: 'filter and reshape JSON',
  async run(args, call) {
    if (!call.origCommand) return failed('jq: cannot run here\n');
    const result = await call.origCommand(args);
    if (!result.stderr.includes('parse error:')) return result;
    const inputs = [decodeInput(call.stdin)];
    for (const arg of args) {
      const path = joinPath(call.cwd, arg);
      if (!arg.startsWith('-') && (await call.fs.exists(path)) && (await call.fs.stat(path)).isFile)
        inputs.push(await call.fs.readFile(path));
    }
    const fault = inputs.map(jsonFault).find((found) => found !== undefined) ?? 'malformed JSON text';
    return { ...result, stderr: result.stderr.replace(/parse error: .*/, `parse error: ${fault}`) };
  },
});
