import { azCommands } from '../azure/registry.ts';
import type { Reaction } from '../kernel/reaction.ts';
import { makeAz } from './az/az.ts';
import { curl } from './curl.ts';
import { gitCommand } from './git/git-command.ts';
import { pager } from './pager/pager.ts';
import { processRun, processWake } from './process-reactions.ts';
import { mktemp, realpath } from './programs/file-programs.ts';
import { machinePrograms } from './programs/machine-programs.ts';
import { notSimulated } from './programs/not-simulated.ts';
import { python, python3 } from './programs/python.ts';
import { sleep } from './programs/sleep.ts';
import { clear, history } from './programs/terminal-programs.ts';
import { wait } from './programs/wait.ts';
import type { ShellCommand } from './shell-command.ts';

/** Programs of the terminal, one line each. */
export const shellCommands: readonly ShellCommand[] = [
  makeAz(azCommands),
  clear,
  curl,
  gitCommand,
  history,
  mktemp,
  pager,
  python,
  python3,
  realpath,
  sleep,
  wait,
  ...machinePrograms,
  ...notSimulated,
];

export const shellReactions: readonly Reaction<never>[] = [processRun, processWake];
