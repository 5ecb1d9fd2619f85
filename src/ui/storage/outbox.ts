import type { Input } from '../../session/recording.ts';
import { openPlayDatabase } from './play-database.ts';

let sent = 0;

/**
 * Keeps an input from the moment it is asked for until a worker has taken it: a worker that is busy, or dies, loses
 * nothing. Gives what it is called. Where nothing can be kept the journal says so.
 */
export function putInOutbox(input: Input): string {
  const id = `${String(Date.now()).padStart(15, '0')}-${String(sent++).padStart(9, '0')}`;
  openPlayDatabase()
    .then((database) => {
      const change = database.transaction('outbox', 'readwrite');
      change.store.put({ id, input }).catch(() => undefined); // `done` tells
      change.commit(); // at once: a page that is closed now answers no event any more
      return change.done;
    })
    .catch(() => undefined);
  return id;
}
