import { CommandReader } from '../../session/command-reader.ts';

/** Text cut into what a shell would run one after the other. */
export interface SplitCommands {
  readonly commands: readonly string[]; // complete ones, each with all its lines
  readonly rest: string; // an unfinished one at the end; '' when there is none
}

/** Cuts pasted or typed text into commands, as bash reads it line by line. Empty lines and comments are dropped. */
export function splitCommands(text: string): SplitCommands {
  const reader = new CommandReader();
  const commands = text.split(/\r\n?|\n/).flatMap((line) => reader.read(line) ?? []);
  return { commands, rest: reader.unfinished };
}
