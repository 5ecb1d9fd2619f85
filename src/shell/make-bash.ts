import { Bash, type Command, type IFileSystem } from 'just-bash/browser';
import type { Script } from './terminal-pass.ts';

/** Bounds of one line. Time limits are off: they would count simulated time. */
const LIMITS = {
  maxCommandCount: 10_000,
  maxLoopIterations: 100_000,
  maxExecutionTimeMs: Number.POSITIVE_INFINITY,
  maxQueryDepth: 200,
};

export interface BashParts {
  readonly files: IFileSystem;
  readonly cwd: string;
  readonly programs: Command[];
  /** Changes every script between parsing and running. */
  prepare(script: Script): Script;
}

/** A new just-bash: each script has its own, because an instance remembers options and counters. */
export function makeBash({ files, cwd, programs, prepare }: BashParts): Bash {
  const bash = new Bash({
    fs: files,
    cwd,
    env: {},
    customCommands: programs,
    defenseInDepth: false,
    executionLimits: LIMITS,
  });
  bash.registerTransformPlugin({
    name: 'terminal',
    transform: ({ ast, metadata }) => ({ ast: prepare(ast), metadata }),
  });
  return bash;
}
