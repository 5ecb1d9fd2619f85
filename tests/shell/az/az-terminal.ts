// A terminal that knows only `az`: one world whose files and clock live from call to call.

import type { AzCommand } from '../../../src/azure/az-command.ts';
import { azError, defineAzCommand } from '../../../src/azure/az-command.ts';
import { ContentStore } from '../../../src/kernel/content-store.ts';
import type { Context } from '../../../src/kernel/context.ts';
import { worldFiles } from '../../../src/kernel/files/world-files.ts';
import type { Json } from '../../../src/kernel/json.ts';
import { Memo } from '../../../src/kernel/memo.ts';
import type { StepOutcome } from '../../../src/kernel/step-outcome.ts';
import { Tx } from '../../../src/kernel/tx.ts';
import { newWorld, type World } from '../../../src/kernel/world.ts';
import { makeAz } from '../../../src/shell/az/az.ts';
import type { ShellCall } from '../../../src/shell/shell-command.ts';

export interface CallOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
  readonly cwd?: string;
  readonly isTerminal?: boolean;
}

export class AzTerminal {
  private world: World = newWorld({ world: 'w', play: 'p', playFrom: 0 }, 0);
  private readonly context: Context = { content: new ContentStore(), memo: new Memo(), ports: new Map() };
  private readonly az;

  constructor(commands: readonly AzCommand[]) {
    this.az = makeAz(commands);
    this.change(
      (call) => {
        call.files.makeDir('/home/oncall/kestrand-ml', true);
        return {};
      },
      [],
      {},
    );
  }

  /** Runs `az` with the words of a line; single quotes group words. */
  type(line: string, options: CallOptions = {}): StepOutcome {
    return this.words(splitLine(line), options);
  }

  words(args: readonly string[], options: CallOptions = {}): StepOutcome {
    return this.change((call) => this.az.run(call) as StepOutcome, args, options);
  }

  resume(state: Json, line: string): StepOutcome {
    const copy = JSON.parse(JSON.stringify(state)) as Json;
    return this.change((call) => this.az.resume?.(copy, call) as StepOutcome, splitLine(line), {});
  }

  write(path: string, text: string): void {
    this.change(
      (call) => {
        call.files.makeDir(path.slice(0, path.lastIndexOf('/')), true);
        call.files.writeText(path, text);
        return {};
      },
      [],
      {},
    );
  }

  /** What may stand where the last of these words is being typed, in order of name. */
  complete(words: readonly string[]): string[] {
    const typed = words.at(-1) ?? '';
    const offer = this.az.complete?.({
      world: this.world,
      files: worldFiles(new Tx(this.world), this.context.content),
      words: words.slice(0, -1),
      typed,
      cwd: '/home/oncall/kestrand-ml',
      env: new Map([['HOME', '/home/oncall']]),
      actor: 'oncall',
      programs: () => [],
      below: () => ({}),
    });
    const names = (offer?.names ?? []).map(({ text }) => text);
    return names.filter((text) => text.startsWith(typed.slice(offer?.at ?? 0))).sort();
  }

  read(path: string): string {
    return worldFiles(new Tx(this.world), this.context.content).readText(path);
  }

  private change(act: (call: ShellCall) => StepOutcome, args: readonly string[], options: CallOptions): StepOutcome {
    const tx = new Tx(this.world);
    const outcome = act({
      tx,
      context: this.context,
      files: worldFiles(tx, this.context.content),
      args,
      stdin: options.stdin ?? '',
      cwd: options.cwd ?? '/home/oncall/kestrand-ml',
      env: new Map(Object.entries({ HOME: '/home/oncall', ...options.env })),
      actor: 'oncall',
      callId: 'p1/1',
      isTerminal: options.isTerminal ?? false,
    });
    this.world = tx.commit(true);
    return outcome;
  }
}

/** Words of a line; single quotes group. */
export const splitLine = (line: string): string[] =>
  [...line.matchAll(/'([^']*)'|(\S+)/g)].map((match) => match[1] ?? match[2] ?? '');

