// One subcommand of `git` as one object: its options, its usage line and what it does.
import { type ArgumentRules, GitArguments } from './git-arguments.ts';
import type { GitCall } from './git-call.ts';

export interface GitSubcommand extends ArgumentRules {
  readonly summary: string; // one line, our own words
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
