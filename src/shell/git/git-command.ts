// `git` in the terminal: global options, then one subcommand of the registry.

import { type ConfigLine, normalKey } from '../../git/config-file.ts';
import { GitFailure } from '../../git/git-failure.ts';
import { joinPath } from '../../kernel/files/file-tree.ts';
import type { StepOutcome } from '../../kernel/step-outcome.ts';
import { defineShellCommand, type ShellCall } from '../shell-command.ts';
import { completeGit } from './complete-git.ts';
import { GitCall, type GlobalOptions } from './git-call.ts';
import { runSubcommand } from './git-subcommand.ts';
import { GIT_SUBCOMMANDS, UNSIMULATED_SUBCOMMANDS } from './registry.ts';

/** The version whose behaviour is followed. */
const VERSION = '2.39.5';

export const gitCommand = defineShellCommand({
  name: 'git',
  summary: 'version control: branches, commits, diffs and the remote',
  run: runGit,
  complete: (call) => completeGit(GIT_SUBCOMMANDS, call),
});

async function runGit(shell: ShellCall): Promise<StepOutcome> {
  let call: GitCall | undefined;
  try {
    const { options, words } = globalOptions(shell);
    call = new GitCall(shell, options);
    const code = await dispatch(call, words);
    return { ...call.printed, code };
  } catch (problem) {
    if (!(problem instanceof GitFailure)) throw problem;
    const printed = call?.printed ?? { out: '', err: '' };
    return { out: printed.out, err: printed.err + problem.text, code: problem.exitCode };
  }
}

/** `-C`, `-c`, `--no-pager`, `--git-dir` and what remains. */
function globalOptions(shell: ShellCall): { readonly options: GlobalOptions; readonly words: readonly string[] } {
  const rest = [...shell.args];
  const config: ConfigLine[] = [];
  let cwd = shell.cwd;
  let gitDir: string | undefined;
  while (rest[0]?.startsWith('-')) {
    const word = rest.shift() as string;
    const value = (): string => {
      const next = rest.shift();
      if (next === undefined) throw new GitFailure(`no value given for ${word}\nusage: ${USAGE}`, 129);
      return next;
    };
    if (word === '-C') cwd = folder(shell, cwd, value());
    else if (word === '-c') {
      const [key = '', ...text] = value().split('=');
      config.push({ key: normalKey(key), value: text.length > 0 ? text.join('=') : 'true' });
    } else if (word === '--git-dir') gitDir = value();
    else if (word.startsWith('--git-dir=')) gitDir = word.slice('--git-dir='.length);
    else if (['--version', '-v', '--help', '-h'].includes(word)) rest.unshift(word.includes('v') ? 'version' : 'help');
    else if (['--work-tree', '--namespace', '--exec-path', '--bare'].includes(word.split('=')[0] ?? ''))
      throw new GitFailure(`git ${word}: this option is not simulated here`, 1);
    else if (
      ![
        '--no-pager',
        '-P',
        '-p',
        '--paginate',
        '--no-optional-locks',
        '--literal-pathspecs',
        '--no-replace-objects',
      ].includes(word)
    )
      throw new GitFailure(`unknown option: ${word}\nusage: ${USAGE}`, 129, null);
  }
  return { options: { cwd, config, gitDir }, words: rest };
}

const USAGE = 'git [-C <folder>] [-c <name>=<value>] [--no-pager] [--git-dir=<folder>] <command> [<arguments>]';

function folder(shell: ShellCall, cwd: string, typed: string): string {
  const path = joinPath(cwd, typed);
  const node = shell.files.find(path);
  if (node?.kind === 'dir') return path;
  throw new GitFailure(`cannot change to '${typed}': ${node ? 'Not a directory' : 'No such file or directory'}`);
}

async function dispatch(call: GitCall, [name, ...args]: readonly string[]): Promise<number> {
  if (name === undefined || name === 'help') return help(call, name === undefined ? 1 : 0);
  if (name === 'version') {
    call.print(`git version ${VERSION}\n`);
    return 0;
  }
  const found = GIT_SUBCOMMANDS.find((command) => command.name === name) ?? alias(call, name);
  if (found) return (await runSubcommand(found, args, call)) ?? 0;
  if (UNSIMULATED_SUBCOMMANDS.includes(name)) throw new GitFailure(`git ${name}: not simulated here`, 1, null);
  throw new GitFailure(`git: '${name}' is not a git command. See 'git --help'.`, 1, null);
}

/** `alias.st = status -s` in the settings. */
function alias(call: GitCall, name: string): ReturnType<typeof GIT_SUBCOMMANDS.find> {
  const text = call.config(`alias.${name}`);
  if (text === undefined) return undefined;
  const [first, ...more] = text.trim().split(/\s+/);
  const target = GIT_SUBCOMMANDS.find((command) => command.name === first);
  if (!target || /["'!]/.test(text))
    throw new GitFailure(`alias '${name}' (${text}): only plain subcommands with options are simulated here`, 1);
  return {
    name,
    summary: text,
    usage: target.usage,
    isRaw: true,
    run: (args, inner) => runSubcommand(target, [...more, ...args.words], inner),
  };
}

function help(call: GitCall, code: number): number {
  call.print(`usage: ${USAGE}\n\nCommands of this simulation:\n`);
  for (const command of GIT_SUBCOMMANDS) call.print(`   ${command.name.padEnd(12)} ${command.summary}\n`);
  call.print(
    "\nUse 'git <command> -h' for the options of one. What real git has beyond this says that it is not simulated.\n",
  );
  return code;
}
