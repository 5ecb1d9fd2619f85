import type { Journal, PlayEnd } from '../../session/journal.ts';
import type { PlayIdentity } from '../../session/play.ts';
import { type Check, RECORDING_FORMAT, type RecordedInput, type Recording } from '../../session/recording.ts';
import { type KeptPlay, openPlayDatabase, type PlayDatabase } from './play-database.ts';

/** The journal in the browser's IndexedDB. Transactions are carried out in the order they were asked for. */
export class IdbJournal implements Journal {
  private opening: Promise<PlayDatabase> | null = null;

  async begin({ scenario, seed, variant }: PlayIdentity, build: string): Promise<void> {
    const change = (await this.database()).transaction(['play', 'entries'], 'readwrite');
    await Promise.all([
      change.objectStore('entries').clear(),
      change.objectStore('play').put({ scenario, seed, variant, build, end: null }, 'current'),
      change.done,
    ]);
  }

  async append(check: Check, input: RecordedInput | null): Promise<void> {
    const change = (await this.database()).transaction(['play', 'entries'], 'readwrite');
    await change.objectStore('entries').add({ check, input });
    await putEnd(change.objectStore('play'), check);
    await change.done;
  }

  async mark(end: PlayEnd): Promise<void> {
    const change = (await this.database()).transaction('play', 'readwrite');
    await putEnd(change.store, end);
    await change.done;
  }

  async read(): Promise<Recording | null> {
    const look = (await this.database()).transaction(['play', 'entries']);
    const [kept, entries] = await Promise.all([
      look.objectStore('play').get('current'),
      look.objectStore('entries').getAll(),
    ]);
    if (!kept?.end) return null;
    const { end, ...identity } = kept;
    return {
      format: RECORDING_FORMAT,
      ...identity,
      inputs: entries.flatMap(({ input }) => (input ? [input] : [])),
      checks: entries.map(({ check }) => check),
      end,
    };
  }

  private database(): Promise<PlayDatabase> {
    this.opening ??= openPlayDatabase();
    return this.opening;
  }
}

/** The store of the current play inside a transaction that may write. */
interface PlayStore {
  get(key: 'current'): Promise<KeptPlay | undefined>;
  put(value: KeptPlay, key: 'current'): Promise<unknown>;
}

async function putEnd(store: PlayStore, { at, steps }: PlayEnd): Promise<void> {
  const kept = await store.get('current');
  if (kept) await store.put({ ...kept, end: { at, steps } }, 'current');
}
