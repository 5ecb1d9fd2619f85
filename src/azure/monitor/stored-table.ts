import type { ContentRef } from '../../kernel/content-store.ts';
import type { Context } from '../../kernel/context.ts';
import { csvRows } from '../../kernel/csv-rows.ts';
import type { TreeNode } from '../../kernel/files/node.ts';
import { hashFresh } from '../../kernel/hash.ts';
import { DAY, type SimTime } from '../../kernel/time.ts';
import type { World } from '../../kernel/world.ts';
import type { FieldValue } from '../online-endpoint/collected-fields.ts';
import { treeAt } from '../storage/datastore.ts';
import type { Table } from './table.ts';

/** Tables that are kept; each may be some ten thousand rows. */
const KEPT_TABLES = 4;

interface Csv {
  readonly heading: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/**
 * The CSV files below a place as one table; undefined when nothing lies there. Files of another heading are joined by
 * their first column, as the labels of an evaluation set are. Of files named `day=<day>` only those of the window count.
 */
export function storedTable(
  world: World,
  context: Context,
  place: { readonly workspace: string; readonly datastore: string; readonly at: string },
  window: { readonly from: SimTime; readonly to: SimTime } | null,
): Table | undefined {
  const node = treeAt(world, place.workspace, place.datastore, place.at.replace(/\/$/, ''));
  if (!node) return undefined;
  const refs = filesOf(node, '', window);
  const memo = context.memo.part('monitor-tables', KEPT_TABLES);
  return memo.get(hashFresh(refs), () => joined(refs.map((ref) => parse(context.content.text(ref)))));
}

function filesOf(node: TreeNode, name: string, window: { from: SimTime; to: SimTime } | null): ContentRef[] {
  if (node.kind === 'dir')
    return Object.keys(node.entries)
      .sort()
      .flatMap((entry) => filesOf(node.entries[entry] as TreeNode, entry, window));
  if (node.kind !== 'file' || !name.endsWith('.csv')) return [];
  const day = /^day=(\d+)\.csv$/.exec(name)?.[1];
  const isInside = !window || day === undefined || isOverlap(Number(day), window);
  return isInside ? [node.ref] : [];
}

const isOverlap = (day: number, { from, to }: { from: SimTime; to: SimTime }): boolean =>
  (day + 1) * DAY > from && day * DAY < to;

function parse(text: string): Csv {
  const [heading = [], ...rows] = csvRows(text);
  return { heading, rows };
}

function joined(files: readonly Csv[]): Table {
  const groups = new Map<string, Csv>();
  for (const { heading, rows } of files) {
    const key = heading.join();
    groups.set(key, { heading, rows: [...(groups.get(key)?.rows ?? []), ...rows] });
  }
  const [main, ...others] = [...groups.values()].sort((a, b) => b.heading.length - a.heading.length);
  if (!main) return { rows: 0, columns: new Map() };
  const columns = new Map<string, readonly FieldValue[]>();
  for (const [i, name] of main.heading.entries()) columns.set(name, typed(main.rows.map((row) => row[i])));
  for (const { heading, rows } of others) {
    const key = main.heading.indexOf(heading[0] ?? '');
    if (key < 0) continue;
    const byKey = new Map(rows.map((row) => [row[0], row]));
    for (const [i, name] of heading.entries())
      if (!columns.has(name)) columns.set(name, typed(main.rows.map((row) => byKey.get(row[key])?.[i])));
  }
  return { rows: main.rows.length, columns };
}

/** Cells of one column: numbers when all of them read as numbers, else texts; empty cells are null. */
function typed(cells: readonly (string | undefined)[]): FieldValue[] {
  const isNumber = cells.every((cell) => cell === undefined || cell === '' || Number.isFinite(Number(cell)));
  return cells.map((cell) => (cell === undefined || cell === '' ? null : isNumber ? Number(cell) : cell));
}
