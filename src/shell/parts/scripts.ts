import { joinPath } from '../../kernel/files/file-tree.ts';
import { type BashCall, defineShellPart, failed, type PartSurroundings, runBelow } from '../part.ts';

/** `bash` and `sh`: just-bash's own, but a script in front of a person shows its output as it goes. */
const interpreter = (name: string) =>
  defineShellPart({
    name,
    summary: 'run a shell script',
    isMarked: true,
    async run(args, call, shell) {
      const { origCommand } = call;
      if (!origCommand) return failed(`${name}: cannot run here\n`);
      return shell.passingTerminal(shell.streams(call), () => origCommand(args));
    },
  });

export const bash = interpreter('bash');
export const sh = interpreter('sh');

/** A program called by its path: a script of the file tree, or a program of the machine. */
export const runPath = defineShellPart({
  name: '__run',
  summary: '',
  isMarked: true,
  async run([name = '', ...args], call, shell) {
    const words = await commandOf(name, call, shell);
    if ('exitCode' in words) return words;
    return shell.passingTerminal(shell.streams(call), () => runBelow(call, [...words, ...args]));
  },
});

const PROGRAM_FOLDERS = /^\/(usr\/(local\/)?)?bin\/([^/]+)$/;

async function commandOf(name: string, call: BashCall, shell: PartSurroundings) {
  const path = joinPath(call.cwd, name);
  if (!(await call.fs.exists(path))) {
    const program = PROGRAM_FOLDERS.exec(path)?.[3];
    const isKnown =
      program !== undefined &&
      ([...shell.commands, ...shell.parts].some((known) => known.name === program) ||
        call.getRegisteredCommands?.().includes(program));
    return program !== undefined && isKnown ? [program] : failed(`bash: ${name}: No such file or directory\n`, 127);
  }
  const { isDirectory, mode } = await call.fs.stat(path);
  if (isDirectory) return failed(`bash: ${name}: Is a directory\n`, 126);
  if ((mode & 0o111) === 0) return failed(`bash: ${name}: Permission denied\n`, 126);
  const first = (await call.fs.readFile(path)).split('\n', 1)[0] ?? '';
  const program = /^#!\s*(?:\S*\/env\s+(?:-S\s+)?)?(\S+)/.exec(first)?.[1]?.split('/').at(-1) ?? 'bash';
  if (program === 'bash' || program === 'sh') return ['bash', name];
  if (/^python(3(\.\d+)?)?$/.test(program)) return ['python3', name];
  return failed(`bash: ${name}: ${program}: bad interpreter: not simulated\n`, 126);
}
