import type { ContentRef, ContentStore } from '../../kernel/content-store.ts';
import { defineTable } from '../../kernel/table.ts';
import type { Tx } from '../../kernel/tx.ts';
import type { World } from '../../kernel/world.ts';
import type { Decision } from '../decisions.ts';
import type { DecidedOrder } from './decide-orders.ts';

/** What was decided on the sampled orders of a day, in their order. The bytes are in the content store. */
interface LedgerRow {
  readonly firstHour: number; // of the day, that is written down
  readonly deployments: readonly string[]; // that were asked, by number
  readonly parts: readonly ContentRef[]; // hour by hour while the day runs, then one
}

const ledger = defineTable<LedgerRow>('decision-ledger');
const idOf = (day: number): string => String(day).padStart(6, '0');

const DECISIONS: readonly Decision[] = ['approve', 'review', 'decline'];
/** Nobody knows what became of the order: its request was too much to run. */
const UNKNOWN = 3;
const HAS_SCORE = 4;
const NO_DEPLOYMENT = 31;
const STEPS = 65_535; // a score is kept in so many steps

/** Decisions as columns. Three bytes an order: score high, score low, flags; each column in one piece. */
interface Columns {
  readonly scores: Uint16Array;
  readonly flags: Uint8Array; // decision 0–2 or UNKNOWN · HAS_SCORE · deployment number · 8
}

/** Writes down what became of the sampled orders of an hour, `samples` in order of time. A day's parts become one. */
export function addDecisions(
  tx: Tx,
  content: ContentStore,
  hour: number,
  samples: readonly string[],
  decided: readonly DecidedOrder[],
): void {
  const id = idOf(Math.floor(hour / 24));
  const { firstHour, deployments, parts } = ledger.get(tx.world, id) ?? {
    firstHour: hour % 24,
    deployments: [],
    parts: [],
  };
  const own = new Map<string, DecidedOrder>(); // what happened to the sample itself comes first
  for (const one of decided) if (!own.has(one.sample)) own.set(one.sample, one);
  const asked = [...own.values()].flatMap(({ deployment }) => deployment ?? []);
  const names = [...new Set([...deployments, ...asked])].slice(0, NO_DEPLOYMENT);
  const columns = columnsOf(samples, own, names);
  const isLast = hour % 24 === 23;
  ledger.put(tx, id, {
    firstHour,
    deployments: names,
    parts: isLast
      ? [content.put(encode([...parts.map((ref) => decode(content.bytes(ref))), columns]))]
      : [...parts, content.put(encode([columns]))],
  });
}

function columnsOf(
  samples: readonly string[],
  own: ReadonlyMap<string, DecidedOrder>,
  names: readonly string[],
): Columns {
  const scores = new Uint16Array(samples.length);
  const flags = Uint8Array.from(samples, (id, i) => {
    const one = own.get(id);
    if (!one || one.id !== id) return UNKNOWN | (NO_DEPLOYMENT << 3);
    if (one.score !== null) scores[i] = Math.round(one.score * STEPS);
    const name = one.deployment === null ? -1 : names.indexOf(one.deployment);
    return (
      DECISIONS.indexOf(one.decision) | (one.score === null ? 0 : HAS_SCORE) | ((name < 0 ? NO_DEPLOYMENT : name) << 3)
    );
  });
  return { scores, flags };
}

function encode(parts: readonly Columns[]): Uint8Array {
  const n = parts.reduce((sum, { flags }) => sum + flags.length, 0);
  const bytes = new Uint8Array(3 * n);
  let at = 0;
  for (const { scores, flags } of parts)
    for (let i = 0; i < flags.length; i++, at++) {
      bytes[at] = (scores[i] as number) >> 8;
      bytes[n + at] = (scores[i] as number) & 255;
      bytes[2 * n + at] = flags[i] as number;
    }
  return bytes;
}

function decode(bytes: Uint8Array): Columns {
  const n = bytes.length / 3;
  const scores = Uint16Array.from({ length: n }, (_, i) => ((bytes[i] as number) << 8) | (bytes[n + i] as number));
  return { scores, flags: bytes.slice(2 * n) };
}

/** What became of one sampled order. */
export interface LedgerEntry {
  readonly decision: Decision;
  readonly score: number | null; // null: decided by the fallback rule
  readonly deployment: string | null; // that was asked
}

/** A day of the ledger, as far as it is written. */
export interface LedgerDay {
  readonly firstHour: number; // the first entry is that of the day's first order in this hour
  readonly entries: readonly (LedgerEntry | null)[]; // in order of time; null: not known what became of it
  readonly key: string; // names the contents
}

/** What names the contents of a day, and from which hour on it is written; null when nothing is. Reads no contents. */
export function ledgerKey(world: World, day: number): Pick<LedgerDay, 'firstHour' | 'key'> | null {
  const row = ledger.get(world, idOf(day));
  return row ? { firstHour: row.firstHour, key: row.parts.join() } : null;
}

/** What was decided on a day; null when nothing is written about it. */
export function decisionsOfDay(world: World, content: ContentStore, day: number): LedgerDay | null {
  const row = ledger.get(world, idOf(day));
  if (!row) return null;
  const entries = row.parts.flatMap((ref) => {
    const { scores, flags } = decode(content.bytes(ref));
    return Array.from(flags, (flag, i): LedgerEntry | null => {
      const decision = DECISIONS[flag & 3];
      if (!decision) return null;
      const score = flag & HAS_SCORE ? (scores[i] as number) / STEPS : null;
      return { decision, score, deployment: row.deployments[flag >> 3] ?? null };
    });
  });
  return { firstHour: row.firstHour, entries, key: row.parts.join() };
}
