import { type ConfigPlace, configValue } from '../../azure/account/az-config.ts';
import type { AzArgument, AzAsked, AzCommand } from '../../azure/az-command.ts';
import type { Suggestion } from '../../kernel/suggestion.ts';
import type { CompletionCall, Offer } from '../completion/completion-call.ts';
import { allArguments, isPositional, keyOf, type ParserArgument, spellings } from './arguments.ts';
import { findRoute, type Group, isSimulated } from './command-tree.ts';
import { CONFIGURED } from './invocation.ts';
import { spelledFlag } from './parse-arguments.ts';

/** What may stand where a word of `az …` is being typed. Only what the world can run is offered. */
export function completeAz(root: Group, call: CompletionCall): Offer {
  const isHelp = call.words[0]?.toLowerCase() === 'help';
  const route = findRoute(root, isHelp ? call.words.slice(1) : call.words);
  switch (route.kind) {
    case 'unknown':
      return {};
    case 'group':
      return call.typed.startsWith('-') ? { names: groupFlags(route.group) } : { names: children(route.group) };
    case 'command':
      return route.leaf.command && !isHelp ? new Line(route.leaf.command, route.rest, call).offer() : {};
  }
}

const groupFlags = (group: Group): Suggestion[] =>
  [
    { text: '--help', about: 'Show what is here.' },
    ...(group.path === '' ? [{ text: '--version', about: 'Show the version of the client.' }] : []),
  ].map((flag) => ({ ...flag, kind: 'flag' }));

const children = (group: Group): Suggestion[] =>
  [...group.children.entries()]
    .filter(([, child]) => isSimulated(child))
    .map(([text, child]) => ({
      text,
      kind: child.kind,
      about: child.kind === 'group' ? child.summary : (child.command?.summary ?? ''),
    }))
    .sort((a, b) => (a.text < b.text ? -1 : 1));

/** What a line has given so far. */
interface Given {
  readonly flags: ReadonlySet<string>; // keys
  readonly values: ReadonlyMap<string, readonly string[]>; // by key
  readonly words: readonly string[]; // what belongs to no flag
  readonly open: ParserArgument | null; // the flag that waits for its value, or may take one more
  readonly isNeeded: boolean; // it has none yet
}

/** The arguments of one command, as far as they are typed. */
class Line {
  private readonly declared: readonly ParserArgument[];
  private readonly given: Given;

  constructor(
    command: AzCommand,
    rest: readonly string[],
    private readonly call: CompletionCall,
  ) {
    this.declared = allArguments(command).filter(({ isUnsimulated }) => !isUnsimulated);
    this.given = readGiven(rest, this.declared);
  }

  offer(): Offer {
    const { typed } = this.call;
    const { open, isNeeded } = this.given;
    if (open && isNeeded && !typed.startsWith('--')) return this.values(open, 0);
    const equals = typed.indexOf('=');
    const attached = typed.startsWith('--') && equals > 0 ? spelledFlag(typed, this.declared) : undefined;
    if (attached) return this.values(attached.argument, equals + 1);
    if (typed.startsWith('-')) return { names: this.flags() };
    if (open && (typed !== '' || open.kind === 'pairs')) return this.values(open, 0);
    const positional = this.declared.filter(isPositional)[this.given.words.length];
    if (positional) return this.values(positional, 0);
    const more = open ? this.values(open, 0) : {};
    return { ...more, names: [...(more.names ?? []), ...(typed === '' ? this.flags() : [])] };
  }

  /** Flags not given yet, the required ones first. */
  private flags(): Suggestion[] {
    const { typed } = this.call;
    const isShort = typed.startsWith('-') && !typed.startsWith('--') && typed.length > 1;
    const open = this.declared.filter(
      (argument) => !isPositional(argument) && (argument.isRepeatable || !this.given.flags.has(keyOf(argument))),
    );
    const isMissing = (argument: AzArgument): boolean =>
      argument.isRequired === true && this.configured(keyOf(argument)) === undefined;
    return [...open.filter(isMissing), ...open.filter((argument) => !isMissing(argument))].flatMap((argument) =>
      (isShort ? spellings(argument) : [argument.name]).map((text) => ({
        text,
        kind: isMissing(argument) ? 'required' : 'flag',
        about: argument.help,
      })),
    );
  }

  private values(argument: AzArgument, at: number): Offer {
    const { choices, completes } = argument;
    if (choices) return { names: choices.map((text) => ({ text, kind: 'value', about: '' })), at, isCaseFree: true };
    if (completes === 'file' || completes === 'folder') return { paths: completes, at };
    return completes ? { names: completes(this.asked(at)), at } : {};
  }

  private asked(at: number): AzAsked {
    const text = (key: string): string | undefined => this.given.values.get(key)?.join(' ') ?? this.configured(key);
    return {
      world: this.call.world,
      workspace: text('workspace-name') ?? '',
      resourceGroup: text('resource-group') ?? '',
      typed: this.call.typed.slice(at),
      text,
    };
  }

  private configured(key: string): string | undefined {
    const { files, cwd, env, actor } = this.call;
    const place: ConfigPlace = { files, cwd, env, actor };
    return Object.hasOwn(CONFIGURED, key) ? configValue(place, 'defaults', CONFIGURED[key] as string) : undefined;
  }
}

/** Reads a line that is not finished: what cannot be understood is left out. */
function readGiven(rest: readonly string[], declared: readonly ParserArgument[]): Given {
  const flags = new Set<string>();
  const values = new Map<string, string[]>();
  const words: string[] = [];
  let open: ParserArgument | null = null;
  let isNeeded = false;
  for (const word of rest) {
    const flag = spelledFlag(word, declared);
    if (flag) {
      const { argument, attached } = flag;
      flags.add(keyOf(argument));
      if (attached !== null) values.set(keyOf(argument), [attached]);
      open = attached === null && (argument.kind !== 'flag' || argument.choices) ? argument : null;
      isNeeded = open !== null && open.kind !== 'flag';
    } else if (open) {
      values.set(keyOf(open), [...(values.get(keyOf(open)) ?? []), word]);
      if (open.kind !== 'list' && open.kind !== 'pairs') open = null;
      isNeeded = false;
    } else words.push(word);
  }
  return { flags, values, words, open, isNeeded };
}
