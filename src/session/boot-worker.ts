import { realm } from '../kernel/realm.ts';
import type { Journal } from './journal.ts';
import type { Report, Request } from './worker-protocol.ts';

/** The worker's side of the channel. */
export interface WorkerScope {
  onmessage: ((event: { readonly data: Request }) => void) | null;
  postMessage(report: Report): void;
}

/**
 * Starts a session worker. The deterministic realm comes first; everything that must find it is imported afterwards,
 * and requests that arrive meanwhile wait. Engine and Python load as soon as the page says where they lie.
 */
export function bootWorker(scope: WorkerScope, journal: Journal): void {
  const Decompression = globalThis.DecompressionStream; // the realm takes it away from the simulation
  realm.install();
  const serve = async (base: string) => {
    const [{ SessionServer }, { browserAssets }] = await Promise.all([
      import('./serve-session.ts'),
      import('./browser-assets.ts'),
    ]);
    return new SessionServer(browserAssets(base, Decompression), journal, (report) => scope.postMessage(report));
  };
  let serving: ReturnType<typeof serve> | null = null;
  let tail: Promise<void> = Promise.resolve();
  scope.onmessage = ({ data }) => {
    // Answered at once, whatever is being worked at: it asks whether the worker lives.
    if (data.type === 'ping') return scope.postMessage({ type: 'pong' });
    if (data.type === 'assets') serving ??= serve(data.base);
    tail = tail
      .then(async () => (await serving)?.handle(data))
      .catch(({ message }: Error) => scope.postMessage({ type: 'failed', cause: 'files', message, recording: null }));
  };
}
