import { joinPath } from '../../kernel/files/file-tree.ts';
import { RandomStream } from '../../kernel/random.ts';
import { seedAt } from '../../kernel/world.ts';
import { defineShellCommand } from '../shell-command.ts';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** `mktemp`: a new empty file or directory with a name of its own. */
export const mktemp = defineShellCommand({
  name: 'mktemp',
  summary: 'make a temporary file (-d: directory)',
  run({ args, cwd, env, files, tx, callId }) {
    const isDirectory = args.some((arg) => /^-[a-z]*d/.test(arg) || arg === '--directory');
    const isInTemp = args.some((arg) => /^-[a-z]*t/.test(arg));
    const at = args.indexOf('-p');
    const folder = at >= 0 ? args[at + 1] : undefined;
    const words = args.filter((arg, i) => !arg.startsWith('-') && (at < 0 || i !== at + 1));
    const temp = folder ?? env.get('TMPDIR') ?? '/tmp';
    const template = words[0] ?? 'tmp.XXXXXXXXXX';
    const blanks = /X{3,}(?!.*X{3})/.exec(template);
    if (!blanks) return { err: `mktemp: too few X's in template '${template}'\n`, code: 1 };
    const random = new RandomStream(`${seedAt(tx.world, tx.world.now)}/mktemp/${callId}`);
    for (;;) {
      const letters = [...blanks[0]].map(() => LETTERS[random.bits() % LETTERS.length]).join('');
      const name = template.slice(0, blanks.index) + letters + template.slice(blanks.index + letters.length);
      const shown = words.length === 0 || isInTemp || folder !== undefined ? `${temp}/${name}` : name;
      const path = joinPath(cwd, shown);
      if (files.exists(path)) continue;
      if (!files.exists(joinPath(path, '..')))
        return { err: `mktemp: failed to create '${shown}': No such file or directory\n`, code: 1 };
      if (isDirectory) files.makeDir(path);
      else files.writeText(path, '');
      files.setMode(path, isDirectory ? 0o700 : 0o600);
      return { out: `${shown}\n` };
    }
  },
});

/** `realpath`: absolute paths without symbolic links. */
export const realpath = defineShellCommand({
  name: 'realpath',
  summary: 'absolute path without symbolic links',
  run({ args, cwd, files }) {
    const paths = args.filter((arg) => !arg.startsWith('-'));
    if (paths.length === 0) return { err: 'realpath: missing operand\n', code: 1 };
    let out = '';
    let err = '';
    for (const path of paths) {
      const absolute = joinPath(cwd, path);
      if (files.exists(joinPath(absolute, '..'))) out += `${files.realPath(absolute)}\n`;
      else err += `realpath: ${path}: No such file or directory\n`;
    }
    return { out, err, code: err === '' ? 0 : 1 };
  },
});
