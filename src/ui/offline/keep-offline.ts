import type { PlayLock } from '../store/play-lock.ts';

/** The game's own files come first; what is kept for later must not hold them up. */
const WAIT_MS = 3000;

/**
 * Has the browser keep the whole game. A version that was fetched meanwhile takes over now, as the page is loaded anew,
 * unless somebody plays in another tab: theirs needs the files of the old one.
 */
export async function keepOffline(lock: PlayLock | null): Promise<void> {
  const { serviceWorker } = navigator;
  const known = await serviceWorker.getRegistration();
  if (known?.waiting && lock && !(await lock.isElsewhere())) {
    serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    known.waiting.postMessage('take-over');
    return;
  }
  await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
  await serviceWorker.register(new URL('service-worker.js', document.baseURI), { updateViaCache: 'none' });
}
