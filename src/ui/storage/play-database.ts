import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { PlayEnd } from '../../session/journal.ts';
import type { PlayIdentity } from '../../session/play.ts';
import type { Check, RecordedInput } from '../../session/recording.ts';

/** The play in progress. There is one at a time. */
export interface KeptPlay extends PlayIdentity {
  readonly build: string;
  readonly end: PlayEnd | null; // null: not a second of it was played
}

/** The best a player made of a scenario. */
export interface KeptResult {
  readonly scenario: string;
  readonly status: string; // of the status ladder
}

export interface PlaySchema extends DBSchema {
  play: { key: 'current'; value: KeptPlay };
  entries: { key: number; value: { readonly check: Check; readonly input: RecordedInput | null } };
  results: { key: string; value: KeptResult };
}

export type PlayDatabase = IDBPDatabase<PlaySchema>;

/** What the browser keeps. @throws when storage is forbidden or full */
export const openPlayDatabase = (): Promise<PlayDatabase> =>
  openDB<PlaySchema>('mlops-flight-simulator', 1, {
    upgrade(database) {
      database.createObjectStore('play');
      database.createObjectStore('entries', { autoIncrement: true });
      database.createObjectStore('results', { keyPath: 'scenario' });
    },
  });
