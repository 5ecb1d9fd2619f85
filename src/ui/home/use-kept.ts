import { useCallback, useEffect, useState } from 'react';
import type { Kept } from '../../session/journal.ts';
import { IdbJournal } from '../storage/idb-journal.ts';
import { useSession } from '../store/session-context.ts';
import { playedBuild } from './played-build.ts';

/** The play that the browser keeps, seen from this page. */
export interface KeptHere {
  readonly kept: Kept;
  readonly isThisBuild: boolean; // another version's play cannot be gone on with
}

const LOOK_MS = 2000;
/** Storage that hangs must not keep anybody from playing. */
const PATIENCE_MS = 3000;

/** What is kept, null when nothing is, undefined while one looks; whether another tab plays; and how to forget it. */
export function useKept() {
  const stage = useSession((state) => state.stage);
  const [kept, setKept] = useState<KeptHere | null | undefined>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when a play begins or ends, something else is kept
  useEffect(() => {
    let isCurrent = true;
    void readKept().then((found) => {
      if (isCurrent) setKept(found);
    });
    return () => {
      isCurrent = false;
    };
  }, [stage]);
  const discard = useCallback(async (): Promise<void> => {
    await new IdbJournal().discard();
    setKept(null);
  }, []);
  return { kept, isElsewhere: useElsewhere(), discard };
}

/** Whether another tab plays. */
function useElsewhere(): boolean {
  const ask = useSession((state) => state.isElsewhere);
  const [isElsewhere, setElsewhere] = useState(false);
  useEffect(() => {
    const look = (): void => void ask().then(setElsewhere);
    look();
    const timer = setInterval(look, LOOK_MS);
    return () => clearInterval(timer);
  }, [ask]);
  return isElsewhere;
}

/** What is kept now. Where storage is forbidden, full or silent there is nothing. */
export async function readKept(): Promise<KeptHere | null> {
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE_MS));
  try {
    const kept = await Promise.race([new IdbJournal().read(), late]);
    return kept && { kept, isThisBuild: kept.recording.build === (await playedBuild()) };
  } catch {
    return null;
  }
}

/** Whether something is lost when another play takes its place. */
export const isWorthAsking = ({ kept: { isOver, recording } }: KeptHere): boolean =>
  !isOver && recording.inputs.length + (recording.ahead?.length ?? 0) > 0;