const jobs: readonly Json[] = [
  {
    name: 'brave_onion',
    status: 'Completed',
    id: '/x',
    type: 'command',
    tags: { a: '1' },
    outputs: [1, 2],
    score: 0.5,
    archived: false,
    display_name: null,
  },
  {
    name: 'calm_leek_2',
    status: 'Failed',
    id: '/y',
    type: 'command',
    tags: {},
    outputs: [],
    score: 12,
    archived: true,
    display_name: 'nightly',
  },
];

const NAME = { name: '--name', aliases: ['-n'], kind: 'text', isRequired: true, help: 'Its name.' } as const;

/** Commands that echo what they were given: enough to see what `az` made of a line. */
export const echoCommands: readonly AzCommand[] = [
  defineAzCommand({
    name: 'ml job create',
    summary: 'Submit a job.',
    args: [
      { name: '--file', aliases: ['-f'], kind: 'text', isRequired: true, help: 'YAML file of the job.' },
      { ...NAME, isRequired: false },
      { name: '--set', kind: 'pairs', isRepeatable: true, help: 'Properties to set.' },
      { name: '--stream', aliases: ['-s'], kind: 'flag', help: 'Follow it.' },
      { name: '--web', aliases: ['-e'], kind: 'flag', help: 'Open the studio.' },
      { name: '--no-wait', kind: 'flag', help: 'Return at once.' },
      { name: '--local', kind: 'flag', choices: ['false', 'true'], help: 'On this machine.' },
      { name: '--max-results', aliases: ['-r'], kind: 'integer', help: 'At most so many.' },
      { name: '--share', kind: 'number', help: 'A part of one.' },
    ],
    examples: ['az ml job create --file job.yml'],
    run: (args, call) => ({
      kind: 'result',
      result: {
        file: args.need('file'),
        name: args.text('name') ?? null,
        set: args.list('set'),
        stream: args.flag('stream'),
        web: args.flag('web'),
        noWait: args.flag('no-wait'),
        local: args.flag('local'),
        max: args.integer('max-results') ?? null,
        share: args.number('share') ?? null,
        workspace: call.workspace,
        group: call.resourceGroup,
      },
    }),
  }),
  defineAzCommand({
    name: 'ml job list',
    summary: 'List jobs.',
    args: [],
    run: () => ({ kind: 'result', result: jobs, notes: 'Displaying all.\n' }),
  }),
  defineAzCommand({
    name: 'ml job show',
    summary: 'Show a job.',
    args: [NAME],
    run(args) {
      const job = jobs.find((one) => (one as { name: string }).name === args.need('name'));
      return job === undefined
        ? azError('ResourceNotFound', `Job ${args.need('name')} was not found.`, 3)
        : { kind: 'result', result: job };
    },
  }),
  defineAzCommand({
    name: 'ml job cancel',
    summary: 'Cancel a job.',
    args: [NAME],
    run: () => azError('ResourceNotFound', 'There is no such job.', 3),
  }),
  defineAzCommand({
    name: 'ml job stream',
    summary: 'Follow a job.',
    args: [NAME],
    run: (args) => ({ kind: 'wait', wait: { key: `job/${args.need('name')}` }, state: { seen: 1 }, emit: 'RunId\n' }),
    resume: (state, args, call) => ({
      kind: 'result',
      result: { state, name: args.need('name'), workspace: call.workspace },
    }),
  }),
  defineAzCommand({
    name: 'ml model show',
    summary: 'Show a model.',
    args: [NAME, { name: '--registry-name', kind: 'text', help: 'A registry.' }],
    run: (_args, call) => ({ kind: 'result', result: call.workspace }),
  }),
  defineAzCommand({
    name: 'ml model list',
    summary: 'List models, with the columns of its own table.',
    args: [],
    tableColumns: [
      ['Name', 'name'],
      ['Why', 'display_name'],
    ],
    run: () => ({ kind: 'result', result: jobs }),
  }),
  defineAzCommand({
    name: 'group exists',
    summary: 'Whether there is a resource group.',
    args: [NAME],
    run: () => ({ kind: 'result', result: true }),
  }),
];

export const SCOPE = { AZURE_DEFAULTS_GROUP: 'rg-kst-ml-prod', AZURE_DEFAULTS_WORKSPACE: 'mlw-kst-prod' };
