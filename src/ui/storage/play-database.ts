import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Clock } from '../../session/clock.ts';
import type { PlayEnd, SentInput } from '../../session/journal.ts';
import type { PlayIdentity } from '../../session/play.ts';
import type { Check, RecordedInput } from '../../session/recording.ts';

/** The play in progress. There is one at a time. */
export interface KeptPlay extends PlayIdentity {
  readonly id: number; // key of the entry it began with
  readonly holder: number; // key of the entry by which somebody last took it: only they may write
  readonly build: string;
  readonly end: PlayEnd;
  readonly clock: Clock | null;
  readonly isOver: boolean;
}

/** What happened to the play, in order. Keys are never given twice, not even after a play is gone. */
export type Entry =
  | { readonly type: 'held' } // begun, or taken over
  | { readonly type: 'input'; readonly input: RecordedInput; readonly id?: string }
  | { readonly type: 'check'; readonly check: Check };

/** The best a player made of a scenario. */
export interface KeptResult {
  readonly scenario: string;
  readonly status: string; // of the status ladder
}

export interface PlaySchema extends DBSchema {
  play: { key: 'current'; value: KeptPlay };
  entries: { key: number; value: Entry };
  outbox: { key: string; value: Required<SentInput> }; // asked for by the page, not taken yet
  results: { key: string; value: KeptResult };
}

export type PlayDatabase = IDBPDatabase<PlaySchema>;

const VERSION = 3;

let opening: Promise<PlayDatabase> | null = null;

const forget = (): void => {
  opening = null;
};

/** What the browser keeps. @throws when storage is forbidden or full */
export function openPlayDatabase(): Promise<PlayDatabase> {
  opening ??= openDB<PlaySchema>('mlops-flight-simulator', VERSION, {
    upgrade(database) {
      for (const name of database.objectStoreNames) database.deleteObjectStore(name);
      database.createObjectStore('play');
      database.createObjectStore('entries', { autoIncrement: true });
      database.createObjectStore('outbox', { keyPath: 'id' });
      database.createObjectStore('results', { keyPath: 'scenario' });
    },
    // Another version of the game wants to change the layout: it must not have to wait for this tab.
    blocking(_old, _new, event) {
      (event.target as IDBDatabase).close();
      forget();
    },
    terminated: forget,
  }).catch((error) => {
    forget();
    throw error;
  });
  return opening;
}

/** A transaction over the kept play. Some browsers drop a connection without a word: then there is a new one. */
export async function touchPlay<Mode extends 'readonly' | 'readwrite'>(mode: Mode) {
  const begin = (database: PlayDatabase) =>
    database.transaction(['play', 'entries', 'outbox'], mode, { durability: 'relaxed' });
  const database = await openPlayDatabase();
  try {
    return begin(database);
  } catch {
    forget();
    return begin(await openPlayDatabase());
  }
}
