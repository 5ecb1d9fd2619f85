import type { AzArgument, AzCommand } from '../../azure/az-command.ts';
import { GLOBAL_ARGUMENTS, isPositional, ownArguments, spellings } from './arguments.ts';
import { type Group, isSimulated, type Leaf } from './command-tree.ts';
import { example, type HelpItem, header, itemLines, widest } from './help-layout.ts';

const NOT_SIMULATED = 'Not simulated.';

const byName = (a: HelpItem, b: HelpItem): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);

/** `az <group> --help`: what is below it, including what the world cannot run. */
export function groupHelp(group: Group): string {
  const items = (kind: 'group' | 'command'): HelpItem[] =>
    [...group.children.entries()]
      .filter(([, child]) => child.kind === kind)
      .map(([name, child]) => ({ name, tag: '', summary: summaryOf(child) }))
      .sort(byName);
  const groups = items('group');
  const commands = items('command');
  return [
    header('Group', group.path, group.path === '' ? 'The command line of Azure.' : group.summary),
    ...(groups.length > 0 ? ['Subgroups:\n', itemLines(groups), '\n'] : []),
    ...(commands.length > 0 ? ['Commands:\n', itemLines(commands), '\n'] : []),
  ].join('');
}

function summaryOf(node: Group | Leaf): string {
  if (node.kind === 'command') return node.command?.summary ?? NOT_SIMULATED;
  return isSimulated(node) || node.summary === NOT_SIMULATED ? node.summary : `${node.summary} ${NOT_SIMULATED}`;
}

/** `az <command> --help`, made from the command alone. */
export function commandHelp(leaf: Leaf): string {
  const { command } = leaf;
  if (!command) return header('Command', leaf.path, NOT_SIMULATED);
  const own = ownArguments(command);
  const taken = new Set(own.flatMap(spellings));
  const ownItems = own.map((argument) => argumentItem(argument, argument.aliases ?? []));
  const globalItems = GLOBAL_ARGUMENTS.filter(({ name }) => !taken.has(name)).map((argument) =>
    argumentItem(
      argument,
      (argument.aliases ?? []).filter((alias) => !taken.has(alias)),
    ),
  );
  const items = [...ownItems.filter(isTagged).sort(byName), ...ownItems.filter((item) => !isTagged(item)).sort(byName)];
  const width = widest([...items, ...globalItems]);
  const examples = examplesOf(command);
  return [
    header('Command', leaf.path, command.summary),
    'Arguments\n',
    items.length > 0 ? itemLines(items, width) : '    None\n',
    '\nGlobal Arguments\n',
    itemLines(globalItems, width),
    '\n',
    ...(examples.length > 0 ? ['Examples\n', ...examples.map(example), '\n'] : []),
  ].join('');
}

const examplesOf = (command: AzCommand): readonly string[] => command.examples ?? [];

const isTagged = (item: HelpItem): boolean => item.tag !== '';

function argumentItem(argument: AzArgument, aliases: readonly string[]): HelpItem {
  const name = isPositional(argument)
    ? `<${argument.name.toUpperCase()}>`
    : [argument.name, ...aliases].sort().join(' ');
  const choices = argument.choices ? `  Allowed values: ${[...argument.choices].sort().join(', ')}.` : '';
  return { name, tag: argument.isRequired ? '[Required]' : '', summary: argument.help + choices };
}

/** `az` alone: the top-level groups that the world has. */
export function welcome(root: Group): string {
  const items = [...root.children.entries()]
    .filter(([, child]) => isSimulated(child))
    .map(([name, child]) => ({ name, tag: '', summary: summaryOf(child) }))
    .sort(byName);
  return `\nThe command line of Azure, as far as this world has it. 'az --help' lists the rest too.\n\n${itemLines(items)}\n`;
}
