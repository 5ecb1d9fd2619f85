// One subcommand of `git` as one object: its options, its usage line and what it does.
import { type ArgumentRules, GitArguments } from './git-arguments.ts';
import type { GitCall } from './git-call.ts';
import type { GitWord } from './git-words.ts';

export interface GitSubcommand extends ArgumentRules {
  readonly summary: string; // one line, our own words
  readonly words?: readonly (readonly GitWord[])[]; // what its words may name, by place; the last goes on
  readonly verbs?: { readonly [verb: string]: ArgumentRules | undefined }; // first words that stand for themselves
  readonly values?: { readonly [option: string]: readonly GitWord[] }; // what values of options may name
  /** Prints through the call and answers the exit code (none: 0). May throw GitFailure. */
  run(args: GitArguments, call: GitCall): Promise<number | undefined>;
}

export const defineGitSubcommand = (
  command: Omit<GitSubcommand, 'run'> & {
    run(args: GitArguments, call: GitCall): Promise<number | undefined> | Promise<void>;
  },
): GitSubcommand => command as GitSubcommand;

export const runSubcommand = (
  command: GitSubcommand,
  args: readonly string[],
  call: GitCall,
): Promise<number | undefined> => command.run(new GitArguments(command, args), call);
