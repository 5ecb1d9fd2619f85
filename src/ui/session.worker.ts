import { bootWorker } from '../session/boot-worker.ts';

bootWorker(self as unknown as Parameters<typeof bootWorker>[0]);
