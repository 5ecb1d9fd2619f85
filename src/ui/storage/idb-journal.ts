import type { IDBPObjectStore } from 'idb';
import type { Clock } from '../../session/clock.ts';
import type { Journal, Kept, NewlyKept, PlayEnd, SentInput } from '../../session/journal.ts';
import type { Check, RecordedInput, Recording } from '../../session/recording.ts';
import { RECORDING_FORMAT } from '../../session/recording-format.ts';
import { type Entry, type KeptPlay, type PlaySchema, touchPlay } from './play-database.ts';

const CURRENT = 'current';

/** The journal in the browser's IndexedDB. Transactions are carried out in the order they were asked for. */
export class IdbJournal implements Journal {
  private holder: number | null = null; // this journal's, once it began or claimed a play

  async begin({ identity, build, end, inputs, checks }: NewlyKept): Promise<void> {
    const { scenario, seed, variant } = identity;
    const change = await this.change();
    const entries = change.objectStore('entries');
    await entries.clear();
    await change.objectStore('outbox').clear();
    const id = await entries.add({ type: 'held' });
    for (const input of inputs) await entries.add({ type: 'input', input });
    for (const check of checks) await entries.add({ type: 'check', check });
    const kept = { scenario, seed, variant, build, end, id, holder: id, clock: null, isOver: false };
    await change.objectStore('play').put(kept, CURRENT);
    await change.done;
    this.holder = id;
  }

  async claim(isWithoutAhead: boolean): Promise<Kept | null> {
    const change = await this.change();
    const kept = await change.objectStore('play').get(CURRENT);
    if (!kept) return null;
    const entries = change.objectStore('entries');
    const outbox = change.objectStore('outbox');
    if (isWithoutAhead) await Promise.all([dropAhead(entries), outbox.clear()]);
    const [all, sent] = await Promise.all([entries.getAll(), outbox.getAll()]);
    const holder = await entries.add({ type: 'held' });
    await change.objectStore('play').put({ ...kept, holder }, CURRENT);
    await change.done;
    this.holder = holder;
    return keptFrom(kept, all, sent);
  }

  foresee(input: RecordedInput, id?: string): Promise<void> {
    return this.write({ type: 'input', input, ...(id === undefined ? {} : { id }) }, {});
  }

  append(check: Check): Promise<void> {
    const { at, steps } = check;
    return this.write({ type: 'check', check }, { end: { at, steps } });
  }

  mark({ at, steps }: PlayEnd, { speed, isPaused }: Clock): Promise<void> {
    return this.write(null, { end: { at, steps }, clock: { speed, isPaused } });
  }

  close(): Promise<void> {
    return this.write(null, { isOver: true });
  }

  async read(): Promise<Kept | null> {
    const look = await touchPlay('readonly');
    const [kept, entries, sent] = await Promise.all([
      look.objectStore('play').get(CURRENT),
      look.objectStore('entries').getAll(),
      look.objectStore('outbox').getAll(),
    ]);
    return kept ? keptFrom(kept, entries, sent) : null;
  }

  /** Forgets the kept play, whoever holds it. */
  async discard(): Promise<void> {
    const change = await this.change();
    await Promise.all([
      change.objectStore('play').delete(CURRENT),
      change.objectStore('entries').clear(),
      change.objectStore('outbox').clear(),
      change.done,
    ]);
  }

  private async write(entry: Entry | null, changed: Partial<KeptPlay>): Promise<void> {
    const change = await this.change();
    const kept = await change.objectStore('play').get(CURRENT);
    if (!kept || kept.holder !== this.holder) throw new Error('Another tab keeps a play now.');
    if (entry) await change.objectStore('entries').add(entry);
    if (entry?.type === 'input' && entry.id !== undefined) await change.objectStore('outbox').delete(entry.id);
    await change.objectStore('play').put({ ...kept, ...changed }, CURRENT);
    await change.done;
  }

  private async change() {
    const change = await touchPlay('readwrite');
    change.done.catch(() => undefined); // whoever waits for it hears of it
    return change;
  }
}

type Entries = IDBPObjectStore<PlaySchema, ('play' | 'entries' | 'outbox')[], 'entries', 'readwrite'>;

/** Inputs that no check has followed are ahead: nobody knows whether they were carried out. */
function keptFrom(
  { id, clock, isOver, ...kept }: KeptPlay,
  entries: readonly Entry[],
  sent: readonly Required<SentInput>[],
): Kept {
  const { scenario, seed, variant, build, end } = kept;
  const inputs = entries.flatMap((entry) => (entry.type === 'input' ? [entry.input] : []));
  const checks = entries.flatMap((entry) => (entry.type === 'check' ? [entry.check] : []));
  const taken = checks.at(-1)?.inputs ?? 0;
  const recording: Recording = {
    ...{ format: RECORDING_FORMAT, build, scenario, seed, variant, inputs: inputs.slice(0, taken), checks, end },
    ...(taken < inputs.length ? { ahead: inputs.slice(taken) } : {}),
  };
  // A page may put an input here after it was taken: two ways lead to the disk.
  const known = new Set(entries.flatMap((entry) => (entry.type === 'input' ? [entry.id] : [])));
  return { id, recording, sent: sent.filter((one) => !known.has(one.id)), clock, isOver };
}

async function dropAhead(entries: Entries): Promise<void> {
  for (let last = await entries.openCursor(null, 'prev'); last; last = await last.continue()) {
    if (last.value.type === 'check') return;
    if (last.value.type === 'input') await last.delete();
  }
}
