import { type ViewAsk, viewKey } from '../../session/views/view-ask.ts';
import type { Report, Request } from '../../session/worker-protocol.ts';
import { Heartbeat } from './heartbeat.ts';

/** Opens a port to a session; the page uses a worker, tests may use another end. */
export type OpenPort = (onReport: (report: Report) => void) => { post(request: Request): void; close(): void };

type Port = ReturnType<OpenPort>;

export interface LinkHears {
  onReport(report: Report): void;
  /** The worker has not answered for a while, or does again. */
  onSilence?(isSilent: boolean): void;
}

const PATIENCE_MS = 3000;

/** The line to the worker: opens it when first needed, counts who watches what, matches answers to questions. */
export class SessionLink {
  private port: Port | null = null;
  private readonly watched = new Map<string, { readonly ask: ViewAsk; readers: number }>();
  private readonly asked = new Map<number, (value: unknown) => void>();
  private lastAsk = 0;
  private isWatchQueued = false;
  private onLeft: (() => void) | null = null; // set while the play is being left
  private isServed = false; // a play was asked for: views can be had

  private readonly heartbeat = new Heartbeat(
    () => this.post({ type: 'ping' }),
    (isSilent) => this.hears.onSilence?.(isSilent),
  );

  constructor(
    private readonly open: OpenPort,
    private readonly hears: LinkHears,
  ) {}

  warmUp(): void {
    this.port ??= this.open((report) => this.receive(report));
  }

  /** Asks for a play; an earlier one ends. */
  begin(request: Request): void {
    if (this.isServed) this.close();
    this.warmUp();
    this.isServed = true;
    this.port?.post(request);
    this.postWatched();
    if (this.hears.onSilence) this.heartbeat.start();
  }

  post(request: Request): void {
    this.port?.post(request);
  }

  /** Ends a play once what it was asked for is done and kept; one that does not answer ends all the same. */
  async leave(): Promise<void> {
    this.post({ type: 'leave' });
    await new Promise<void>((resolve) => {
      this.onLeft = resolve;
      setTimeout(resolve, PATIENCE_MS);
    });
    this.onLeft = null;
    this.close();
  }

  close(): void {
    this.heartbeat.stop();
    this.port?.close();
    this.port = null;
    this.isServed = false;
    for (const answer of this.asked.values()) answer(undefined);
    this.asked.clear();
  }

  isWatched(key: string): boolean {
    return this.watched.has(key);
  }

  watch(ask: ViewAsk): () => void {
    const key = viewKey(ask);
    const entry = this.watched.get(key) ?? { ask, readers: 0 };
    this.watched.set(key, entry);
    entry.readers++;
    if (entry.readers === 1) this.queueWatched();
    return () => {
      entry.readers--;
      if (entry.readers > 0) return;
      this.watched.delete(key);
      this.queueWatched();
    };
  }

  ask(view: ViewAsk): Promise<unknown> {
    if (!this.isServed) return Promise.resolve(undefined);
    const id = ++this.lastAsk;
    return new Promise((resolve) => {
      this.asked.set(id, resolve);
      this.port?.post({ type: 'ask', id, view });
    });
  }

  private receive(report: Report): void {
    this.heartbeat.heard();
    if (report.type === 'left') this.onLeft?.();
    if (report.type === 'pong' || this.onLeft) return;
    if (report.type === 'answer') {
      this.asked.get(report.id)?.(report.value);
      this.asked.delete(report.id);
    } else this.hears.onReport(report);
  }

  /** Pages come and go in one turn: one request tells of them all. */
  private queueWatched(): void {
    if (this.isWatchQueued) return;
    this.isWatchQueued = true;
    queueMicrotask(() => this.postWatched());
  }

  private postWatched(): void {
    this.isWatchQueued = false;
    if (this.isServed) this.port?.post({ type: 'watch', views: [...this.watched.values()].map(({ ask }) => ask) });
  }
}
