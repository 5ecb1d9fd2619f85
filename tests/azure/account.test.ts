import { describe, expect, it } from 'vitest';
import { accountCommands } from '../../src/azure/account/account-commands.ts';
import { configurationCommands } from '../../src/azure/account/configuration-commands.ts';
import { extensionCommands } from '../../src/azure/account/extension-commands.ts';
import { AzTerminal, echoCommands } from '../shell/az/az-terminal.ts';

const start = (): AzTerminal =>
  new AzTerminal([...accountCommands, ...configurationCommands, ...extensionCommands, ...echoCommands]);
const CONFIG = '/home/oncall/.azure/config';
const SUBSCRIPTION = '5c0f2c1e-7d0b-4f3e-9a51-6f1f6d9a4b10';

describe('defaults', () => {
  it('are kept in a file of the terminal and used by later commands', () => {
    const terminal = start();
    expect(terminal.type('configure --defaults group=g1 workspace=w1')).toEqual({ err: '' });
    expect(terminal.read(CONFIG)).toBe('[defaults]\ngroup = g1\nworkspace = w1\n\n');
    expect(terminal.type("ml job create -f j.yml --query '[group,workspace]' -o tsv")).toMatchObject({
      out: 'g1\nw1\n',
    });
    expect(terminal.type('configure -d workspace=w2 group=')).toEqual({ err: '' });
    expect(terminal.read(CONFIG)).toBe('[defaults]\nworkspace = w2\n\n');
  });

  it('are listed with where they come from', () => {
    const terminal = start();
    terminal.write(CONFIG, '# mine\n[core]\noutput = table\n[defaults]\nworkspace: w1\n');
    const { out } = terminal.type('configure --list-defaults -o json', { env: { AZURE_DEFAULTS_GROUP: 'g9' } }) as {
      out: string;
    };
    expect(JSON.parse(out)).toEqual([
      { name: 'group', source: 'AZURE_DEFAULTS_GROUP', value: 'g9' },
      { name: 'workspace', source: CONFIG, value: 'w1' },
    ]);
  });

  it('of the current folder win over the own ones', () => {
    const terminal = start();
    terminal.type('configure --defaults group=g1 workspace=w1');
    terminal.type('configure --scope local --defaults group=g-here');
    const line = "ml job create -f j.yml --query '[group,workspace]' -o tsv";
    expect(terminal.type(line, { cwd: '/home/oncall/kestrand-ml/jobs' })).toMatchObject({ out: 'g-here\nw1\n' });
    expect(terminal.type(line, { cwd: '/home/oncall' })).toMatchObject({ out: 'g1\nw1\n' });
  });

  it('include the format of output, which the line overrides', () => {
    const terminal = start();
    terminal.type('config set core.output=tsv');
    expect(terminal.type('group exists -n x')).toMatchObject({ out: 'true\n' });
    expect(terminal.type("account show --query 'state'")).toMatchObject({ out: 'Enabled\n' });
    expect(terminal.type("account show --query 'state' -o json")).toMatchObject({ out: '"Enabled"\n' });
  });

  it('must be pairs', () => {
    expect(start().type('configure --defaults group')).toMatchObject({ code: 1 });
    expect(start().type('configure')).toMatchObject({ code: 4 });
  });
});

describe('az config', () => {
  it('sets, shows and unsets values by key', () => {
    const terminal = start();
    expect(terminal.type('config set defaults.group=g1 core.output=json')).toEqual({ err: '' });
    const { out } = terminal.type('config get defaults.group') as { out: string };
    expect(JSON.parse(out)).toEqual({ name: 'group', source: CONFIG, value: 'g1' });
    expect(terminal.type('config unset defaults.group')).toEqual({ err: '' });
    expect(terminal.type('config get defaults.group')).toMatchObject({ code: 1 });
    expect(terminal.read(CONFIG)).toBe('[core]\noutput = json\n\n');
  });

  it('needs a key', () => {
    expect(start().type('config set')).toEqual({
      err: 'ERROR: the following arguments are required: <KEY_VALUE>\n',
      code: 2,
    });
    expect(start().type('config set group=g')).toMatchObject({ code: 1 });
  });
});

describe('the account', () => {
  it('is the one subscription, whose user is who types', () => {
    const { out } = start().type('account show') as { out: string };
    expect(JSON.parse(out)).toMatchObject({
      id: SUBSCRIPTION,
      isDefault: true,
      user: { name: 'oncall@kestrand.example', type: 'user' },
    });
  });

  it('is listed as a table of its own', () => {
    const { out } = start().type('account list -o table') as { out: string };
    const [header, dashes, row] = out.split('\n');
    expect(header).toMatch(/^Name {9}CloudName {4}SubscriptionId {24}TenantId {30}State {4}IsDefault$/);
    expect(dashes).toMatch(/^-{11} {2}-{11} {2}-{36} {2}-{36} {2}-{7} {2}-{11}$/);
    expect(row).toMatch(/^kestrand-ml {2}AzureCloud {3}5c0f.* {2}Enabled {2}True$/);
  });

  it('can only be set to what there is', () => {
    expect(start().type('account set -s kestrand-ml')).toEqual({ err: '' });
    expect(start().type(`account set --subscription ${SUBSCRIPTION}`)).toEqual({ err: '' });
    expect(start().type('account set --name other')).toEqual({
      out: '',
      err: "ERROR: The subscription of 'other' doesn't exist in cloud 'AzureCloud'.\n",
      code: 1,
    });
  });

  it('is signed in already', () => {
    expect(start().type("login --query '[].name' -o tsv")).toMatchObject({ out: 'kestrand-ml\n' });
    expect(start().type('login --service-principal -u x -p y')).toMatchObject({ code: 4 });
  });
});

describe('the client', () => {
  it('has the ml extension and no other', () => {
    expect(start().type("extension list --query '[].name' -o tsv")).toMatchObject({ out: 'ml\n' });
    expect(start().type('extension show -n ml -o none')).toMatchObject({ out: '' });
    expect(start().type('extension show -n aks-preview')).toMatchObject({ code: 1 });
    expect(start().type('extension add --name ml -y')).toMatchObject({
      err: "Extension 'ml' 2.38.0 is already installed.\n",
    });
    expect(start().type('extension add --name ssh')).toMatchObject({ code: 4 });
  });

  it('tells its version in two ways', () => {
    expect(start().type('version --query \'"azure-cli"\' -o tsv')).toMatchObject({ out: '2.75.0\n' });
    expect(start().type('--version')).toMatchObject({ out: expect.stringMatching(/^azure-cli {25}2\.75\.0 *\n/) });
  });
});
