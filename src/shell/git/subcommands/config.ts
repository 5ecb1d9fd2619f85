// git config: reads and writes settings.
import {
  type ConfigLine,
  normalKey,
  readConfig,
  removeConfigSection,
  setConfigValue,
  unsetConfigValue,
} from '../../../git/config-file.ts';
import { GitFailure } from '../../../git/git-failure.ts';
import { findRepository } from '../../../git/repository.ts';
import type { GitArguments } from '../git-arguments.ts';
import type { GitCall } from '../git-call.ts';
import { defineGitSubcommand } from '../git-subcommand.ts';

export const config = defineGitSubcommand({
  name: 'config',
  summary: 'read and write settings',
  usage: 'config [--global | --local] (<name> [<value>] | --get <name> | --unset <name> | --list)',
  options:
    'global local l|list get get-all get-regexp unset unset-all remove-section add bool int type= show-origin default=',
  unsimulated:
    'system worktree f|file= e|edit replace-all rename-section z|null show-scope name-only includes get-urlmatch',
  async run(args, call) {
    const repo = findRepository(call.files, call.cwd);
    const [name, value] = args.words;
    if (args.flag('local') && !repo) throw new GitFailure('--local can only be used inside a git repository');
    const scope = args.flag('global')
      ? call.globalConfigPath
      : repo && args.flag('local')
        ? `${repo.gitDir}/config`
        : undefined;
    const lines = scope === undefined ? call.configLines(repo) : readConfig(call.files, scope);
    if (args.flag('list')) {
      call.print(lines.map((line) => `${line.key}=${line.value}\n`).join(''));
      return 0;
    }
    if (name === undefined) throw args.misuse('no name given');
    const path = scope ?? (repo && `${repo.gitDir}/config`);
    const isReading =
      value === undefined && !['unset', 'unset-all', 'remove-section', 'add'].some((flag) => args.flag(flag));
    if (isReading) return read(args, call, lines, name);
    if (path === undefined) throw new GitFailure('not in a git directory');
    if (args.flag('remove-section')) removeConfigSection(call.files, path, normalKey(`${name}.x`).slice(0, -2));
    else if (args.flag('unset') || args.flag('unset-all'))
      return unsetConfigValue(call.files, path, checked(name)) ? 0 : 5;
    else if (args.flag('add') && lines.some((line) => line.key === normalKey(name)))
      throw new GitFailure('several values for one name are not simulated here', 1);
    else setConfigValue(call.files, path, checked(name), value ?? '');
    return 0;
  },
});

function checked(name: string): string {
  if (!name.includes('.')) throw new GitFailure(`key does not contain a section: ${name}`, 1);
  if (!/^[A-Za-z0-9-]+\..*?[A-Za-z][A-Za-z0-9-]*$/s.test(name)) throw new GitFailure(`invalid key: ${name}`, 1);
  return name;
}

function read(args: GitArguments, call: GitCall, lines: readonly ConfigLine[], name: string): number {
  if (args.flag('get-regexp')) {
    const found = lines.filter((line) => new RegExp(name).test(line.key));
    call.print(found.map((line) => `${line.key} ${line.value}\n`).join(''));
    return found.length > 0 ? 0 : 1;
  }
  const found = lines.filter((line) => line.key === normalKey(checked(name)));
  const shown = args.flag('get-all') ? found : found.slice(-1);
  call.print(shown.map((line) => `${line.value}\n`).join(''));
  if (shown.length > 0) return 0;
  const otherwise = args.text('default');
  if (otherwise === undefined) return 1;
  call.print(`${otherwise}\n`);
  return 0;
}
