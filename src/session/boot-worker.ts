import { realm } from '../kernel/realm.ts';
import type { Report, Request } from './worker-protocol.ts';

/** The worker's side of the channel. */
export interface WorkerScope {
  onmessage: ((event: { readonly data: Request }) => void) | null;
  postMessage(report: Report): void;
}

/**
 * Starts a session worker. The deterministic realm comes first; everything that must find it is imported afterwards,
 * and requests that arrive meanwhile wait.
 */
export function bootWorker(scope: WorkerScope): void {
  const Decompression = globalThis.DecompressionStream; // the realm takes it away from the simulation
  realm.install();
  let base = '';
  const serving = import('./serve-session.ts').then(async ({ SessionServer }) => {
    const { browserAssets } = await import('./browser-assets.ts');
    return new SessionServer(
      () => browserAssets(base, Decompression),
      (report) => scope.postMessage(report),
    );
  });
  let tail: Promise<void> = Promise.resolve();
  scope.onmessage = ({ data }) => {
    if (data.type === 'assets') base = data.base;
    else
      tail = tail
        .then(async () => (await serving).handle(data))
        .catch((error: Error) => scope.postMessage({ type: 'failed', message: error.message, recording: null }));
  };
}
