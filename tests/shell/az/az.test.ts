import { describe, expect, it } from 'vitest';
import type { StepOutcome } from '../../../src/kernel/step-outcome.ts';
import { makeAz } from '../../../src/shell/az/az.ts';
import { AzTerminal, echoCommands, SCOPE } from './az-terminal.ts';

const terminal = new AzTerminal(echoCommands);
const type = (line: string) => terminal.type(line, { env: SCOPE });
const textOf = (outcome: StepOutcome): string => (outcome.wait ? '' : (outcome.out ?? ''));

describe('a word that leads nowhere', () => {
  it.each([
    ['mll job list', "'mll'", 'ml'],
    ['ml jobs list', "'jobs'", 'job'],
    ['ml job shwo', "'shwo'", 'show'],
    ['ml online-endpoit list', "'online-endpoit'", 'online-endpoint'],
  ])('%s is answered with the nearest one', (line, word, hint) =>
    expect(type(line)).toEqual({
      err: `ERROR: ${word} is misspelled or not recognized by the system.\nDid you mean '${hint}' ?\n`,
      code: 2,
    }),
  );

  it('stands alone when nothing is near', () => {
    expect(type('ml xyz')).toEqual({
      err: "ERROR: 'xyz' is misspelled or not recognized by the system.\n",
      code: 2,
    });
  });

  it('may be the value of a flag that stands before the command', () => {
    expect(type('-o table ml job list')).toMatchObject({
      err: expect.stringContaining("'table' is misspelled or not recognized by the system."),
      code: 2,
    });
    expect(type('--foo ml job list')).toMatchObject({ err: 'ERROR: unrecognized arguments: --foo\n', code: 2 });
  });
});

describe('what the world cannot run', () => {
  it.each([
    'ml compute create',
    'ml batch-endpoint invoke',
    'keyvault secret show',
    'aks list',
    'storage account frob',
  ])('az %s says so and exits with 4', (command) =>
    expect(type(`${command} -n x`)).toEqual({ err: `az ${command}: not simulated\n`, code: 4 }),
  );

  it('has help that says so', () => {
    expect(textOf(type('ml compute create -h'))).toBe('\nCommand\n    az ml compute create : Not simulated.\n\n');
  });
});

describe('exit codes', () => {
  it('tell a refusal by the envelope of the service', () => {
    expect(type('ml job cancel -n x')).toEqual({
      out: '',
      err: 'ERROR: (ResourceNotFound) There is no such job.\nCode: ResourceNotFound\nMessage: There is no such job.\n',
      code: 1,
    });
  });

  it('tell a missing resource of show', () => {
    expect(type('ml job show -n x')).toMatchObject({ code: 3 });
  });
});

describe('a command that waits', () => {
  it('keeps all it needs in its state and goes on with it', () => {
    const line = "ml job stream -n brave_onion --query 'join(`/`,[name,workspace])' -o tsv";
    const first = type(line);
    expect(first).toMatchObject({ wait: { key: 'job/brave_onion' }, emit: 'RunId\n' });
    if (!first.wait) throw new Error('does not wait');
    // Neither variables nor the line matter any more.
    expect(terminal.resume(first.state, 'ml job stream')).toEqual({ out: 'brave_onion/mlw-kst-prod\n', err: '' });
  });
});

describe('help', () => {
  it('of a command lists its flags, the required ones first', () => {
    expect(textOf(type('ml job create --help'))).toBe(`
Command
    az ml job create : Submit a job.

Arguments
    --file -f           [Required] : YAML file of the job.
    --resource-group -g [Required] : The resource group; a default is set with \`az configure
                                     --defaults group=<name>\`.
    --workspace-name -w [Required] : The workspace; a default is set with \`az configure --defaults
                                     workspace=<name>\`.
    --local                        : On this machine.  Allowed values: false, true.
    --max-results -r               : At most so many.
    --name -n                      : Its name.
    --no-wait                      : Return at once.
    --set                          : Properties to set.
    --share                        : A part of one.
    --stream -s                    : Follow it.
    --web -e                       : Open the studio.

Global Arguments
    --debug                        : Print what the CLI understood to stderr.
    --help -h                      : Show this help.
    --only-show-errors             : Print errors but no other notes to stderr.
    --output -o                    : How to print the result.  Allowed values: json, jsonc, none,
                                     table, tsv, yaml, yamlc.
    --query                        : JMESPath expression that picks from the result.
    --subscription                 : Name or id of the subscription.
    --verbose                      : Print more to stderr.

Examples
    az ml job create --file job.yml

`);
  });

  it('of a group lists what is below it, with what the world cannot run', () => {
    const text = textOf(type('ml job -h'));
    expect(text).toMatch(/^\nGroup\n {4}az ml job : Jobs: commands, sweeps and pipelines.\n\nCommands:\n/);
    expect(text).toContain('    create        : Submit a job.\n');
    expect(text).toContain('    archive       : Not simulated.\n');
    expect(textOf(type('ml --help'))).toContain(
      '    compute                  : Compute clusters and instances. Not simulated.\n',
    );
    expect(textOf(type('help ml job'))).toBe(text);
  });

  it('is what a group without a command gets, as misuse', () => {
    expect(type('ml job')).toEqual({ out: textOf(type('ml job --help')), code: 2 });
  });

  it('needs no workspace and no valid flags', () => {
    expect(terminal.type('ml job create --nonsense -h')).toMatchObject({ out: expect.stringContaining('Arguments') });
  });

  it('of az alone welcomes with what the world has', () => {
    const text = textOf(type(''));
    expect(text).toContain('ml');
    expect(text).not.toContain('aks');
  });
});

describe('the program', () => {
  it('refuses two commands of one name', () => {
    expect(() => makeAz([...echoCommands, ...echoCommands.slice(0, 1)])).toThrow(
      "two az commands are named 'ml job create'",
    );
  });

  it('says what it understood with --debug', () => {
    expect(type('group exists -n x --debug')).toEqual({
      out: 'true\n',
      err: "DEBUG: cli.knack.cli: Command arguments: ['group', 'exists', '-n', 'x', '--debug']\n",
    });
  });
});

describe('completion', () => {
  it.each([
    [['m'], ['ml']],
    [
      ['ml', ''],
      ['job', 'model'],
    ],
    [
      ['ml', 'job', 's'],
      ['show', 'stream'],
    ],
    [
      ['ml', 'job', 'create', '--s'],
      ['--set', '--share', '--stream', '--subscription'],
    ],
    [['ml', 'job', 'create', '--stream', '--st'], []],
    [['ml', 'job', 'create', '-n'], ['-n']],
    [
      ['ml', 'job', 'list', '-o', 't'],
      ['table', 'tsv'],
    ],
    [
      ['ml', 'job', 'list', '--output=y'],
      ['yaml', 'yamlc'],
    ],
    [
      ['ml', 'job', 'create', '--local', ''],
      [
        '--debug',
        '--file',
        '--help',
        '--max-results',
        '--name',
        '--no-wait',
        '--only-show-errors',
        '--output',
        '--query',
        '--resource-group',
        '--set',
        '--share',
        '--stream',
        '--subscription',
        '--verbose',
        '--web',
        '--workspace-name',
        'false',
        'true',
      ],
    ],
    [['ml', 'nothing', ''], []],
  ])('%j offers %j', (words, expected) => expect(terminal.complete(words)).toEqual(expected));
});
