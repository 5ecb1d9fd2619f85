// What `az` makes of a line. The texts of the first table come from Python's own argparse with the same flags.
import { describe, expect, it } from 'vitest';
import type { AzArgument } from '../../../src/azure/az-command.ts';
import { parseArguments } from '../../../src/shell/az/parse-arguments.ts';
import { AzTerminal, echoCommands, SCOPE, splitLine } from './az-terminal.ts';

const declared: readonly AzArgument[] = [
  { name: '--name', aliases: ['-n'], kind: 'text', isRequired: true, help: '' },
  { name: '--no-wait', kind: 'flag', help: '' },
  { name: '--stream', aliases: ['-s'], kind: 'flag', help: '' },
  { name: '--web', aliases: ['-e'], kind: 'flag', help: '' },
  { name: '--max-results', aliases: ['-r'], kind: 'integer', help: '' },
  { name: '--set', kind: 'list', help: '' },
  { name: '--file', aliases: ['-f'], kind: 'text', isRequired: true, help: '' },
];
const parse = (line: string) => parseArguments(splitLine(line), declared, 'az', () => false);

describe('the flags of a line', () => {
  it.each([
    ['-n x --f y', { name: 'x', file: 'y' }],
    ['-nx -fy', { name: 'x', file: 'y' }],
    ['-n=x -f=y --max=3', { name: 'x', file: 'y', 'max-results': '3' }],
    ['-n x -f y -r -5', { name: 'x', file: 'y', 'max-results': '-5' }],
    ['-se -n x -f y', { name: 'x', file: 'y', stream: true, web: true }],
    ['-n x -f y --set a=1 b=2 --no', { name: 'x', file: 'y', set: ['a=1', 'b=2'], 'no-wait': true }],
    ['-n x -f y --set a=1 --set b=2', { name: 'x', file: 'y', set: ['b=2'] }],
    ['--na x --fi y --no-w', { name: 'x', file: 'y', 'no-wait': true }],
    ['--name= -f y', { name: '', file: 'y' }],
    ['-n x -f y --set -1 a', { name: 'x', file: 'y', set: ['-1', 'a'] }],
    ['-n - -f y', { name: '-', file: 'y' }],
    ["-n '-x y' -f y", { name: '-x y', file: 'y' }],
  ])('%s is read', (line, values) => expect(parse(line)).toEqual({ values }));

  it.each([
    ['--n x', 'ambiguous option: --n could match --name, --no-wait'],
    ['-n x -f y -r q', "argument --max-results/-r: invalid int value: 'q'"],
    ['-n', 'argument --name/-n: expected one argument'],
    ['-n --file y', 'argument --name/-n: expected one argument'],
    ['-n x', 'the following arguments are required: --file/-f'],
    ['', 'the following arguments are required: --name/-n, --file/-f'],
    ['-n x -f y foo --bar', 'unrecognized arguments: foo --bar'],
    ['-n x -f y --stream=1', "argument --stream/-s: ignored explicit argument '1'"],
    ['-sq -n x -f y', "argument --stream/-s: ignored explicit argument 'q'"],
    ['-n x -f y --set', 'argument --set: expected at least one argument'],
    ['-name x -f y', 'unrecognized arguments: x'],
  ])('%s is refused', (line, error) => expect(parse(line)).toEqual({ error, exitCode: 2 }));
});

const json = (terminal: AzTerminal, line: string, options = {}) => {
  const outcome = terminal.type(line, { env: SCOPE, ...options }) as { out: string; err?: string; code?: number };
  expect(outcome.err ?? '').toBe('');
  return JSON.parse(outcome.out);
};

