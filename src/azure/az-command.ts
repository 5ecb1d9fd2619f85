import type { Context } from '../kernel/context.ts';
import type { FileTree } from '../kernel/files/file-tree.ts';
import type { Json } from '../kernel/json.ts';
import type { Suggestion } from '../kernel/suggestion.ts';
import type { SimTime } from '../kernel/time.ts';
import type { Tx } from '../kernel/tx.ts';
import type { World } from '../kernel/world.ts';

/** A value that is being typed, and what the line and the configuration say already. */
export interface AzAsked {
  readonly world: World;
  readonly workspace: string; // '' when nothing says which
  readonly resourceGroup: string;
  readonly typed: string;
  /** What another flag was given, by its long name without dashes. */
  text(name: string): string | undefined;
}

/** What the value of a flag may be: a file of the terminal, or names of the world. */
export type AzCompletes = 'file' | 'folder' | ((asked: AzAsked) => readonly Suggestion[]);

/** One flag of an `az` command. */
export interface AzArgument {
  readonly name: string; // '--name'; without dashes it is positional and printed as <NAME>
  readonly aliases?: readonly string[]; // ['-n']
  readonly kind: 'text' | 'integer' | 'number' | 'flag' | 'list' | 'pairs'; // list: one or more words; pairs: key=value …
  readonly isRequired?: boolean;
  readonly isRepeatable?: boolean; // e.g. --set a=b --set c=d; values are concatenated
  readonly choices?: readonly string[]; // a 'flag' with choices may be given a value: --local [true|false]
  readonly completes?: AzCompletes; // what Tab offers for its value, when it has no choices
  readonly help: string; // our own words
}

/** Parsed flags by their long name without dashes: `args['resource-group']`. */
export interface AzArguments {
  /** Undefined as well for what the command does not declare. */
  text(name: string): string | undefined;
  need(name: string): string;
  integer(name: string): number | undefined;
  number(name: string): number | undefined;
  flag(name: string): boolean;
  list(name: string): readonly string[];
}

/** A mistake of the player, in Azure's envelope: `ERROR: (Code) message` + `Code:` + `Message:` lines. */
export interface AzError {
  readonly code: string | null; // 'ResourceNotFound'; null prints the bare message
  readonly message: string;
  readonly exitCode?: number; // default 1; 3 for `show` of something missing; 2 for arguments
}

export type AzOutcome =
  | { readonly kind: 'result'; readonly result: Json; readonly notes?: string } // notes go to stderr before it
  | { readonly kind: 'text'; readonly text: string } // printed as it stands (job stream, endpoint invoke)
  | { readonly kind: 'nothing'; readonly notes?: string }
  | { readonly kind: 'error'; readonly error: AzError; readonly text?: string }
  | {
      readonly kind: 'wait';
      readonly wait: { readonly at?: SimTime; readonly key?: string };
      readonly state: Json;
      readonly emit?: string; // to stdout while waiting
      readonly emitError?: string; // to stderr while waiting
    };

/** Where and by whom a command is run. */
export interface AzCall {
  readonly tx: Tx;
  readonly context: Context;
  readonly files: FileTree; // the terminal's files
  readonly cwd: string;
  readonly actor: string; // role: 'on-call ML engineer'
  readonly workspace: string; // from -w, or the configured default
  readonly resourceGroup: string;
  readonly env: ReadonlyMap<string, string>;
}

/** One `az` command. Help, completion, parsing and behaviour come from this object alone. */
export interface AzCommand {
  readonly name: string; // 'ml job create'
  readonly summary: string; // our own words
  readonly args: readonly AzArgument[];
  readonly examples?: readonly string[];
  readonly tableColumns?: readonly (readonly [header: string, jmesPath: string])[]; // for -o table; default: scalar keys
  run(args: AzArguments, call: AzCall): AzOutcome;
  /** Goes on after a wait with the state it left. */
  resume?(state: Json, args: AzArguments, call: AzCall): AzOutcome;
}

export const defineAzCommand = (command: AzCommand): AzCommand => command;

export const azError = (code: string | null, message: string, exitCode?: number): AzOutcome => ({
  kind: 'error',
  error: exitCode === undefined ? { code, message } : { code, message, exitCode },
});
