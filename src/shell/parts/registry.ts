import type { ShellPart } from '../part.ts';
import { env, printenv } from './environment.ts';
import { help, less, man, more } from './help.ts';
import { jq } from './jq.ts';
import { keep } from './keep.ts';
import { bash, runPath, sh } from './scripts.ts';
import { timeout } from './timeout.ts';

/** Programs that belong to the shell itself. */
export const shellParts: readonly ShellPart[] = [
  bash,
  env,
  help,
  jq,
  keep,
  less,
  man,
  more,
  printenv,
  runPath,
  sh,
  timeout,
];