describe('a command', () => {
  it('gets repeated settings, flags with values and numbers', () => {
    const terminal = new AzTerminal(echoCommands);
    const read = json(terminal, 'ml job create -f j.yml --set a=1 --set b=2 c=3 --local true --share 0.5 -r 7 -s');
    expect(read).toMatchObject({
      set: ['a=1', 'b=2', 'c=3'],
      local: true,
      share: 0.5,
      max: 7,
      stream: true,
      web: false,
    });
  });

  it('takes a flag with choices without a value, and any case of them', () => {
    const terminal = new AzTerminal(echoCommands);
    expect(json(terminal, 'ml job create -f j.yml --local').local).toBe(true);
    expect(json(terminal, 'ml job create -f j.yml --local FALSE').local).toBe(false);
  });

  it('reads @file arguments, also behind an equals sign, and leaves other @ words alone', () => {
    const terminal = new AzTerminal(echoCommands);
    terminal.write('/home/oncall/kestrand-ml/name.txt', 'from-file\n\n');
    expect(
      json(terminal, 'ml job create -f @missing --name @name.txt --set a=@name.txt b=azureml:x@latest'),
    ).toMatchObject({
      file: '@missing',
      name: 'from-file',
      set: ['a=from-file', 'b=azureml:x@latest'],
    });
    expect(json(terminal, 'ml job create -f @-', { stdin: 'piped\n' }).file).toBe('piped');
  });

  it('matches formats in any case and names the allowed ones', () => {
    const terminal = new AzTerminal(echoCommands);
    expect(terminal.type('group exists -n x -o TSV')).toMatchObject({ out: 'true\n' });
    expect(terminal.type('group exists -n x -o jason')).toEqual({
      err: "ERROR: az group exists: 'jason' is not a valid value for '--output'. Allowed values: json, jsonc, none, table, tsv, yaml, yamlc.\nDid you mean 'json' ?\n",
      code: 2,
    });
  });
});

describe('a flag of the real command that the world has no use for', () => {
  const terminal = new AzTerminal(echoCommands);

  it('is told apart from one that does not exist', () => {
    expect(terminal.type('ml job create -f j.yml --save-as x', { env: SCOPE })).toEqual({
      err: 'az ml job create: --save-as: not simulated\n',
      code: 4,
    });
    expect(terminal.type('ml job create -f j.yml --save-us x', { env: SCOPE })).toEqual({
      err: 'ERROR: unrecognized arguments: --save-us x\n',
      code: 2,
    });
  });

  it('counts when a prefix is looked up', () => {
    expect(terminal.type('ml job create -f j.yml --s', { env: SCOPE })).toMatchObject({
      err: 'ERROR: ambiguous option: --s could match --set, --stream, --share, --subscription, --save-as, --skip-validation\n',
    });
  });
});

describe('resource group and workspace', () => {
  const missing = {
    err: 'ERROR: the following arguments are required: --resource-group/-g, --workspace-name/-w\n',
    code: 2,
  };

  it('are required of ml commands', () => {
    expect(new AzTerminal(echoCommands).type('ml job list')).toEqual(missing);
    expect(new AzTerminal(echoCommands).type('ml job show -g g')).toMatchObject({
      err: 'ERROR: the following arguments are required: --name/-n, --workspace-name/-w\n',
    });
  });

  it('come from the line, then from variables, then from the configuration file', () => {
    const terminal = new AzTerminal(echoCommands);
    terminal.write('/home/oncall/.azure/config', '[defaults]\ngroup = g-file\nworkspace = w-file\n');
    const at = (line: string, env = {}) => {
      const { workspace, group } = json(terminal, `ml job create -f j.yml ${line}`, { env: { ...env } });
      return [group, workspace];
    };
    expect(at('')).toEqual(['g-file', 'w-file']);
    expect(at('', { AZURE_DEFAULTS_GROUP: 'g-env' })).toEqual(['g-env', 'w-file']);
    expect(at('-g g-line --workspace w-line', { AZURE_DEFAULTS_GROUP: 'g-env' })).toEqual(['g-line', 'w-line']);
  });

  it('are not needed for what lives in a registry', () => {
    const terminal = new AzTerminal(echoCommands);
    expect(terminal.type('ml model show -n m --registry-name r')).toMatchObject({ out: '""\n' });
  });

  it('belong to the one subscription', () => {
    const terminal = new AzTerminal(echoCommands);
    expect(terminal.type('ml job list --subscription kestrand-ml -o none', { env: SCOPE })).toMatchObject({ out: '' });
    expect(terminal.type('ml job list --subscription other', { env: SCOPE })).toMatchObject({
      err: "ERROR: Subscription 'other' not found. Check the spelling and casing and try again.\n",
      code: 1,
    });
  });
});
