import type { Status } from '../../scenario/status.ts';
import { openPlayDatabase } from './play-database.ts';

/** From worst to best. */
const LADDER: { readonly [status in Status]: number } = { unresolved: 0, masked: 1, mitigated: 2, resolved: 3 };

/** The best a player made of each scenario they played to its end. */
export async function bestResults(): Promise<ReadonlyMap<string, Status>> {
  const kept = await (await openPlayDatabase()).getAll('results');
  return new Map(kept.flatMap(({ scenario, status }) => (status in LADDER ? [[scenario, status as Status]] : [])));
}

/** Keeps a result unless a better one is kept. */
export async function keepResult(scenario: string, status: Status): Promise<void> {
  const { store, done } = (await openPlayDatabase()).transaction('results', 'readwrite');
  const before = (await store.get(scenario))?.status;
  if (before === undefined || LADDER[status] > (LADDER[before as Status] ?? -1)) await store.put({ scenario, status });
  await done;
}
