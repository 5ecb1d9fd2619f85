import type { Report, Request } from '../../session/worker-protocol.ts';
import type { OpenPort } from './session-link.ts';

/** Starts a worker that holds a session, or judges one. */
export const openWorker: OpenPort = (onReport) => {
  const worker = new Worker(new URL('../session.worker.ts', import.meta.url), { type: 'module' });
  worker.onmessage = (event: MessageEvent<Report>) => onReport(event.data);
  const fail = (message: string): void => onReport({ type: 'failed', cause: 'worker', message, recording: null });
  worker.onerror = (event) => fail(event.message || 'The worker could not be loaded.');
  worker.onmessageerror = () => fail('The worker said something that could not be read.');
  worker.postMessage({ type: 'assets', base: new URL('game/', document.baseURI).href } satisfies Request);
  return { post: (request) => worker.postMessage(request), close: () => worker.terminate() };
};
