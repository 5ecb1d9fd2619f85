const NAME = 'mlops-flight-simulator/play';

/** Decides who plays among the tabs of a browser: one at a time. A tab that goes, however it goes, gives it back. */
export interface PlayLock {
  /** Whether this tab has it now. */
  take(): Promise<boolean>;
  release(): void;
  isElsewhere(): Promise<boolean>;
}

/** The lock of this browser's tabs; null where there is none (an old browser, or a page that came over plain HTTP). */
export function browserPlayLock(): PlayLock | null {
  // Types say it is always there.
  const locks = navigator.locks as LockManager | undefined;
  return locks ? new WebPlayLock(locks) : null;
}

class WebPlayLock implements PlayLock {
  private giveBack: (() => void) | null = null;

  constructor(private readonly locks: LockManager) {}

  take(): Promise<boolean> {
    if (this.giveBack) return Promise.resolve(true);
    return new Promise((resolve, reject) => {
      const hold = (lock: Lock | null): Promise<void> | undefined => {
        resolve(lock !== null);
        if (!lock) return undefined;
        return new Promise((done) => {
          this.giveBack = done;
        });
      };
      this.locks.request(NAME, { ifAvailable: true }, hold).catch(reject);
    });
  }

  release(): void {
    this.giveBack?.();
    this.giveBack = null;
  }

  async isElsewhere(): Promise<boolean> {
    if (this.giveBack) return false;
    const { held = [] } = await this.locks.query();
    return held.some(({ name }) => name === NAME);
  }
}
