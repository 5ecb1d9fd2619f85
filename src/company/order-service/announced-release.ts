import { schedule } from '../../kernel/reaction.ts';
import type { Tx } from '../../kernel/tx.ts';
import { colleagueSays } from '../channels/colleague-says.ts';
import { type OrderServiceRelease, putRelease } from './release.ts';

/** Plans a release, and that the app team publishes its note where those who read the feed read. */
export function putAnnouncedRelease(tx: Tx, release: OrderServiceRelease): void {
  putRelease(tx, release);
  const text = `Order service ${release.version} is in production.\n${release.note}`;
  schedule(tx, release.at, colleagueSays, { actor: 'app-team', channel: 'feeds', text });
}
