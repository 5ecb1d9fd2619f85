import { useState } from 'react';
import { useSession } from '../store/session-context.ts';
import { useCommand } from '../store/use-command.ts';

interface Act {
  /** Types the command; true when it was carried out. */
  readonly act: (line: string) => Promise<boolean>;
  readonly isBusy: boolean;
  readonly failed: string; // what it printed when it was not; ''
  readonly isBlocked: boolean; // nothing can be done here: this tab only shows
}

/** A command behind a button, and what became of it. */
export function useAct(): Act {
  const run = useCommand();
  const isBlocked = useSession((state) => state.isReadOnly);
  const [isBusy, setBusy] = useState(false);
  const [failed, setFailed] = useState('');
  const act = async (line: string): Promise<boolean> => {
    setBusy(true);
    setFailed('');
    const done = await run(line);
    setBusy(false);
    const isDone = done?.exitCode === 0;
    if (done && !isDone) setFailed(done.output.trim());
    return isDone;
  };
  return { act, isBusy, failed, isBlocked };
}
