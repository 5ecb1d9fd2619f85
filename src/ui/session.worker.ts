import { bootWorker } from '../session/boot-worker.ts';
import { IdbJournal } from './storage/idb-journal.ts';

bootWorker(self as unknown as Parameters<typeof bootWorker>[0], new IdbJournal());
