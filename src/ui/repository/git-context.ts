import { createContext, useCallback, useContext, useMemo, useState } from 'react';
import { useSession } from '../store/session-context.ts';
import { useCommand } from '../store/use-command.ts';

/** A command a button of the page typed, and what became of it. */
export interface GitResult {
  readonly line: string;
  readonly output: string;
  readonly exitCode: number | null; // null while it runs
}

interface Git {
  readonly result: GitResult | null; // of the last command
  readonly isBusy: boolean;
  readonly isBlocked: boolean; // nothing can be done here: this tab only shows
  /** Types a line; true when it succeeded. */
  run(line: string): Promise<boolean>;
  /** Shows what became of a command that was asked for in a dialog. */
  show(result: GitResult): void;
  putAway(): void;
}

/** The commands of the repository page; one at a time. */
export function useGitCommands(): Git {
  const run = useCommand();
  const isBlocked = useSession((state) => state.isReadOnly);
  const [result, setResult] = useState<GitResult | null>(null);
  const act = useCallback(
    async (line: string): Promise<boolean> => {
      setResult({ line, output: '', exitCode: null });
      const done = await run(line);
      setResult(done ? { line, output: done.output, exitCode: done.exitCode ?? 1 } : null);
      return done?.exitCode === 0;
    },
    [run],
  );
  return useMemo(
    () => ({
      result,
      isBusy: result !== null && result.exitCode === null,
      isBlocked,
      run: act,
      show: setResult,
      putAway: () => setResult(null),
    }),
    [result, isBlocked, act],
  );
}

export const GitContext = createContext<Git | null>(null);

/** @throws outside the repository page: our own bug */
export function useGit(): Git {
  const git = useContext(GitContext);
  if (!git) throw new Error('no git commands are provided above this component');
  return git;
}
