import * as v from 'valibot';
import { type DataAsset, dataTree } from '../../azure/data/data-asset.ts';
import type { Context } from '../../kernel/context.ts';
import type { FileNode } from '../../kernel/files/node.ts';
import type { World } from '../../kernel/world.ts';
import { addSummaries, type ColumnSummary, type ValueKind } from '../profile/column-summary.ts';
import { type FileProfile, fileProfile, isTable } from '../profile/file-profile.ts';
import { coarsen, type Histogram } from '../profile/histogram.ts';
import { filesOfAsset, findData } from './data-asset-view.ts';
import { type FileEntry, fileBelow } from './tree-files.ts';
import { defineView } from './view.ts';

/** The columns of a data asset, computed from its files. */
export interface DataProfile {
  readonly read: number; // files read so far
  readonly readable: number; // files that would be read, in all
  readonly tables: number; // files that are tables
  readonly others: number; // files that are not
  readonly groups: readonly ProfileGroup[]; // files with the same columns belong together
}

export interface ProfileGroup {
  readonly folder: string; // where its files lie: 'labels', '' at the top
  readonly files: readonly { readonly path: string; readonly rows: number; readonly ragged: number }[];
  readonly rows: number;
  readonly columns: readonly ColumnProfile[];
}

export interface ColumnProfile {
  readonly name: string;
  readonly type: ValueKind; // of most values
  readonly odd: number; // values that are of another type
  readonly empty: number;
  readonly min: number | string | null;
  readonly max: number | string | null;
  readonly mean: number | null;
  readonly distinct: number | null; // null: more than a hundred
  readonly top: readonly { readonly value: string; readonly count: number }[]; // most frequent first
  readonly histogram: Histogram | null; // of numbers
  readonly meanByFile: readonly (number | null)[]; // of numbers, file by file
  readonly emptyByFile: readonly number[]; // shares
}

/** Files read at most, and their size together. */
const MAX_FILES = 64;
const MAX_BYTES = 32_000_000;
const BINS = 32;
const TOP = 8;

/**
 * The profile over the first `files` files. A page asks for one more at a time, so that no single look takes long: what
 * was read before is remembered.
 */
export const dataProfileView = defineView(
  'data-profile',
  v.strictObject({ name: v.string(), version: v.string(), files: v.pipe(v.number(), v.integer(), v.minValue(1)) }),
  ({ world, context, params }): DataProfile | null => {
    const asset = findData(world, params.name, params.version);
    return asset ? profileOf(world, context, asset, params.files) : null;
  },
  { everyMs: 5000 },
);

interface ReadFile {
  readonly path: string;
  readonly profile: FileProfile;
}

function profileOf(world: World, context: Context, asset: DataAsset, asked: number): DataProfile {
  const tree = dataTree(world, asset);
  const all = filesOfAsset(asset, tree);
  const tables = all.filter(({ path }) => isTable(path));
  const readable = boundedBy(MAX_BYTES, tables.slice(0, MAX_FILES));
  const read = readable.slice(0, asked).flatMap(({ path }): ReadFile[] => {
    const node: FileNode | undefined = tree?.kind === 'file' ? tree : fileBelow(tree, path);
    return node ? [{ path, profile: fileProfile(context, node) }] : [];
  });
  return {
    read: read.length,
    readable: readable.length,
    tables: tables.length,
    others: all.length - tables.length,
    groups: groupsOf(read),
  };
}

/** The first files, as many as come to so many bytes together. */
function boundedBy(most: number, files: readonly FileEntry[]): readonly FileEntry[] {
  let bytes = 0;
  const end = files.findIndex(({ size }) => {
    bytes += size;
    return bytes > most;
  });
  return end < 0 ? files : files.slice(0, Math.max(1, end));
}

function groupsOf(read: readonly ReadFile[]): ProfileGroup[] {
  const groups = new Map<string, ReadFile[]>();
  for (const file of read) {
    const key = JSON.stringify([folderOf(file.path), file.profile.columns.map(({ name }) => name)]);
    groups.set(key, [...(groups.get(key) ?? []), file]);
  }
  return [...groups.values()].map((files) => ({
    folder: folderOf(files[0]?.path ?? ''),
    files: files.map(({ path, profile: { rows, ragged } }) => ({ path, rows, ragged })),
    rows: files.reduce((sum, { profile }) => sum + profile.rows, 0),
    columns: (files[0]?.profile.columns ?? []).map((_, index) =>
      columnOf(files.flatMap(({ profile }) => profile.columns[index] ?? [])),
    ),
  }));
}

/** 'labels/day=0028.csv' lies in 'labels'; partitions such as 'day=0028/part.csv' all lie in ''. */
const folderOf = (path: string): string =>
  path
    .split('/')
    .slice(0, -1)
    .filter((part) => !part.includes('='))
    .join('/');

function columnOf(parts: readonly ColumnSummary[]): ColumnProfile {
  const all = parts.reduce(addSummaries);
  const { numeric, counts } = all;
  const { type, odd } = typeOf(all);
  const isNumeric = type === 'integer' || type === 'number';
  return {
    name: all.name,
    type,
    odd,
    empty: all.empty,
    min: isNumeric ? (numeric?.min ?? null) : all.earliest,
    max: isNumeric ? (numeric?.max ?? null) : all.latest,
    mean: isNumeric && numeric ? numeric.sum / numeric.count : null,
    distinct: counts?.size ?? null,
    top: [...(counts ?? [])]
      .map(([value, count]) => ({ value, count }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
      .slice(0, TOP),
    histogram: isNumeric && numeric ? coarsen(numeric.histogram, BINS) : null,
    meanByFile: isNumeric ? parts.map((part) => (part.numeric ? part.numeric.sum / part.numeric.count : null)) : [],
    emptyByFile: parts.map((part) => (part.rows === 0 ? 0 : part.empty / part.rows)),
  };
}

/** What most values are. Whole numbers among decimal ones are not odd. */
export function typeOf({ kinds }: ColumnSummary): { readonly type: ValueKind; readonly odd: number } {
  const { integer, number, boolean, timestamp, text } = kinds;
  const all = integer + number + boolean + timestamp + text;
  const found: readonly (readonly [ValueKind, number])[] = [
    [number > 0 ? 'number' : 'integer', integer + number],
    ['timestamp', timestamp],
    ['boolean', boolean],
    ['text', text],
  ];
  const [type, count] = found.reduce((most, one) => (one[1] > most[1] ? one : most));
  return { type: all === 0 ? 'text' : type, odd: all - count };
}
