import * as v from 'valibot';
import { type DataAsset, dataTree } from '../../azure/data/data-asset.ts';
import type { Context } from '../../kernel/context.ts';
import type { FileNode } from '../../kernel/files/node.ts';
import { DAY, parseIsoTime, type SimTime } from '../../kernel/time.ts';
import type { World } from '../../kernel/world.ts';
import type { ColumnSummary, ValueKind } from '../profile/column-summary.ts';
import { type FileProfile, fileProfile, isTable } from '../profile/file-profile.ts';
import { filesOfAsset, findData } from './data-asset-view.ts';
import { typeOf } from './data-profile-view.ts';
import { fileBelow } from './tree-files.ts';
import { defineView } from './view.ts';

/** How the columns of a data asset went from day to day, a file being a day. */
export interface DataDays {
  readonly folders: readonly string[]; // that hold daily files; '' at the top
  readonly folder: string; // the one that is shown
  readonly read: number; // files read so far, the newest first
  readonly readable: number;
  readonly days: readonly DayOfData[]; // oldest first
  readonly columns: readonly ColumnDays[];
}

interface DayOfData {
  readonly at: SimTime; // midnight the day begins with
  readonly path: string;
  readonly rows: number;
}

/** One value for every day; null where the day has no such column or no numbers. */
type Daily = readonly (number | null)[];

export interface ColumnDays {
  readonly name: string;
  readonly type: ValueKind;
  readonly empty: Daily; // shares
  readonly numbers: { readonly mean: Daily; readonly p5: Daily; readonly p50: Daily; readonly p95: Daily } | null;
  readonly values: readonly { readonly value: string; readonly shares: Daily }[] | null; // of the cells that are not empty
}

/** A column with no more different values than this is told value by value. */
const FEW = 12;
const MOST_FILES = 91;

/**
 * Daily files of one folder, the newest `files` of them. A page asks for one more at a time: what was read before is
 * remembered by content.
 */
export const dataDaysView = defineView(
  'data-days',
  v.strictObject({
    name: v.string(),
    version: v.string(),
    folder: v.nullable(v.string()), // null: the first
    files: v.pipe(v.number(), v.integer(), v.minValue(1)),
  }),
  ({ world, context, params }): DataDays | null => {
    const asset = findData(world, params.name, params.version);
    return asset ? daysOf(world, context, asset, params.folder, params.files) : null;
  },
  { everyMs: 2000 },
);

interface DailyFile {
  readonly path: string;
  readonly folder: string;
  readonly at: SimTime;
}

function daysOf(world: World, context: Context, asset: DataAsset, asked: string | null, files: number): DataDays {
  const tree = dataTree(world, asset);
  const daily = filesOfAsset(asset, tree).flatMap(({ path }): DailyFile[] => {
    const at = isTable(path) ? dayInName(path) : undefined;
    return at === undefined ? [] : [{ path, folder: path.slice(0, Math.max(0, path.lastIndexOf('/'))), at }];
  });
  const folders = [...new Set(daily.map(({ folder }) => folder))];
  const folder = asked !== null && folders.includes(asked) ? asked : (folders[0] ?? '');
  const readable = daily
    .filter((file) => file.folder === folder)
    .sort((a, b) => a.at - b.at)
    .slice(-MOST_FILES);
  const read = readable.slice(-files).flatMap(({ path, at }) => {
    const node: FileNode | undefined = tree?.kind === 'file' ? tree : fileBelow(tree, path);
    return node ? [{ at, path, profile: fileProfile(context, node) }] : [];
  });
  return {
    folders,
    folder,
    read: read.length,
    readable: readable.length,
    days: read.map(({ at, path, profile }) => ({ at, path, rows: profile.rows })),
    columns: columnsOf(read.map(({ profile }) => profile)),
  };
}

/** 'day=0041.csv' counts days since the epoch; 'date=2026-02-15.csv' says it. */
function dayInName(path: string): SimTime | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const counted = /(?:^|[^\d])day=(\d{1,5})(?!\d)/.exec(name)?.[1];
  if (counted !== undefined) return Number(counted) * DAY;
  const date = /\d{4}-\d\d-\d\d/.exec(name)?.[0];
  return date === undefined ? undefined : parseIsoTime(date);
}

function columnsOf(profiles: readonly FileProfile[]): ColumnDays[] {
  // The newest file says which columns there are, and in which order; those that are gone come after them.
  const names = [...new Set([...profiles].reverse().flatMap(({ columns }) => columns.map(({ name }) => name)))];
  return names.map((name) =>
    columnDays(
      name,
      profiles.map(({ columns }) => columns.find((column) => column.name === name)),
    ),
  );
}

function columnDays(name: string, parts: readonly (ColumnSummary | undefined)[]): ColumnDays {
  const newest = parts.findLast((part) => part !== undefined) as ColumnSummary;
  const { type } = typeOf(newest);
  const daily = (of: (part: ColumnSummary) => number | null | undefined): Daily =>
    parts.map((part) => (part ? (of(part) ?? null) : null));
  const isNumeric = type === 'integer' || type === 'number';
  return {
    name,
    type,
    empty: daily(({ rows, empty }) => (rows === 0 ? null : empty / rows)),
    numbers: isNumeric
      ? {
          mean: daily(({ numeric }) => numeric && numeric.sum / numeric.count),
          p5: daily(({ numeric }) => numeric?.quantiles?.p5),
          p50: daily(({ numeric }) => numeric?.quantiles?.p50),
          p95: daily(({ numeric }) => numeric?.quantiles?.p95),
        }
      : null,
    values: valuesOf(parts, daily),
  };
}

function valuesOf(
  parts: readonly (ColumnSummary | undefined)[],
  daily: (of: (part: ColumnSummary) => number | null) => Daily,
): ColumnDays['values'] {
  const values = new Set<string>();
  for (const part of parts) {
    if (part && !part.counts) return null;
    for (const value of part?.counts?.keys() ?? []) values.add(value);
    if (values.size > FEW) return null;
  }
  return [...values].sort().map((value) => ({
    value,
    shares: daily(({ rows, empty, counts }) => (rows === empty ? null : (counts?.get(value) ?? 0) / (rows - empty))),
  }));
}
