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
  private given: Promise<unknown> = Promise.resolve(); // until what this tab had is really free
  private taking: Promise<boolean> | null = null;

  constructor(private readonly locks: LockManager) {}

  take(): Promise<boolean> {
    this.taking ??= this.request().finally(() => {
      this.taking = null;
    });
    return this.taking;
  }

  release(): void {
    this.giveBack?.();
    this.giveBack = null;
  }

  async isElsewhere(): Promise<boolean> {
    if (this.giveBack) return false;
    await this.given;
    const { held = [] } = await this.locks.query();
    return !this.giveBack && held.some(({ name }) => name === NAME);
  }

  private async request(): Promise<boolean> {
    if (this.giveBack) return true;
    await this.given;
    return new Promise((resolve, reject) => {
      const asked = this.locks.request(NAME, { ifAvailable: true }, (lock) => {
        resolve(lock !== null);
        return lock ? this.held() : undefined;
      });
      this.given = asked.catch(reject);
    });
  }

  private held(): Promise<void> {
    return new Promise((done) => {
      this.giveBack = done;
    });
  }
}
