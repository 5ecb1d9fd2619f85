import type { AzCommand } from '../../azure/az-command.ts';
import { GROUP_SUMMARIES, KNOWN_COMMANDS, OTHER_GROUPS } from './known-commands.data.ts';

/** A group of `az`: what may follow its words. */
export interface Group {
  readonly kind: 'group';
  readonly path: string; // 'ml job'; '' is the top level
  readonly summary: string;
  readonly isComplete: boolean; // every command that the real CLI has here is listed
  readonly children: Map<string, Group | Leaf>;
}

/** A command of `az`; those that the world cannot run are known by name only. */
export interface Leaf {
  readonly kind: 'command';
  readonly path: string; // 'ml job create'
  readonly command: AzCommand | null;
}

/** What the leading words of a line lead to. */
export type Route =
  | { readonly kind: 'group'; readonly group: Group } // the words end before a command
  | { readonly kind: 'command'; readonly leaf: Leaf; readonly rest: readonly string[] }
  | { readonly kind: 'unknown'; readonly group: Group; readonly word: string };

/** The commands as a tree, together with the names of those that are not simulated. */
export function commandTree(commands: readonly AzCommand[]): Group {
  const root = newGroup('');
  for (const [path, names] of Object.entries(KNOWN_COMMANDS)) {
    const group = groupAt(root, path === '' ? [] : path.split(' '));
    for (const name of names.split(' ')) addLeaf(group, name, null);
  }
  for (const name of OTHER_GROUPS) root.children.set(name, newGroup(name));
  const names = new Set<string>();
  for (const command of commands) {
    if (names.has(command.name)) throw new Error(`two az commands are named '${command.name}'`);
    names.add(command.name);
    const words = command.name.split(' ');
    addLeaf(groupAt(root, words.slice(0, -1)), words.at(-1) as string, command);
  }
  return root;
}

function newGroup(path: string): Group {
  const isComplete = path === '' || path === 'ml' || path.startsWith('ml ');
  const summary = Object.hasOwn(GROUP_SUMMARIES, path) ? (GROUP_SUMMARIES[path] as string) : 'Not simulated.';
  return { kind: 'group', path, summary, isComplete, children: new Map() };
}

function groupAt(root: Group, words: readonly string[]): Group {
  let group = root;
  for (const [i, word] of words.entries()) {
    const next = group.children.get(word) ?? newGroup(words.slice(0, i + 1).join(' '));
    if (next.kind !== 'group') throw new Error(`az ${next.path} is a command and a group`);
    group.children.set(word, next);
    group = next;
  }
  return group;
}

function addLeaf(group: Group, word: string, command: AzCommand | null): void {
  const path = group.path === '' ? word : `${group.path} ${word}`;
  group.children.set(word, { kind: 'command', path, command });
}

/** Follows the words of a line up to its first flag; what follows the command is left to its parser. */
export function findRoute(root: Group, args: readonly string[]): Route {
  let group = root;
  for (const [i, word] of args.entries()) {
    if (word.startsWith('-')) continue; // a flag before the command is nobody's: the parser never sees it
    const next = group.children.get(word);
    if (!next) return { kind: 'unknown', group, word };
    if (next.kind === 'command') {
      const early = args.slice(0, i).filter((arg) => arg.startsWith('-'));
      return { kind: 'command', leaf: next, rest: [...early, ...args.slice(i + 1)] };
    }
    group = next;
  }
  return { kind: 'group', group };
}

/** Whether anything below a group can be run. */
export const isSimulated = (node: Group | Leaf): boolean =>
  node.kind === 'command' ? node.command !== null : [...node.children.values()].some(isSimulated);
