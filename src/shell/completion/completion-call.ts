import type { FileTree } from '../../kernel/files/file-tree.ts';
import type { Suggestion } from '../../kernel/suggestion.ts';
import type { World } from '../../kernel/world.ts';

/** A word of a program's arguments that is being typed, and its surroundings: to look at, never to change. */
export interface CompletionCall {
  readonly world: World;
  readonly files: FileTree;
  readonly words: readonly string[]; // the arguments before it, without the program's name
  readonly typed: string; // the word as far as it is there, without quotes
  readonly cwd: string;
  readonly env: ReadonlyMap<string, string>; // variables of the shell
  readonly actor: string;
  /** Every program that can be called here. */
  programs(): readonly Suggestion[];
  /** What may stand there if these words were a command line of their own (`timeout 5m az …`). */
  below(words: readonly string[]): Offer;
}

/** What may stand there. Names need not be filtered by what is typed; paths are listed by whoever asked. */
export interface Offer {
  readonly names?: readonly Suggestion[];
  readonly paths?: 'file' | 'folder'; // 'file' takes both
  readonly cwd?: string; // where paths begin, when it is not where the shell stands
  readonly at?: number; // where in the typed word it begins: after '--file='
  readonly isCaseFree?: boolean; // names match in any case
}
