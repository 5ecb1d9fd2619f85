import { subscriptionNames } from '../../azure/account/account-commands.ts';
import type { AzArgument, AzCommand } from '../../azure/az-command.ts';
import { resourceGroupNames, workspaceNames } from '../../azure/workspace/place-names.ts';
import { KNOWN_FLAGS } from './known-flags.data.ts';

export const OUTPUT_FORMATS = ['json', 'jsonc', 'none', 'table', 'tsv', 'yaml', 'yamlc'] as const;
export type OutputFormat = (typeof OUTPUT_FORMATS)[number];

/** Flags of every command. */
export const GLOBAL_ARGUMENTS: readonly AzArgument[] = [
  { name: '--debug', kind: 'flag', help: 'Print what the CLI understood to stderr.' },
  { name: '--help', aliases: ['-h'], kind: 'flag', help: 'Show this help.' },
  { name: '--only-show-errors', kind: 'flag', help: 'Print errors but no other notes to stderr.' },
  { name: '--output', aliases: ['-o'], kind: 'text', choices: OUTPUT_FORMATS, help: 'How to print the result.' },
  { name: '--query', kind: 'text', help: 'JMESPath expression that picks from the result.' },
  {
    name: '--subscription',
    kind: 'text',
    completes: subscriptionNames,
    help: 'Name or id of the subscription.',
  },
  { name: '--verbose', kind: 'flag', help: 'Print more to stderr.' },
];

const GROUP: AzArgument = {
  name: '--resource-group',
  aliases: ['-g'],
  kind: 'text',
  isRequired: true,
  completes: resourceGroupNames,
  help: 'The resource group; a default is set with `az configure --defaults group=<name>`.',
};
const WORKSPACE: AzArgument = {
  name: '--workspace-name',
  aliases: ['-w'],
  kind: 'text',
  isRequired: true,
  completes: workspaceNames,
  help: 'The workspace; a default is set with `az configure --defaults workspace=<name>`.',
};

/** Groups of `az ml` that do not live in a workspace. */
const OUTSIDE_WORKSPACES = /^ml (workspace|registry|feature-store|marketplace-subscription)( |$)/;

/** Every spelling of a flag, the long one first. */
export const spellings = (argument: AzArgument): readonly string[] => [argument.name, ...(argument.aliases ?? [])];

export const isPositional = (argument: AzArgument): boolean => !argument.name.startsWith('-');

/** The name a value is kept under: `--resource-group` → `resource-group`. */
export const keyOf = (argument: AzArgument): string => argument.name.replace(/^-+/, '');

/** A command's own flags, with resource group and workspace for the commands that need to know where they work. */
export function ownArguments(command: AzCommand): readonly AzArgument[] {
  if (!command.name.startsWith('ml ')) return command.args;
  const scope = OUTSIDE_WORKSPACES.test(command.name) ? [GROUP] : [GROUP, WORKSPACE];
  return [...command.args, ...withoutTaken(scope, command.args)];
}

/** A flag as the parser knows it. */
export interface ParserArgument extends AzArgument {
  readonly isUnsimulated?: boolean; // the real CLI has it, this world does not
}

/** Everything a command accepts. Where it spells a flag like a global one, its own counts. */
export function allArguments(command: AzCommand): readonly ParserArgument[] {
  const own = ownArguments(command);
  const globals = withoutTaken(GLOBAL_ARGUMENTS, own);
  return [...own, ...globals, ...withoutTaken(unsimulatedArguments(command.name), [...own, ...globals])];
}

function withoutTaken<T extends AzArgument>(added: readonly T[], present: readonly AzArgument[]): T[] {
  const taken = new Set(present.flatMap(spellings));
  return added
    .filter((argument) => !taken.has(argument.name))
    .map((argument) => ({ ...argument, aliases: (argument.aliases ?? []).filter((alias) => !taken.has(alias)) }));
}

/** Every flag that the real command has; those it shares with ours are taken away by the caller. */
function unsimulatedArguments(command: string): ParserArgument[] {
  const known = Object.hasOwn(KNOWN_FLAGS, command) ? (KNOWN_FLAGS[command] as string) : '';
  return known
    .split('|')
    .filter((flag) => flag !== '')
    .map((flag) => {
      const [name = '', ...aliases] = flag.split(' ');
      return { name, aliases, kind: 'text', help: '', isUnsimulated: true };
    });
}
