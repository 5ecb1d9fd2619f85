import type { AzArgument, AzCommand } from '../../azure/az-command.ts';
import { allArguments, isPositional, spellings } from './arguments.ts';
import { commandTree, isSimulated } from './command-tree.ts';

/**
 * What may stand where the last word is being typed: `completions(commands, ['ml', 'jo'])` is `['job']`. `words` come
 * without `az`; an empty last word asks for everything that may follow. Only what the world can run is offered.
 */
export function completions(commands: readonly AzCommand[], words: readonly string[]): string[] {
  const typed = words.at(-1) ?? '';
  return candidates(commands, words.slice(0, -1), typed)
    .filter((candidate) => candidate.startsWith(typed))
    .sort();
}

function candidates(commands: readonly AzCommand[], before: readonly string[], typed: string): readonly string[] {
  let group = commandTree(commands);
  for (const [i, word] of before.entries()) {
    const next = group.children.get(word);
    if (!next) return [];
    if (next.kind === 'command') return next.command ? flags(next.command, before.slice(i + 1), typed) : [];
    group = next;
  }
  return [...group.children.entries()].filter(([, child]) => isSimulated(child)).map(([name]) => name);
}

/** Values of the flag before the word when it has choices, else flags that are not given yet. */
function flags(command: AzCommand, given: readonly string[], typed: string): readonly string[] {
  const declared = allArguments(command).filter(({ isUnsimulated }) => !isUnsimulated);
  const last = declared.find((argument) => spellings(argument).includes(given.at(-1) ?? ''));
  if (last && last.kind !== 'flag') return last.choices ?? [];
  const isOpen = (argument: AzArgument): boolean =>
    !isPositional(argument) && (argument.isRepeatable || !spellings(argument).some((name) => given.includes(name)));
  const isShort = typed.startsWith('-') && !typed.startsWith('--') && typed.length > 1;
  return declared.filter(isOpen).flatMap((argument) => (isShort ? spellings(argument) : [argument.name]));
}
