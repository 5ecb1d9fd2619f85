import type { Report, Request } from '../../session/worker-protocol.ts';
import type { OpenPort } from './session-link.ts';

/** Starts a worker that holds a session, or judges one. */
export const openWorker: OpenPort = (onReport) => {
  const worker = new Worker(new URL('../session.worker.ts', import.meta.url), { type: 'module' });
  worker.onmessage = (event: MessageEvent<Report>) => onReport(event.data);
  worker.onerror = (event) => {
    onReport({ type: 'failed', message: event.message || 'The worker could not be started.', recording: null });
  };
  worker.postMessage({ type: 'assets', base: new URL('game/', document.baseURI).href } satisfies Request);
  return { post: (request) => worker.postMessage(request), close: () => worker.terminate() };
};
