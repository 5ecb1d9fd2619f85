import type { PlayLock } from './play-lock.ts';

const LOOK_MS = 1000;

/** Looks, now and then, whether the tab that plays is still there. */
export function otherTab(lock: PlayLock | null, onChange: (isGone: boolean) => void) {
  let timer: ReturnType<typeof setInterval> | undefined;
  const look = async (): Promise<void> => {
    const isElsewhere = await lock?.isElsewhere();
    if (timer !== undefined) onChange(isElsewhere !== true);
  };
  return {
    watch(): void {
      clearInterval(timer);
      timer = setInterval(() => void look(), LOOK_MS);
    },
    stop(): void {
      clearInterval(timer);
      timer = undefined;
    },
  };
}
