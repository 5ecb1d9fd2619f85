const BEAT_MS = 5000;
const MISSED = 4;

/**
 * Notices a worker that says nothing any more. It counts beats and not time: a machine that slept has missed none. The
 * longest honest silence is a Python script that runs for seconds.
 */
export class Heartbeat {
  private timer: ReturnType<typeof setInterval> | null = null;
  private unanswered = 0;

  constructor(
    private readonly ask: () => void,
    private readonly onSilence: (isSilent: boolean) => void,
  ) {}

  start(): void {
    this.stop();
    this.timer = setInterval(() => {
      this.unanswered++;
      if (this.unanswered === MISSED) this.onSilence(true);
      this.ask();
    }, BEAT_MS);
  }

  /** Something was said. */
  heard(): void {
    if (this.unanswered >= MISSED) this.onSilence(false);
    this.unanswered = 0;
  }

  stop(): void {
    if (this.timer !== null) clearInterval(this.timer);
    this.timer = null;
    this.unanswered = 0;
  }
}
